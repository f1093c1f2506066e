"""Are answers of every documented shape, and of none, read without guessing?"""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.hotelrunner import inventory, parse, transactions
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.callback import authentic, data_field, deliveries
from channels.hotelrunner.wire_json import NotJson, decode
from channels.ports import PushState
from domain.bookings.reservation import Reservation, ReservationState
from domain.money import Money

FIXTURES = Path(__file__).parents[2] / "fixtures" / "hotelrunner"
MAPPED = {"HR:1": "junior", "HR:2": "double"}


def fixture(name: str) -> Any:
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def read(body: Any) -> Reservation:
    found = parse.envelope(body, MAPPED)
    assert found.reservation is not None, found.problem
    return found.reservation


def problem(**changes: Any) -> str | None:
    return parse.envelope({**fixture("reservation_2026"), **changes}).problem


def test_a_reservation_of_2026_with_two_rooms() -> None:
    stay = read(fixture("reservation_2026"))
    assert stay.number == "R900000001"
    assert (stay.source, stay.channel_number) == ("bookingcom", "4400000001")
    assert stay.total == Money(Decimal("1160.50"), "EUR")
    assert stay.booked_at == datetime(2026, 1, 10, 18, 5, tzinfo=UTC)  # written 21:05+03:00
    assert stay.updated_at == datetime(2026, 1, 11, 6, 30, 1, 250000, tzinfo=UTC)
    assert [room.room_type for room in stay.rooms] == ["junior", "double"]
    assert [len(room.nights) for room in stay.rooms] == [3, 2]
    assert stay.rooms[0].nightly[1] == (date(2026, 3, 11), Decimal("210.00"))
    assert (stay.rooms[0].adults, stay.rooms[0].children) == (2, 1)
    assert stay.guest.name == "Ada Exemple"
    assert stay.delivery == "00ff00ff00ff00ff00ff00ff00ff0001"


def test_a_reservation_of_2015_with_texts_for_numbers_and_old_keys() -> None:
    stay = read(fixture("reservation_2015"))
    assert stay.booked_at == datetime(2015, 10, 1, 7, 0, tzinfo=UTC)
    assert stay.rooms[0].external_code == "HR:2"
    assert stay.rooms[0].nightly == ((date(2015, 11, 2), Decimal("80.00")),)
    assert stay.guest.name == "Bob Example"


def test_one_cancelled_room_leaves_the_other_holding() -> None:
    body = fixture("reservation_2026")
    body["rooms"][0]["state"] = "canceled"
    assert [room.room_type for room in read(body).holding] == ["double"]


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"state": "canceled"}, ReservationState.CANCELLED),
        ({"state": "Cancelled"}, ReservationState.CANCELLED),
        ({"state": "canceled", "cancel_reason": "no_show"}, ReservationState.NO_SHOW),
        ({"state": "no-show"}, ReservationState.NO_SHOW),
        ({"state": None, "reason": "cancel"}, ReservationState.CANCELLED),
        ({"state": None, "reason": "modify"}, ReservationState.RESERVED),
    ],
)
def test_states(changes: dict[str, Any], state: ReservationState) -> None:
    assert read({**fixture("reservation_2026"), **changes}).state is state


def test_a_cancellation_without_rooms_still_frees_the_dates() -> None:
    stay = read({**fixture("reservation_2026"), "state": "canceled", "rooms": []})
    assert (stay.check_in, stay.check_out, stay.holding) == (date(2026, 3, 10), date(2026, 3, 13), ())


