"""Six mornings in pictures: `python -m tests.looks.mornings FOLDER [--texts]`.

Each is one brief of the house of the tests, drawn at 390 points in Telegram's light and dark themes by Chromium;
with --texts the words alone, as the golden ones in tests/rules/day/mornings hold them, in French and English. All
amounts and guests are samples.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from PIL import Image

from bot.telegram.render import render
from bot.words.catalogue import LANGUAGES, Language
from bot.words.phrases import Words
from directors import seated
from domain.bookings.night import Night
from domain.consent.actions import ChangeRate, RateLine
from domain.consent.proposal import Proposal
from domain.house.snapshot import CHANNELS, RESERVATIONS, ChannelHealth, House, Stay
from domain.nights import ONE_DAY
from domain.prices.events.demand import marrakech
from governance.board import Board
from governance.day.brief import Brief, compose
from governance.day.brief.writing import Circumstances
from tests.looks.draw import draw, page
from tests.makers import NOW, TODAY, change_rate, house_of, proposal, stay, villa
from tests.rules.result.made import books

HEAD = "7f3a9b2c1d"
COLOURS = 48  # enough to judge length, weight and line breaks
READ = {RESERVATIONS: NOW - timedelta(minutes=6), CHANNELS: NOW - timedelta(minutes=2)}
OK = tuple(
    ChannelHealth(code, name, 0, 0, NOW)
    for code, name in (("bookingcom", "Booking.com"), ("expedia", "Expedia"))
)
RAMADAN = date(2027, 2, 25)
BOARD = Board(seated())
WEEKS = (5, 6, 7, 7, 9, 11, 10, 6, 5, 4, 6, 9, 11, 8)


def sold(today: date, counts: Sequence[int], before: int) -> list[Night]:
    """So many rooms on each coming night; every earlier night of the month like the last one."""
    kinds = [kind for kind in villa().room_types for _ in range(kind.units or 0)]

    def night(day: date, count: int) -> list[Night]:
        taken = [kind.code for kind in kinds[:count]]
        found = []
        for kind in villa().room_types:
            rooms, price = taken.count(kind.code), kind.base or Decimal(0)
            found.append(
                Night(
                    kind.code,
                    day,
                    kind.units,
                    sold=rooms,
                    priced=rooms,
                    revenue=price * rooms,
                    commission=price * rooms * Decimal("0.15"),
                    price=price,
                )
            )
        return found

    past = [cell for n in range(1, today.day + 1) for cell in night(today - n * ONE_DAY, before)]
    return [*past, *(cell for n, count in enumerate(counts) for cell in night(today + n * ONE_DAY, count))]


def made(
    stays: Sequence[Stay] = (), counts: Sequence[int] = WEEKS, before: int = 7, **fields: object
) -> House:
    """A house with these rooms sold, its channels well and its bookings fresh."""
    given: dict[str, Any] = {"source_ages": READ, "channels": OK, "push": True, **fields}
    house = house_of(nights=sold(TODAY, counts, before), **given)
    return replace(house, stays=tuple(stays), books=books())


VIP = stay(
    "junior-suite",
    number="R881204",
    guest="Matthias Weber",
    vip=True,
    returning=2,
    room_number="11",
    note="Vol de Francfort, arrivée 16:20 ; voiture commandée ; thé au patio",
)
HADDAD = stay("family", number="R881377", guest="Leïla Haddad", vip=True, people=4)
SMITH = stay("triple", number="R881460", guest="Anna Smith", room_number="5")
LEAVING = stay("quadruple", TODAY - 3 * ONE_DAY, nights=3, number="R880001", room_number="7")


def quiet() -> Brief:
    """Nothing happens and nothing waits."""
    house = replace(house_of(nights=sold(TODAY, WEEKS, 7), source_ages=READ, channels=OK), stays=())
    return compose(house, BOARD, news=(), journal_head=HEAD)


def full() -> Brief:
    """The house is full, the weekend too, and one price waits."""
    counts = (12, 12, 12, 11, 12, 12, 11, 9, 8, 8, 7, 10, 12, 12)
    booked = [
        stay(
            "triple",
            TODAY + 3 * ONE_DAY,
            number=f"R88200{n}",
            booked_at=NOW - timedelta(hours=4 + n),
            total=Decimal(5100),
        )
        for n in range(2)
    ]
    house = made([VIP, SMITH, LEAVING, *booked], counts, before=12)
    return compose(house, BOARD, [batch()], journal_head=HEAD, news=())


def batch() -> Proposal:
    lines = (RateLine(2, Decimal(1500), Decimal(3100), Decimal(4400)), RateLine(1, *(Decimal(620),) * 3))
    action = change_rate(nights=3)
    assert isinstance(action, ChangeRate)
    return proposal(replace(action, lines=lines), number=48, id=48)


def trouble() -> Brief:
    """Two promises for one room, a channel that refuses, a change without an answer; two decisions wait."""
    night = TODAY + 8 * ONE_DAY
    crowd = [
        stay("double-superior", night, nights=1, number=f"R59923335{n}", reservation=n) for n in range(3)
    ]
    failing = ChannelHealth("agoda", "Agoda", 4, 0, NOW, failing_since=NOW - timedelta(minutes=68))
    house = made([VIP, LEAVING, *crowd], channels=(*OK, failing), unknown=1)
    cells = dict(house.nights)
    cells["double-superior", night] = replace(cells["double-superior", night], sold=3)
    waiting = [proposal(number=n, id=n) for n in (47, 48)]
    return compose(replace(house, nights=cells), BOARD, waiting, journal_head=HEAD, news=())


def first_day() -> Brief:
    """The very first brief: guests are known, the words of the trade are explained."""
    house = made([VIP, HADDAD, LEAVING])
    return compose(
        house, BOARD, [proposal(number=1)], journal_head=HEAD, news=(), about=Circumstances(mornings=0)
    )


def stale() -> Brief:
    """The bookings are thirty hours old, and yesterday's brief did not go out."""
    house = made([SMITH, LEAVING], source_ages={RESERVATIONS: NOW - timedelta(hours=30)})
    return compose(house, BOARD, journal_head=HEAD, news=(), about=Circumstances(missed_yesterday=True))


