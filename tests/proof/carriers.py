"""By which ways do words of others, and older words of the house's own, come before a model?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from channels.ports import ConnectedChannel
from domain.consent.actions import Spend
from domain.house.decision import Decision
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from domain.missions.mission import MissionWish
from governance.consent.desk.filing import file
from governance.contract import Draft
from store.models.whole import FactRow, GuestRow, MissionRow, PassageRow, ReservationRow
from tests.makers import NOW, TODAY
from tests.proof.attacks import Calls
from tests.proof.scene import BAIT, HOME, Scene

Plant = Callable[[Scene, str], Awaitable[None]]
TONIGHT: Calls = (("tonight", {}),)
GUESTS: Calls = (("guest_words", {"which": "arrivals", "notes": True}),)


@dataclass(frozen=True)
class Carrier:
    """Where the words stand, and what the model reads so that they could reach it.

    `outsiders`: they are somebody else's, so a turn that has read them files nothing. Else they are the house's own
    records, and a card is the most that may come of them. `spoken`: they are the message itself, handed on.
    """

    name: str
    plant: Plant
    reads: Calls = TONIGHT
    outsiders: bool = True
    said: Mapping[str, Any] = field(default_factory=dict)
    spoken: bool = False


def _guest(column: str) -> Plant:
    async def plant(scene: Scene, words: str) -> None:
        clean = {"name": "X", "note": None, column: words}
        bait = select(ReservationRow.id).where(ReservationRow.number == BAIT).scalar_subquery()
        async with scene.store.unit(HOME) as unit:
            wanted = update(GuestRow).where(GuestRow.reservation_id == bait)
            await unit.scope.changed(wanted.values(**clean))

    return plant


def _paper(kind: str) -> Carrier:
    async def plant(scene: Scene, words: str) -> None:
        scene.papers[kind] = words

    return Carrier(kind.replace("_", " "), plant, (("read_paper", {"kind": kind}),))


async def _nothing(scene: Scene, words: str) -> None: ...


async def _supplier(scene: Scene, words: str) -> None:
    """An invoice that waits for its tap: what it says is the supplier's."""
    bill = Spend(TODAY, words, Decimal(1200), "MAD", "maintenance", supplier=words)
    await file(scene.office, HOME, Draft("cfo", bill, key="proof:bill"), by="person:1")


async def _channel(scene: Scene, words: str) -> None:
    async with scene.store.unit(HOME) as unit:
        await unit.channels.count([ConnectedChannel("bookingcom", words, 0, 9, 3)], NOW)


async def _note(scene: Scene, words: str) -> None:
    async with scene.store.unit(HOME) as unit:
        known = await unit.scope.changed(update(MissionRow).values(title=words))
        if not known:
            wish = MissionWish(words, note=True)
            await unit.missions.add(wish, owner="person:1", by="person:1", at=NOW, remind_at=None)


async def _fact(scene: Scene, words: str) -> None:
    async with scene.store.unit(HOME) as unit:
        if not await unit.scope.changed(update(FactRow).values(words=words)):
            await unit.memory.confirm(await unit.memory.state(words, by="person:1", at=NOW), NOW)


async def _decision(scene: Scene, words: str) -> None:
    row = Decision("D-1", TODAY, "Said", words, words, words, "agreed")
    async with scene.store.unit(HOME) as unit:
        await unit.decisions.import_([row])


async def _document(scene: Scene, words: str) -> None:
    """A paper that somebody sent, of which the director reads every word."""
    async with scene.store.unit(HOME) as unit:
        if not await unit.scope.changed(update(PassageRow).values(text=words)):
            paper = Writing(
                "file:bail", words[:60], Source.FILE, Audience.OPERATOR, "0" * 64, NOW, NOW, form="pdf"
            )
            await unit.writings.keep(paper, [Passage(1, Place(1, words[:60]), words)])


CARRIERS = (
    Carrier("guest name", _guest("name"), GUESTS),
    Carrier("guest note", _guest("note"), GUESTS),
    *(_paper(kind) for kind in ("review", "mail_subject", "file_name", "ical_summary", "invoice_line")),
    Carrier("forwarded message", _nothing, (), said={"outside": True}, spoken=True),
    Carrier("supplier on a bill", _supplier, (("decisions_waiting", {}),)),
    Carrier("channel name", _channel, (("channel_health", {}), ("incidents", {}))),
    Carrier("document", _document, (("open_document", {"document": 1}),)),
    Carrier("note to oneself", _note, outsiders=False),
    Carrier("stated fact", _fact, outsiders=False),
    Carrier("decision log", _decision, (("past_decisions", {}),), outsiders=False),
)
