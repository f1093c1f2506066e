"""One of everything that the house can say, as pictures: `python -m tests.looks.samples FOLDER`.

Sample data throughout; nothing here is a fact about a house.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.telegram.render import render
from bot.words.catalogue import LANGUAGES
from bot.words.phrases import Words
from domain.nights import Span
from domain.phrase import say
from governance.post.replies import Block, Line, Reply, reply
from tests.looks.answers import kept_back, plain, spent, tainted
from tests.looks.cards import adjusting, card, decided, hold, panel, partial, unknown, why
from tests.looks.draw import draw, page, told
from tests.looks.made import (
    JUNIOR,
    NEW_YEAR,
    NEW_YEAR_EVE,
    SUITES,
    SUPERIOR,
    TODAY,
    at,
    dots,
    key,
    lines,
    mad,
    percent,
)
from tests.looks.sample_charts import CHARTS


def brief() -> Reply:
    """The morning message in its five blocks."""
    return Reply((*_first(), _numbers(), *_people()))


def _first() -> tuple[Block, ...]:
    return (
        lines(
            Line(say("brief.title", house="Villa Thaifa", day=TODAY, at=time(9)), bold=True),
            say(
                "join.sentences",
                parts=(
                    say("brief.good", sold=10, units=12),
                    say("brief.filling_and_waiting", day=date(2026, 10, 17), n=1),
                ),
            ),
        ),
        lines(
            Line(say("brief.to_decide", n=1), bold=True),
            say(
                "brief.decide_price",
                room_type=SUITES,
                span=Span(date(2026, 10, 18), date(2026, 10, 20)),
                before=mad(1850),
                after=mad(1990),
            ),
        ),
    )


def _numbers() -> Block:
    return lines(
        dots(
            say("brief.last_night", sold=10, units=12),
            say("brief.tonight", sold=9, units=12),
            say("brief.month_target", occupancy=percent("71"), target=percent("74")),
        ),
        dots(say("brief.adr_net", adr=mad(1640)), say("brief.revpar", revpar=mad(1180))),
        say(
            "brief.pickup",
            parts=(
                say("brief.pickup_booked", n=3, nights=say("count.nights", n=7), revenue=mad(12400)),
                say("brief.pickup_cancelled", n=1, nights=say("count.nights", n=2)),
            ),
        ),
        Line(say("brief.fortnight_even", n=14)),
        say("brief.weak", spans=(Span(date(2026, 10, 20), date(2026, 10, 22)),)),
    )


def _people() -> tuple[Block, ...]:
    weber = (
        say("brief.vip"),
        say("brief.returning", n=3),
        say("brief.room_number", room="7"),
        say("brief.note", note="vol 16:20, thé au patio"),
    )
    return (
        lines(
            Line(say("brief.arrivals_vip", n=3, vips=say("count.vips", n=1)), bold=True),
            say("brief.guest", guest="M. Weber", details=weber),
            say("brief.guest_plain", guest="Mme Alaoui"),
            say("brief.guest_unnamed", room_type=SUPERIOR, details=(say("brief.room_unassigned"),)),
            dots(say("brief.departures", n=2), say("brief.in_house", n=9)),
        ),
        lines(
            say(
                "brief.channels_failing",
                ok=8,
                total=9,
                failing=say("brief.channel_failing", channel="Agoda", since=at(7, 52)),
            ),
            say("brief.readiness", n=7),
            Line(dots(say("brief.data", at=at(8, 54)), say("brief.journal", head="7f3a91")), quiet=True),
            Line(say("brief.sample"), quiet=True),
        ),
    )


def booking() -> Reply:
    return reply(
        Line(say("booking.new", source="Booking.com"), bold=True),
        say("booking.room", room_type=SUPERIOR, stay=NEW_YEAR, people=say("count.people", n=2)),
        say("booking.total_net", total=mad(4950), net=mad(4110)),
        say("booking.left", n=1),
    )


def cancelled() -> Reply:
    return reply(
        Line(say("booking.cancelled", source="Expedia"), bold=True),
        say("booking.room", room_type=SUPERIOR, stay=NEW_YEAR, people=say("count.people", n=2)),
        say("booking.left_again", n=2),
    )


def joined() -> Reply:
    new, gone = say("booking.new", source="Booking.com"), say("booking.cancelled", source="Online")
    return reply(
        Line(say("booking.overnight", n=2), bold=True),
        say("booking.joined_row", what=new, room_type=SUPERIOR, stay=NEW_YEAR, total=mad(4950)),
        say("booking.joined_row_plain", what=gone, room_type=JUNIOR, stay=NEW_YEAR_EVE),
    )


def overbooked() -> Reply:
    one = say("overbooking.booking", source="Online", number="R599233355")
    two = say("overbooking.booking", source="Booking.com", number="R599240017")
    count = say(
        "overbooking.count",
        sold=say("count.bookings", n=3),
        units=say("count.rooms", n=2),
        bookings=(one, two, say("overbooking.booking", source="Expedia", number="R599240412")),
    )
    return Reply(
        (
            lines(
                Line(say("overbooking.title", room_type=SUPERIOR, span=NEW_YEAR_EVE), bold=True),
                count,
                say("overbooking.last", booking=two, at=at(22, 41, day=12)),
            ),
            lines(
                say("overbooking.do"),
                say("join.item", item=say("overbooking.upgrade", booking=two, room_type=JUNIOR)),
                say("join.item", item=say("overbooking.close", span=NEW_YEAR_EVE)),
            ),
        )
    )


def question() -> Reply:
    return Reply(
        (
            lines(
                Line(say("question.title", channel="Booking.com"), bold=True),
                say(
                    "question.sees", source="Online", room_type=SUPERIOR, channel="Booking.com", span=NEW_YEAR
                ),
            ),
        ),
        (tuple(key(say("button.count", n=n)) for n in range(3)),),
    )


def helping() -> Reply:
    commands = (
        ("brief", say("command.brief")),
        ("decisions", say("command.decisions")),
        ("prix", say("command.prix")),
        ("arrivees", say("command.arrivees")),
        ("canaux", say("command.canaux")),
        ("journal", say("command.journal")),
        ("pause", say("command.pause")),
    )
    return Reply(
        (
            lines(
                Line(say("help.title"), bold=True),
                *(say("help.row", command=name, what=what) for name, what in commands),
            ),
            lines(say("help.reply"), Line(say("help.consent"), quiet=True)),
        )
    )


SCENES: dict[str, tuple[Reply, ...]] = {
    "charts": tuple(reply(chart=make()) for make in CHARTS),
    "answers": (plain(), kept_back(), tainted(), spent()),
    "brief": (brief(),),
    "card": (card(), decided()),
    "card-states": (adjusting(), unknown(), partial()),
    "hold": (hold(), why()),
    "bookings": (booking(), cancelled(), joined()),
    "overbooking": (overbooked(), question()),
    "panel": (panel(), reply(say("pause.on", person="Said", at=at(9, 20)))),
    "words": (
        helping(),
        reply(say("error.decision", reference="7F3A")),
        reply(say("help.no_model")),
        reply(say("invite.offer", house="Villa Thaifa", role=say("role.operator"))),
        reply(say("stranger.private")),
    ),
}


def messages(replies: Sequence[Reply], words: Words) -> list[dict[str, Any]]:
    """Each reply as the Bot API would take it."""
    found: list[dict[str, Any]] = []
    for one in replies:
        found += told(render(one, words), "09:00")
    return found


def main(folder: Path) -> None:
    """Every scene in both languages, French in both lights."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        words = Words(language, ZoneInfo("Africa/Casablanca"), TODAY)
        for name, replies in SCENES.items():
            for dark in (False, True) if language == "fr" else (False,):
                chat = page(messages(replies, words), dark=dark)
                draw(chat, folder / f"{name}-{language}-{'dark' if dark else 'light'}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