def ramadan() -> Brief:
    """The eighteenth day of Ramadan: few guests, and the feast within two weeks."""
    counts = (3, 3, 4, 4, 5, 6, 4, 3, 3, 3, 2, 3, 5, 6)
    guest = stay(
        "junior-suite",
        RAMADAN,
        number="R884410",
        guest="Leïla Haddad",
        vip=True,
        note="Rupture du jeûne au salon, table pour quatre",
    )
    house = house_of(nights=sold(RAMADAN, counts, 3), source_ages=READ, channels=OK)
    now = NOW + (RAMADAN - TODAY) + timedelta(hours=1)  # Morocco keeps UTC in Ramadan
    house = replace(
        house,
        now=now,
        today=RAMADAN,
        stays=(guest,),
        books=books(),
        nights={**{(c.room_type, c.night): c for c in sold(RAMADAN, counts, 3)}},
        first=RAMADAN.replace(day=1),
        last=RAMADAN + 13 * ONE_DAY,
        source_ages={RESERVATIONS: now, CHANNELS: now},
    )
    events = marrakech(2027, 2028).events
    return compose(house, BOARD, journal_head=HEAD, news=(), about=Circumstances(events=events))


MORNINGS: Mapping[str, Callable[[], Brief]] = {
    "quiet": quiet,
    "full": full,
    "trouble": trouble,
    "first-day": first_day,
    "stale": stale,
    "ramadan": ramadan,
}


def html(brief: Brief, language: Language) -> str:
    """The message as Telegram takes it."""
    words = Words(language, zone=brief.house.hotel.zone, today=brief.house.today)
    [text] = render(brief.reply, words).texts
    return text


def main(arguments: Sequence[str]) -> None:
    """Draw them, or write their words."""
    parser = argparse.ArgumentParser(prog="python -m tests.looks.mornings", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("mornings", nargs="*", default=tuple(MORNINGS))
    parser.add_argument("--texts", action="store_true", help="the words, undrawn")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.mornings:
        if options.texts:
            for language in LANGUAGES:
                told = html(MORNINGS[name](), language)
                (options.folder / f"{name}.{language}.html").write_text(f"{told}\n", encoding="utf-8")
            continue
        text = html(MORNINGS[name](), "fr")
        for theme in ("light", "dark"):
            chat = [{"text": text, "time": "09:00"}]
            picture = options.folder / f"{name}-{theme}.png"
            draw(page(chat, dark=theme == "dark"), picture, scale=1)
            Image.open(picture).convert("RGB").quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
