"""Which receipt follows from which answer, and when may the next call leave?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.exchange import Answer, Fate, _retry_after
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.receipts import receipt
from channels.ports import PushOutcome, PushReceipt, PushRow
from domain.prices.rates import CellValue

ROWS = [PushRow("HR:1", date(2026, 3, day), CellValue(price=Decimal(150))) for day in (1, 2)]


def answered(status: int, body: Any = None) -> PushOutcome:
    return receipt(Answer(Fate.ANSWERED, f"HTTP {status}", status, body), ROWS).outcome


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 410, 422])
def test_a_client_error_refused_the_whole_request(status: int) -> None:
    assert answered(status) is PushOutcome.REJECTED


@pytest.mark.parametrize("status", [301, 302, 304, 408, 500, 502, 503, 504])
def test_an_answer_that_says_nothing_about_the_effect_is_unknown(status: int) -> None:
    assert answered(status, {"status": "ok", "transaction_id": "1"}) is PushOutcome.UNKNOWN


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ({"status": "ok", "transaction_id": "1"}, PushOutcome.ACCEPTED),
        ({"status": "ok", "transaction_id": 1, "errors": []}, PushOutcome.ACCEPTED),
        ({"status": "try_again", "transaction_id": "1"}, PushOutcome.ACCEPTED),
        ({"status": "ok"}, PushOutcome.UNKNOWN),
        ({"status": "try_again"}, PushOutcome.UNKNOWN),
        ({"status": "ok", "transaction_id": True}, PushOutcome.UNKNOWN),
        ({"status": "error", "message": "no"}, PushOutcome.REJECTED),
        ({"status": "perhaps", "transaction_id": "1"}, PushOutcome.UNKNOWN),
        ({}, PushOutcome.UNKNOWN),
        ([], PushOutcome.UNKNOWN),
        (None, PushOutcome.UNKNOWN),
        (
            {
                "status": "try_again",
                "transaction_id": "1",
                "errors": [{"HR:1": {"2026-03-01": "Invalid price"}}],
            },
            PushOutcome.PARTIAL,
        ),
        (
            {
                "status": "try_again",
                "transaction_id": "1",
                "errors": [{"HR:1": {"2026-03-01": "Invalid", "2026-03-02": "Invalid"}}],
            },
            PushOutcome.REJECTED,
        ),
        ({"status": "try_again", "errors": [{"HR:1": {"2026-03-01": "Invalid"}}]}, PushOutcome.UNKNOWN),
        ({"status": "ok", "transaction_id": "1", "errors": "something"}, PushOutcome.PARTIAL),
        ({"status": "ok", "transaction_id": "1", "errors": [{"HR:1": "all of it"}]}, PushOutcome.PARTIAL),
    ],
)
def test_a_body_counts_only_for_what_it_proves(body: Any, outcome: PushOutcome) -> None:
    assert answered(200, body) is outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (None, PushOutcome.UNKNOWN),
        (199, PushOutcome.UNKNOWN),
        (200, PushOutcome.ACCEPTED),
        (299, PushOutcome.ACCEPTED),
        (300, PushOutcome.UNKNOWN),
        (399, PushOutcome.UNKNOWN),
        (499, PushOutcome.REJECTED),
        (500, PushOutcome.UNKNOWN),
    ],
)
def test_a_class_of_answers_ends_where_the_next_begins(status: int | None, outcome: PushOutcome) -> None:
    answer = Answer(Fate.ANSWERED, "HTTP", status, {"status": "ok", "transaction_id": "1"})
    assert receipt(answer, ROWS).outcome is outcome


def test_too_many_calls_say_when_to_come_back() -> None:
    found = receipt(Answer(Fate.ANSWERED, "HTTP 429", 429, None, retry_after=7.0), ROWS)
    assert (found.outcome, found.errors, found.retry_after) == (
        PushOutcome.RATE_LIMITED,
        ("HTTP 429",),
        7.0,
    )


@pytest.mark.parametrize(
    ("fate", "outcome", "own"),
    [
        (Fate.NOT_SENT, PushOutcome.UNREACHED, False),
        (Fate.HELD, PushOutcome.RATE_LIMITED, False),
        (Fate.OUT_OF_QUOTA, PushOutcome.RATE_LIMITED, True),
    ],
)
def test_what_never_left_says_whether_our_own_budget_stopped_it(
    fate: Fate, outcome: PushOutcome, own: bool
) -> None:
    found = receipt(Answer(fate, "pas parti", 200, {"status": "ok"}, retry_after=9.0), ROWS)
    assert found == PushReceipt(outcome, errors=("pas parti",), retry_after=9.0, own_quota=own)


def understood(fields: dict[str, Any], rows: list[PushRow] = ROWS, *, tracked: bool = True) -> PushReceipt:
    return receipt(Answer(Fate.ANSWERED, "HTTP 200", 200, fields), rows, tracked=tracked)


def test_a_queue_is_told_from_an_effect() -> None:
    assert understood({"status": "try_again", "transaction_id": 5}) == PushReceipt(
        PushOutcome.ACCEPTED, "5", queued=True
    )
    assert understood({"status": "ok", "transaction_id": "5"}) == PushReceipt(PushOutcome.ACCEPTED, "5")


def test_a_write_without_a_number_counts_only_where_none_is_given() -> None:
    assert understood({"status": "ok"}, tracked=False).outcome is PushOutcome.ACCEPTED
    assert understood({"status": "ok", "transaction_id": ""}) == PushReceipt(
        PushOutcome.UNKNOWN, errors=("no transaction number",)
    )
    assert understood({"status": "ok", "transaction_id": 1.5}).tracking is None


def test_a_refusal_keeps_the_channel_manager_s_own_words() -> None:
    assert understood({"status": "error", "errors": ["no"]}).errors == ("no",)
    assert understood({"status": "error"}).errors == ("HTTP 200",)
    assert understood({"status": "perhaps", "errors": "no"}).errors == ("no",)
    assert understood({"status": "perhaps"}).errors == ("HTTP 200",)
    assert understood({"status": "ok", "errors": ["no"]}).errors == ("no",)


def test_only_nights_that_were_sent_are_named_as_refused() -> None:
    told: list[Any] = [{"HR:1": {"2026-03-01": "a", "soon": "b", "2026-03-09": "c"}, "HR:2": "d"}, "e"]
    found = understood({"status": "ok", "transaction_id": "1", "errors": told})
    assert found.refused == (("HR:1", date(2026, 3, 1)),)
    assert found.errors == ("HR:1 2026-03-01: a", "HR:1 soon: b", "HR:1 2026-03-09: c", "HR:2: d", "e")
    assert found.outcome is PushOutcome.PARTIAL
    assert understood({"status": "ok", "transaction_id": "1", "errors": told}, []).refused == ()
    assert understood({"status": "ok", "errors": told}).refused == found.refused


def test_words_are_cut_at_two_hundred_letters() -> None:
    long = "x" * 300
    told: list[Any] = [long, {"HR:1": long, "HR:2": {"soon": long}}]
    errors = understood({"status": "ok", "transaction_id": "1", "errors": told}).errors
    assert [len(words) for words in errors] == [200, len("HR:1: ") + 200, len("HR:2 soon: ") + 200]


def test_a_write_of_no_rows_is_not_refused_whole() -> None:
    assert (
        understood({"status": "ok", "transaction_id": "1", "errors": ["no"]}, []).outcome
        is PushOutcome.PARTIAL
    )


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("7", 7.0),
        ("Sun, 01 Feb 2026 09:01:30 GMT", 90.0),
        ("Sun, 01 Feb 2026 08:00:00 GMT", 0.0),
        ("soon", None),
        ("²", None),
    ],
)
def test_both_forms_of_retry_after(header: str | None, seconds: float | None) -> None:
    assert _retry_after(header, datetime(2026, 2, 1, 9, tzinfo=UTC)) == seconds


def test_an_account_never_shows_its_token() -> None:
    account = HotelRunnerAccount("https://hr.example/", "tok/en", "77")
    assert "tok/en" not in f"{account!r} {account}"
    assert account.base_url == "https://hr.example"
    said = account.scrub("bad tok/en at ?token=tok%2Fen&hr_id=77 or token=other")
    assert said == "bad ••• at ?token=•••&hr_id=77 or token=•••"


@pytest.mark.parametrize("url", ["hr.example", "https://hr.example/api", "https://u:p@hr.example", "ftp://x"])
def test_a_base_url_is_scheme_and_host(url: str) -> None:
    with pytest.raises(ValueError, match="scheme and host"):
        HotelRunnerAccount(url, "t", "1")


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 40)), max_size=40))
async def test_no_minute_holds_more_calls_than_allowed(calls: list[tuple[bool, float]]) -> None:
    clock = Clock()
    pacer = Pacer(5, clock=clock, sleep=clock.sleep)
    left: list[float] = []
    for urgent, idle in calls:
        clock.now += idle
        assert await pacer.turn(urgent=urgent) == 0
        left.append(clock.now)
    assert all(later - earlier >= 60 for earlier, later in zip(left, left[5:], strict=False))


async def test_a_write_does_not_wait_behind_reads() -> None:
    clock = Clock()
    pacer = Pacer(5, clock=clock, sleep=clock.sleep)
    for _ in range(4):
        await pacer.turn(urgent=False)
    assert await pacer.turn(urgent=True) == 0
    assert clock.now == 0
    await pacer.turn(urgent=False)
    assert clock.now > 60


async def test_a_long_silence_is_reported_instead_of_waited_for() -> None:
    clock = Clock()
    pacer = Pacer(5, clock=clock, sleep=clock.sleep)
    pacer.hold(3600)
    assert await pacer.turn(urgent=True) == 3600
    pacer = Pacer(5, clock=clock, sleep=clock.sleep)
    pacer.hold(30)
    assert await pacer.turn(urgent=True) == 0
    assert clock.now == 30
