"""Any chart that the types allow, for properties that must hold for all of them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from domain.money import Money
from domain.phrase import Phrase, say
from governance.post.chart import (
    Band,
    Bars,
    Callout,
    Chart,
    Curve,
    Ink,
    Level,
    Mark,
    Moment,
    Steps,
    Targets,
    Value,
    Values,
)

FIRST = date(2026, 10, 14)
WORDS = st.sampled_from(
    ["", "Occupation", "Chambre Double Supérieure " * 4, "x" * 90, "النخيل", "a\nb", "$x^2$_"]
)
PHRASES: st.SearchStrategy[Phrase] = st.builds(lambda words: say("text.words", words=words), WORDS)
AMOUNTS = st.one_of(
    st.integers(-3, 12),
    st.decimals("-1e15", "1e15", allow_nan=False, places=2),
    st.just(Decimal("0.71")),
)
MAYBE = st.none() | PHRASES


def _values(count: int) -> st.SearchStrategy[Values]:
    value: st.SearchStrategy[Value] = st.none() | AMOUNTS
    free = st.lists(value, min_size=count, max_size=count)
    level = st.builds(lambda same: [same] * count, value)
    return st.builds(tuple, free | level)


def _marks(places: tuple[Any, ...], *, rows: bool) -> st.SearchStrategy[list[Mark]]:
    values, ink = _values(len(places)), st.sampled_from(Ink)
    found: list[st.SearchStrategy[Mark]] = [
        st.builds(Bars, values, MAYBE, ink, st.none() | values),
        st.builds(Targets, values, MAYBE, ink),
        st.builds(Level, AMOUNTS, PHRASES, ink),
    ]
    if not rows:
        found += [
            st.builds(Curve, values, MAYBE, ink, st.booleans()),
            st.builds(Steps, values, MAYBE, ink, st.booleans()),
            st.builds(Band, values, values, MAYBE, ink),
        ]
    if not rows and places:
        one = st.sampled_from(places)
        found += [st.builds(Moment, one, PHRASES), st.builds(Callout, one, AMOUNTS, PHRASES, ink)]
    return st.lists(st.one_of(found), max_size=4)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Empty, one place, gaps, level, negative and huge figures; nights, months, counts and rows."""
    count = draw(st.sampled_from([0, 1, 2, 3, 14, 61]))
    places: tuple[Any, ...] = draw(
        st.sampled_from(
            [
                tuple(FIRST + timedelta(days=n) for n in range(count)),
                tuple(date(2026 + n // 12, n % 12 + 1, 1) for n in range(count)),
                tuple(range(count, 0, -1)),
                tuple(say("text.words", words=f"Ligne {n} " * (n % 4 + 1)) for n in range(min(count, 14))),
            ]
        )
    )
    rows = bool(places) and isinstance(places[0], Phrase)
    marks = draw(_marks(places, rows=rows))
    return Chart(
        title=draw(PHRASES),
        alt=say("text.words", words=Money(Decimal(1850), "MAD")),
        places=places,
        marks=tuple(marks),
        unit=draw(st.sampled_from(["", "%", "MAD"])),
        measure=draw(MAYBE),
        note=draw(MAYBE),
        axis=draw(MAYBE),
    )
