"""Does a message reach the director who should answer it?"""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directors import seated
from domain.phrase import Name
from governance.contract import Seat, Seats
from governance.conversation.routing import By, Route, route
from governance.conversation.routing.heard import slipped

SEATS = seated()
with (Path(__file__).parent / "messages.tsv").open(encoding="utf-8") as file:
    MESSAGES = [(row["how"], row["seat"], row["message"]) for row in csv.DictReader(file, delimiter="\t")]


def sent(
    text: str, seats: Seats = SEATS, *, command: str | None = None, replied_to: str | None = None
) -> Route:
    return asyncio.run(route(text, seats, command=command, replied_to=replied_to))


def test_there_are_enough_messages_of_each_kind() -> None:
    assert len(MESSAGES) >= 150
    for seat in SEATS:
        assert len([text for how, slug, text in MESSAGES if slug == seat.slug and how != "open"]) >= 25


@pytest.mark.parametrize(("how", "by"), [("named", By.NAME), ("keyword", By.KEYWORD)])
def test_where_a_name_or_one_keyword_decides_no_model_is_needed(how: str, by: By) -> None:
    wanted = [(seat, text) for kind, seat, text in MESSAGES if kind == how]
    missed = [
        text for seat, text in wanted if (found := sent(text)).by is not by or found.speakers != (seat,)
    ]
    assert len(missed) <= len(wanted) * 0.05, missed


def test_no_keyword_leads_to_a_wrong_seat() -> None:
    wrong = [
        (text, found)
        for _, seat, text in MESSAGES
        if (found := sent(text)).by in {By.KEYWORD, By.NAME} and found.speakers != (seat,)
    ]
    assert wrong == []


def test_a_command_comes_before_a_reply_and_a_reply_before_a_name() -> None:
    text = "CFO, la marge ?"
    assert sent(text, command="cto", replied_to="gm") == Route(("cto",), By.COMMAND)
    assert sent(text, replied_to="gm") == Route(("gm",), By.REPLY)
    assert sent(text, command="spa", replied_to="spa") == Route(("cfo",), By.NAME)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("CFO et Revenue, on baisse dimanche ?", ("cfo", "revenue")),
        ("@revenue @cfo vos avis", ("revenue", "cfo")),
        ("Revenue, CTO : qui a changé le prix ?", ("revenue", "cto")),
        ("que pensent le CFO et le revenue manager de cette promo", ("cfo", "revenue")),
        ("@cfo @cfo", ("cfo",)),
        ("المدير المالي، كم ربحنا؟", ("cfo",)),
        ("GM et CFO, faut-il un four ?", ("cfo",)),
        ("GM, demande au CFO la marge", ("gm",)),
        ("CFO, le revenue manager exagère ?", ("cfo",)),
    ],
)
def test_of_several_who_are_called_each_speaks_once_and_the_chair_concludes(
    text: str, speakers: Sequence[str]
) -> None:
    found = sent(text)
    assert found.speakers == tuple(speakers)
    several = len(speakers) > 1 or "GM et" in text
    assert found.concludes == ("gm" if several else None)


@pytest.mark.parametrize("text", ["the revenue this month", "our revenue is up", "revenues"])
def test_an_ordinary_word_calls_nobody(text: str) -> None:
    assert sent(text).by is By.CHAIR


@pytest.mark.parametrize("text", ["scfo", "gmail me", "x@cfox", "les cfos", "edge", "dgse"])
def test_letters_inside_a_word_call_nobody(text: str) -> None:
    assert sent(text).by is By.CHAIR


async def test_the_fast_model_is_asked_last_and_once() -> None:
    asked: list[str] = []

    async def classify(text: str, seats: Seats) -> str | None:
        asked.append(text)
        return "cfo"

    assert await route("on perd de l'argent ou pas", SEATS, classify=classify) == Route(("cfo",), By.MODEL)
    assert (await route("quel est le GOP ?", SEATS, classify=classify)).by is By.KEYWORD
    assert (await route("x" * 5000, SEATS, classify=classify)).by is By.MODEL
    assert [len(text) for text in asked] == [26, 1000]


@pytest.mark.parametrize("answer", [None, "spa", "", "CFO"])
async def test_an_answer_that_names_no_seat_leaves_it_to_the_chair(answer: str | None) -> None:
    async def classify(text: str, seats: Seats) -> str | None:
        return answer

    assert await route("et alors ?", SEATS, classify=classify) == Route(("gm",), By.CHAIR)


async def test_a_model_that_takes_too_long_leaves_it_to_the_chair(monkeypatch: pytest.MonkeyPatch) -> None:
    async def classify(text: str, seats: Seats) -> str | None:
        await asyncio.Event().wait()
        return "cfo"

    monkeypatch.setattr("governance.conversation.routing.routing.WAIT", 0.0)
    assert await route("et alors ?", SEATS, classify=classify) == Route(("gm",), By.CHAIR)


def test_a_fifth_director_is_found_by_what_its_own_seat_says() -> None:
    spa = Seat(
        "spa",
        Name({"fr": "Directrice du spa", "en": "Spa Director"}),
        aliases=("hammam",),
        keywords={"fr": ("massage*",), "en": ("massage*",)},
    )
    five = (*SEATS, spa)
    assert sent("Directrice du spa, tout est prêt ?", five) == Route(("spa",), By.NAME)
    assert sent("@spa demain", five) == Route(("spa",), By.NAME)
    assert sent("des massages à quelle heure", five) == Route(("spa",), By.KEYWORD, word="massage*")
    assert sent("le prix des massages", five).by is By.CHAIR
    assert sent("des massages à quelle heure").by is By.CHAIR


@pytest.mark.parametrize(
    ("said", "meant", "near"),
    [
        ("arivees", "arrivees", True),
        ("arrviees", "arrivees", True),
        ("arriveess", "arrivees", True),
        ("arrivies", "arrivees", True),
        ("arrivees", "arrivees", True),
        ("arives", "arrivees", False),
        ("derives", "arrivees", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_letter_may_slip(said: str, meant: str, near: bool) -> None:
    assert slipped(said, meant) is near


@pytest.mark.parametrize(
    "text", ["", " ", "@", "/", "@@@", "👍", "?", "المدير المالي، كم ربحنا؟", "\u202e@cfo", "٣"]
)
def test_any_message_finds_somebody(text: str) -> None:
    assert sent(text).speakers


def test_no_keyword_of_one_trade_is_within_a_slip_of_anothers() -> None:
    """A slip that leads from one trade into another would be a wrong seat."""
    long = {
        (seat.slug, word.removesuffix("*"))
        for seat in SEATS
        for words in seat.keywords.values()
        for word in words
        if len(word.removesuffix("*")) >= 7 and " " not in word
    }
    near = [(a, b) for a in long for b in long if a[0] != b[0] and a[1] != b[1] and slipped(a[1], b[1])]
    assert near == []


@given(st.text(max_size=80) | st.lists(st.sampled_from([text for *_, text in MESSAGES])).map(" ".join))
def test_whatever_is_written_somebody_seated_answers(text: str) -> None:
    found = sent(text)
    assert found.speakers
    assert set(found.speakers) <= {seat.slug for seat in SEATS}
    assert len(set(found.speakers)) == len(found.speakers)
    assert found.by in {By.NAME, By.KEYWORD, By.CHAIR}
