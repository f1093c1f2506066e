"""Is every mail of three agencies told once on the phone, whatever befalls house and mailbox meanwhile?"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.bookings.agencies import DRESSES, EVENTS, HEADINGS, Dress, Event, Sold, sold
from tests.journeys.bookings.test_mail import surroundings
from tests.journeys.pilot import lhcm
from tests.journeys.stage import Stage, flat
from tests.rooms.mail.dovecot import USER, Dovecot, servant, serving
from tests.rules.bookings.mails import mail

FIRST: tuple[Dress, ...] = ("quoted", "arabic", "elsewhere")
THEN: tuple[Dress, ...] = ("html", "base64", "arabic")
LONGEST = 300.0  # seconds: on a machine that does much else; what passed is printed


def test_new_changed_and_cancelled_ring_once_over_a_kill_and_a_mailbox_that_counts_anew(stage: Stage) -> None:
    bookings = sold(1)
    with serving() as server:
        here = surroundings(server)
        stage.start(**here)
        for booking, dress in zip(bookings, FIRST, strict=True):
            server.deliver(booking.mail("new", dress))
        told_once(stage, bookings, ("new",))
        for booking, dress in zip(bookings, THEN, strict=True):
            server.deliver(booking.mail("changed", dress))
        stage.until(lambda: any(told(stage, one, "changed") for one in bookings))
        stage.end(signal.SIGKILL)  # one is told, the others may be anywhere
        server.renumber()
        server.deliver(bookings[0].mail("cancelled", "html"))
        stage.start(**here)
        told_once(stage, bookings[1:], ("new", "changed"))
        told_once(stage, bookings[:1], EVENTS)
        assert kept(stage, here) == Counter(booked=7)
        assert stage.end() == 0


@pytest.mark.proof
@pytest.mark.parametrize("seed", [13])
def test_thirty_kills_ten_thousand_old_mails_and_nothing_lost_or_doubled(stage: Stage, seed: int) -> None:
    chosen = random.Random(seed)
    bookings = sold(8)
    with serving() as server:
        old = fill(server, 10_000, sold(9)[8::9])
        here = surroundings(server)
        began = time.monotonic()
        stage.start(**here)
        server.deliver(bookings[0].mail("new", "quoted"))
        stage.until(lambda: told(stage, bookings[0], "new"), LONGEST)
        first = time.monotonic() - began
        coming = [(one, event) for event in EVENTS for one in bookings][1:]
        kills, renumbered, slowest = 0, 0, 0.0
        while coming:
            part, coming = coming[:3], coming[3:]
            delivered = time.monotonic()
            for booking, event in part:
                server.deliver(booking.mail(event, chosen.choice(DRESSES)))
            if kills < 30:
                # A process that dies three times over one mail leaves it to a person: each kill follows a success.
                stage.until(lambda part=part: any(told(stage, *one) for one in part), LONGEST)  # type: ignore[misc]
                time.sleep(chosen.random() / 2)
                stage.end(signal.SIGKILL)
                kills += 1
                if kills % 8 == 0:
                    server.renumber()
                    renumbered += 1
                stage.start(**here)
            if len(coming) == 21:  # the mailbox counts anew, and its servant dies, under a house that listens
                server.renumber()
                os.kill(servant(USER), signal.SIGKILL)
                renumbered += 1
            stage.until(lambda part=part: all(told(stage, *one) for one in part), LONGEST)  # type: ignore[misc]
            slowest = max(slowest, time.monotonic() - delivered)
        told_once(stage, bookings, EVENTS)
        assert not [one for one in old if told(stage, one, "new")]  # too old to ring, and in the house
        assert kept(stage, here) == Counter(booked=len(bookings) * 3 + len(old))
        assert stage.end() == 0
        print(  # noqa: T201 - the figures of docs/proofs.md
            f"{kills} kills, {renumbered} renumbered, first told after {first:.0f} s, slowest three {slowest:.0f} s"
        )


def fill(server: Dovecot, mails: int, bookings: Sequence[Sold]) -> Sequence[Sold]:
    """A mailbox that was used for a year; among its last weeks some bookings."""
    now = datetime.now(UTC)
    letter = mail("Weekly report", "nothing to see here " * 40, "news@example.com")
    for n in range(mails):
        at = now - timedelta(days=400) + timedelta(minutes=n * 53)
        server.deliver(letter.replace(b"Message-ID: <", b"Message-ID: <%d." % n), at.timestamp())
    for booking in bookings:
        at = now - timedelta(days=6)
        server.deliver(booking.mail("new", "html", at), at.timestamp())
    return bookings


def told(stage: Stage, booking: Sold, event: Event) -> list[str]:
    """What the phone shows of it, repeated messages that say so aside."""
    shown = (flat(one.plain) for one in stage.phones.messages(7001, from_bot=True))
    return [
        text for text in shown if HEADINGS[event] in text and booking.number in text and "renvoi" not in text
    ]


def told_once(stage: Stage, bookings: Sequence[Sold], events: Sequence[Event]) -> None:
    """Each of them is told, and none of them twice."""
    each = [(booking, event) for booking in bookings for event in events]
    stage.until(lambda: all(told(stage, *one) for one in each), LONGEST)
    assert {one: len(told(stage, *one)) for one in each} == dict.fromkeys(each, 1)


def kept(stage: Stage, here: dict[str, str]) -> Counter[str]:
    """What became of each mail that the house kept."""
    printed = json.loads(lhcm(stage.home, "mail", "--format", "json", **here).stdout)
    return Counter(one["state"] for one in printed["mails"] if one["state"] != "nothing")
