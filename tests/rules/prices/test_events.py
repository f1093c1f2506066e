"""Is an event read from the owner's words, put in place of what was computed, and measured by what came?"""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.actions import ConfirmEvent, EndEvent, from_json, to_json
from domain.errors import Refusal
from domain.prices.events import Event, Kind, marrakech
from domain.prices.events.known import OwnEvent, SoldNight, calendar_of, measured
from governance.consent.kinds.register import inverse_of
from governance.prices.events.sentence import event_from, speaks_of_an_event

TODAY = date(2027, 1, 10)
KNOWN = marrakech(2027, 2028).events


def said(text: str) -> ConfirmEvent:
    return event_from(text, TODAY, KNOWN, "MAD")


@pytest.mark.parametrize(
    ("text", "name", "first", "last", "expected"),
    [
        ("festival du 12 au 14 mars, forte demande", "Festival", (3, 12), (3, 14), "strong"),
        ("Festival du film du 12 au 14 mars", "Festival du film", (3, 12), (3, 14), None),
        ("marathon le 31 janvier, forte demande", "Marathon", (1, 31), (1, 31), "strong"),
        ("salon de l'artisanat 5-9/04 faible demande", "Salon de l'artisanat", (4, 5), (4, 9), "weak"),
        ("Oasis Fest 12 to 14 March, high demand", "Oasis Fest", (3, 12), (3, 14), "strong"),
    ],
)
def test_events_in_the_owners_words(
    text: str, name: str, first: tuple[int, int], last: tuple[int, int], expected: str | None
) -> None:
    found = said(text)
    assert found.name.casefold() == name.casefold()
    assert (found.first, found.last) == (date(2027, *first), date(2027, *last))
    assert found.expected == expected
    assert found.source == text


def test_an_islamic_day_is_corrected_and_no_longer_moves() -> None:
    computed = next(event for event in KNOWN if event.key == "aid-el-fitr" and event.first.year == 2027)
    assert (computed.confirmed, computed.tolerance) == (False, 1)
    moved = computed.first + timedelta(days=1)
    found = said(f"aïd el-fitr le {moved.day}/{moved.month}")
    assert (found.code, found.first, found.last) == ("aid-el-fitr", moved, computed.last + timedelta(days=1))
    calendar = calendar_of("Marrakech", 2027, 2027, [OwnEvent(1, found.event)])
    assert calendar.label(moved) == "aid-el-fitr"
    assert [event for event in calendar.events if event.key == "aid-el-fitr"] == [found.event]
    assert found.event not in calendar.doubtful(moved)


@pytest.mark.parametrize(
    "text", ["", "festival", "du 12 au 14 mars", "festival en 2019", "festival du 12 au 14 mars à 3000"]
)
def test_what_is_no_event_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refusal):
        said(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Refusal):
        assert said(text).last >= TODAY


def test_free_words_speak_of_an_event_or_do_not() -> None:
    assert speaks_of_an_event("festival du 12 au 14 mars, forte demande")
    assert not speaks_of_an_event("priorité à l'occupation du 12 au 14 mars")


def test_a_confirmation_is_stored_and_taken_back() -> None:
    found = said("festival du 12 au 14 mars, forte demande")
    assert from_json(to_json(found)) == found
    assert inverse_of(found, 3, {"event": 7}) == EndEvent(7, "MAD")
    assert inverse_of(EndEvent(7, "MAD"), 4, {}) is None


def test_outside_marrakech_only_the_owners_word_counts() -> None:
    own = OwnEvent(1, said("festival du 12 au 14 mars").event)
    assert calendar_of("Fès", 2027, 2027, [own]).events == (own.event,)


def test_the_effect_is_measured_against_the_same_weekdays_nearby() -> None:
    first = date(2027, 3, 12)
    event = Event("festival", Kind.FESTIVAL, first, first + timedelta(days=2), "Festival", "Festival", "said")
    calendar = calendar_of(None, 2027, 2027, [OwnEvent(1, event)])
    nights = {first + timedelta(days=n): SoldNight(4, Decimal(4000), 4) for n in range(-60, 60)}
    nights |= {first + timedelta(days=n): SoldNight(10, Decimal(15000), 10) for n in range(3)}
    found = measured(event, calendar, nights)
    assert found is not None
    assert found.rooms == 10
    assert found.usual == 4
    assert found.nights == 3
    assert found.adr == Decimal(1500)
    assert found.usual_adr == Decimal(1000)
    assert found.compared == 36
    assert measured(event, calendar, {night: sold for night, sold in nights.items() if night < first}) is None