def test_an_unknown_code_is_an_unmapped_room() -> None:
    body = fixture("reservation_2026")
    body["rooms"][0]["inv_code"] = "HR:DEFAULT"
    assert read(body).rooms[0].room_type is None
    assert read(body).rooms[0].external_code == "HR:DEFAULT"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hr_number": None, "reservation_id": None}, "hr_number is missing"),
        ({"state": "dreaming"}, "state is not one that we know"),
        ({"updated_at": None, "completed_at": ""}, "updated_at and completed_at are missing"),
        ({"updated_at": "yesterday"}, "updated_at is not an instant"),
        ({"updated_at": "0001-01-01T00:00:00+03:00"}, "updated_at is not an instant"),
        ({"total": "beaucoup"}, "total is not an amount"),
        ({"total": "NaN"}, "total is not an amount"),
        ({"total": "1e999999"}, "total is not an amount"),
        ({"total": True}, "total is not an amount"),
        ({"currency": "euros"}, "currency is not an ISO 4217 code"),
        (
            {"rooms": [{"checkin_date": "2026-03-10", "checkout_date": "2026-03-10"}]},
            "checkout_date does not",
        ),
        ({"rooms": [{"checkout_date": "9999-12-31"}]}, "checkout_date does not follow"),
        ({"rooms": [{"checkin_date": "10/03/2026"}]}, "checkin_date is not a date"),
        ({"rooms": [{"state": "?"}]}, "state is not one"),
    ],
)
def test_a_bad_body_is_kept_with_its_problem(changes: dict[str, Any], words: str) -> None:
    assert (problem(**changes) or "").startswith(words)


def test_unknown_keys_are_kept_and_repetitions_share_a_key() -> None:
    body = {**fixture("reservation_2026"), "brand_new": {"x": 1}}
    first, again = parse.envelope(body), parse.envelope(dict(body))
    assert first.raw["brand_new"] == {"x": 1}
    assert first.key == again.key
    without = {k: v for k, v in body.items() if k != "message_uid"}
    moved = {**without, "updated_at": "2026-01-12T00:00:00Z"}
    assert parse.envelope(without).key == parse.envelope(dict(without)).key != parse.envelope(moved).key


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


KEYS = sorted({*fixture("reservation_2026"), *fixture("reservation_2026")["rooms"][0]})


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(KEYS), json_values), min_size=1, max_size=5))
def test_no_mutation_of_a_documented_body_is_a_bug(mutations: list[tuple[int, str, Any]]) -> None:
    body = fixture("reservation_2026")
    targets = [body, *body["rooms"]]
    for place, key, value in mutations:
        targets[place][key] = value
    found = parse.envelope(body, MAPPED)
    assert (found.reservation is None) == (found.problem is not None)
    assert found.raw == body


@given(json_values)
def test_any_json_at_all_is_read_or_refused(value: Any) -> None:
    assert parse.envelope(value).key
    transactions.status(value, "1")
    if isinstance(value, dict):
        inventory.rates(value)
        inventory.channels(value)


@pytest.mark.parametrize("text", ["", "<html>", "NaN", '{"a": 1e400}', "[" * 100_000, "9" * 5000, "\ud800"])
def test_what_is_not_json_is_said_not_to_be(text: str) -> None:
    with pytest.raises(NotJson):
        decode(text)


def test_characters_that_no_database_keeps_are_replaced() -> None:
    assert decode('{"a\\u0000": ["\\ud800", "é"]}') == {"a�": ["�", "é"]}


# -- rooms and channels


def test_rows_of_the_room_list() -> None:
    master, derived, default, old = inventory.rates(fixture("rooms"))
    assert (master.external_code, master.currency, master.capacity) == ("HR:1", "EUR", 3)
    assert master.price_writable
    assert (derived.rate_code, derived.external_code, derived.price_writable) == ("NR:HR:1", "HR:1", False)
    assert default.catch_all
    assert not default.price_writable
    assert (old.external_code, old.rate_code) == ("HR:9", "HR:9")


def test_counters_of_connected_channels() -> None:
    online, booking = inventory.channels(fixture("connected_channels"))
    assert (online.code, online.succeeded) == ("online", 12)
    assert (booking.in_progress, booking.succeeded, booking.failed) == (1, 297, 2)


# -- transactions


