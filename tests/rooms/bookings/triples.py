"""What does a house live through that hears of each booking thrice and is killed again and again meanwhile?

`python -m tests.rooms.bookings.triples FOLDER SEED COUNT KILLS` forks one life after another over the database in
FOLDER and ends each with SIGKILL at a random moment, KILLS times; the last one may finish. Every life goes on where
the last one got its answer: a source that got none delivers again. Says how many lives were killed.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from bot.imports import Wish, import_file
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.ports import Envelope
from channels.simulated.mailbox import SimulatedMailbox
from directors import seated
from domain.bookings.reservation import Guest
from domain.money import Money
from governance.board import Board
from governance.bookings.intake import receive
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.office import Office
from store.engine import Store, open_store
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rules.bookings.mails import BODY, hotelrunner

HOME, MX = "villa-thaifa", "mx.villa.example"
ROWS = 10  # bookings in one list
MOST_AT_ONE = (
    2  # a mail over which the process dies three times is left to a person, and a proof waits for none
)
HEAD = (
    "Status,Room,Channel,Guest,Confirmation Number,Check-in,Check-out,Room Type,Total,Total Payment,"
    "Inventory Type,Confirmation,Booking Date,Country\n"
)
Source = Literal["api", "mail", "list"]


@dataclass(frozen=True, slots=True)
class Word:
    """One delivery: by whom, and of which bookings."""

    source: Source
    bookings: tuple[int, ...]


def words(seed: int, count: int) -> list[Word]:
    """Every booking by API, mail and list, in an order of the seed's."""
    told = [Word(source, (n,)) for n in range(count) for source in ("api", "mail")]
    told += [Word("list", tuple(range(n, min(n + ROWS, count)))) for n in range(0, count, ROWS)]
    random.Random(seed).shuffle(told)
    return told


def number(n: int) -> str:
    """HotelRunner's number of the n-th booking."""
    return f"R7{n:07}"


def stay_of(n: int) -> tuple[date, date]:
    """Three nights within a year; many at once, so that dates and type alone tell no two apart."""
    arrival = TODAY + timedelta(days=30 + n % 300)
    return arrival, arrival + timedelta(days=3)


def guest_of(n: int) -> str:
    """A name of two words of letters."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{n:04}")
    return f"Camille L{letters}"


def by_api(n: int) -> Envelope:
    """As the channel manager delivers it."""
    arrival, departure = stay_of(n)
    room = stay_room(check_in=arrival, nights=(departure - arrival).days)
    told = reservation(
        number(n), rooms=[room], source="agoda", channel_number=f"44{n:08}", guest=Guest(name=guest_of(n))
    )
    told = replace(told, booked_at=NOW, updated_at=NOW, total=Money(room.total or 0, "EUR"))  # type: ignore[arg-type]
    return Envelope(told, {"hr_number": number(n)}, f"uid-{n}", key=f"uid-{n}")


def by_mail(n: int) -> bytes:
    """HotelRunner's mail, as our own mail server hands it over."""
    arrival, departure = stay_of(n)
    text = BODY.replace("Jan 5, 2027", f"{arrival:%b %d, %Y}", 2).replace(
        "Jan 8, 2027", f"{departure:%b %d, %Y}"
    )
    text = text.replace("1504433221", f"44{n:08}").replace("Camille Laurent", guest_of(n))
    headers = {"Authentication-Results": f"{MX}; dkim=pass header.d=hotelrunner.com"}
    return hotelrunner(number(n), text, at=NOW, message_id=f"<{n}@hotelrunner.com>", headers=headers)


def by_list(bookings: tuple[int, ...]) -> str:
    """The panel's list of these bookings."""
    rows = []
    for n in bookings:
        arrival, departure = stay_of(n)
        days = f"{arrival:%m/%d/%Y},{departure:%m/%d/%Y}"
        rows.append(
            f"Confirmed,,Agoda,{guest_of(n)},{number(n)},{days},Suite Junior,7800.00 €,0.00 €,Room,Confirmed,"
            f"{NOW:%m/%d/%Y},FR\n"
        )
    return HEAD + "".join(rows)


async def life(folder: Path, told: list[Word]) -> None:
    """From the first delivery without an answer to the last."""
    store = open_store(f"sqlite:///{folder / 'house.sqlite3'}")
    office = Office(store, Board(seated()), lambda: NOW)
    box = SimulatedMailbox()
    post = Post(box, Reader(Judge(MX)))
    for place, word in enumerate(told):
        if word.source == "mail":
            box.deliver(by_mail(word.bookings[0]), NOW)
        if place < int(answered(folder)):
            continue
        await delivered(store, office, post, folder, word)
        (folder / "answering").write_text(str(place + 1))
        (folder / "answering").replace(folder / "answered")
    await store.close()


async def delivered(store: Store, office: Office, post: Post, folder: Path, word: Word) -> None:
    """One delivery by its own way in."""
    if word.source == "api":
        await receive(office, HOME, [by_api(word.bookings[0])], "pull")
    elif word.source == "mail":
        await read_mailbox(office, HOME, post)
    else:
        path = folder / "panel.csv"
        path.write_text(by_list(word.bookings), encoding="utf-8")
        done = await import_file(store, path, NOW, Wish())
        assert not done.problems, done.problems


def shepherd(folder: Path, seed: int, count: int, kills: int) -> None:
    """Lives until one has finished; says how many were killed."""
    told, chance, killed, patience, again = words(seed, count), random.Random(seed), 0, 1.0, 0
    while True:
        before = answered(folder)
        child = os.fork()
        if child == 0:
            asyncio.run(life(folder, told))
            os._exit(0)
        ended = False
        if killed < kills:
            while again >= MOST_AT_ONE and not ended and answered(folder) == before:
                ended = _over(child)
            until = time.monotonic() + chance.uniform(0.1, patience)
            while not ended and time.monotonic() < until:
                ended = _over(child)
            if not ended:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                killed += 1
                stood = answered(folder) == before
                patience *= 1.5 if stood else 1  # a slow machine must get on as well
                again = again + 1 if stood else 0
                continue
        else:
            _, status = os.waitpid(child, 0)
            assert status == 0, "a life that nobody killed ended badly"
        sys.stdout.write(f"{count} triples, {killed} kills\n")
        return


def answered(folder: Path) -> str:
    """How many deliveries got their answer."""
    path = folder / "answered"
    return path.read_text() if path.exists() else "0"


def _over(child: int) -> bool:
    """Whether the life has ended by itself, after a moment; one that ended badly ends the proof."""
    time.sleep(0.005)
    ended, status = os.waitpid(child, os.WNOHANG)
    assert status == 0, "a life that nobody killed ended badly"
    return ended != 0


if __name__ == "__main__":
    shepherd(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
