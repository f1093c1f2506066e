"""Does any text at all end in an order that makes sense, or in words?"""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from directors.revenue.command import draft_from_order, parse_prix
from domain.errors import Refusal
from domain.nights import spans
from tests.makers import TODAY, house_of, villa

PIECES = (
    *(
        "suite junior",
        "suites",
        "tout",
        "all",
        "dbl",
        "11",
        "chambre 12",
        "sauf",
        "x",
        "et",
        ",",
        "-",
        "/",
        ".",
    ),
    *(
        "20/12",
        "03/01",
        "29/02",
        "31/04",
        "0/0",
        "99/99",
        "2027",
        "2026-12-24",
        "20/12/0000",
        "20/12/9999",
        "1er",
    ),
    *(
        "demain",
        "ce",
        "next",
        "week-end",
        "semaine",
        "mois",
        "prochain",
        "février",
        "Dec",
        "mar",
        "may",
        "20",
    ),
    *(
        "ven",
        "sam",
        "tous les",
        "samedis",
        "lun-",
        "du",
        "au",
        "from",
        "to",
        "entre",
        "between",
        "and",
        "jusqu'au",
    ),
    *(
        "+",
        "−",
        "%",
        "15",
        "1 850",
        "1.850,50",
        "0",
        "000",
        "9" * 30,
        "9" * 5000,
        "MAD",
        "€",
        "$",
        "plus",
        "à",
    ),
    *(
        "min",
        "séjour min",
        "2",
        "nuits",
        "fermer",
        "ouvrir",
        "²",
        "٣",
        "½",
        "n°",
        "'",
        "œ",
        "ß",
        "İ",
        "\x00",
        "🙂",
    ),
)
HOUSE = house_of(ahead=40)


def make_sense(text: str, today: date = TODAY) -> None:
    try:
        order = parse_prix(text, villa(), today)
    except Refusal:
        return
    assert order.room_types
    assert order.nights
    assert list(order.nights) == sorted(set(order.nights))
    assert order.nights[0] >= today
    assert (order.price, order.min_stay, order.stop_sell) != (None, None, None)
    assert spans(order.nights)
    try:
        action = draft_from_order(order, HOUSE)
    except Refusal:
        return
    assert all(c.after.price is None or c.after.price > 0 for c in action.changes)


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    make_sense(text)


@given(
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
)
@example("triple 29/02 1900", date(2028, 2, 29))
@example("triple 31/12-29/02 1900", date(2026, 12, 31))
@example("triple 29/02-31/03 1900", date(2026, 12, 31))
def test_any_pieces_on_any_day(text: str, today: date) -> None:
    make_sense(text, today)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_any_pieces_run_together(text: str) -> None:
    make_sense(text)