def counts(failed: int, succeeded: int, in_progress: int) -> dict[str, int]:
    return {"failed": failed, "succeeded": succeeded, "in_progress": in_progress}


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ({"counts": counts(0, 2, 0)}, PushState.CONFIRMED),
        ({"counts": counts(0, 1, 1)}, PushState.PENDING),
        ({"counts": counts(1, 1, 1)}, PushState.PENDING),
        ({"counts": counts(1, 1, 0)}, PushState.PARTIAL),
        ({"counts": counts(2, 0, 0)}, PushState.FAILED),
        ({"counts": counts(0, 0, 0)}, PushState.UNKNOWN),
        ({}, PushState.UNKNOWN),
        (
            {"counts": counts(0, 2, 0), "details": [{"channel_code": "x", "state": "failed"}]},
            PushState.UNKNOWN,
        ),
        ({"counts": counts(0, 2, 0), "details": [{"channel_code": "x", "state": "odd"}]}, PushState.UNKNOWN),
        ({"counts": {**counts(0, 2, 0), "in_progress": "some"}}, PushState.UNKNOWN),
        ({"counts": {**counts(0, 2, 0), "in_progress": 123456}}, PushState.PENDING),
        ({"counts": {"succeeded": "2"}}, PushState.CONFIRMED),
        ({"details": [{"channel_code": "x", "state": "succeeded"}]}, PushState.CONFIRMED),
        ({"details": [{"channel_code": "x", "state": "waiting"}]}, PushState.PENDING),
    ],
)
def test_a_transaction_is_confirmed_only_when_all_of_it_is(body: dict[str, Any], state: PushState) -> None:
    assert transactions.status({"transaction": {"id": "7", **body}}, "7").state is state
    assert transactions.status({"7": body}, "7").state is state


def test_both_shapes_name_each_channel_once_with_its_worst_verdict() -> None:
    for name in ("transaction_v2", "transaction_v1"):
        found = transactions.status(fixture(name), "700000001")
        assert found.state is PushState.PARTIAL, name
        assert {c.channel: (c.state, c.error) for c in found.channels} == {
            "bookingcom": ("failed", None),
            "online": ("succeeded", None),
        }


def test_another_transaction_proves_nothing() -> None:
    assert transactions.status(fixture("transaction_v2"), "8").state is PushState.UNKNOWN


# -- callback


ACCOUNT = HotelRunnerAccount("https://hr.example", "tok/en", "77")


@pytest.mark.parametrize(
    ("token", "hr_id", "right"),
    [
        ("tok/en", "77", True),
        ("tok/en", "78", False),
        ("token", "77", False),
        (None, None, False),
        ("é\ud800", "77", False),
    ],
)
def test_only_the_accounts_own_credentials_are_authentic(
    token: str | None, hr_id: str | None, right: bool
) -> None:
    assert authentic(ACCOUNT, token, hr_id) is right


def test_both_bodies_of_a_callback_and_a_bare_one() -> None:
    body = fixture("reservation_2026")
    for shape in ({"reservations": [body]}, {**body, "reason": "modify"}, body):
        (found,) = deliveries(json.dumps(shape), MAPPED)
        assert found.reservation is not None
        assert found.delivery == body["message_uid"]


def test_a_callback_that_makes_no_sense_is_kept() -> None:
    (found,) = deliveries("<oops>\x00")
    assert (found.reservation, found.problem is None, found.raw["data"]) == (None, False, "<oops>�")
    assert deliveries('{"reservations": []}') == ()
    assert [e.problem for e in deliveries('{"reservations": [1]}')] == ["not an object"]


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (b"data=%7B%22a%22%3A+1%7D", '{"a": 1}'),
        (b"other=1", None),
        (b"", None),
        (b"\xff\xfe", None),
        (b"&".join([b"a=1"] * 50), None),
    ],
)
def test_the_form_field_of_a_callback(form: bytes, data: str | None) -> None:
    assert data_field(form) == data


def test_a_delta_of_two_days_is_not_lost_to_offsets() -> None:
    body = {**fixture("reservation_2026"), "updated_at": "2026-01-11T00:30:00+03:00"}
    assert read(body).updated_at.date() == date(2026, 1, 11) - timedelta(days=1)
