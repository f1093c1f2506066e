"""A house with facts, a scripted door to its guests, and what they write."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

from channels.messenger import Delivered, Delivery, DoorCapabilities, Messenger, Outgoing
from directors import seated
from domain.consent.proposal import Proposal
from domain.guests.incoming import Incoming
from domain.guests.sending import AnswerGuest
from domain.guests.thread import Door, Message, State
from domain.package.leaf import Leaf
from governance.board import Board
from governance.guests.hearing import hear
from store.engine import open_store
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage, staged


class ScriptedDoor:
    """Notes what it is given and answers as the test wants."""

    def __init__(self, *ends: Delivery) -> None:
        self.ends = list(ends)
        self.given: list[Outgoing] = []
        self.prefix = ""

    @property
    def door(self) -> Door:
        return Door.EMAIL

    @property
    def capabilities(self) -> DoorCapabilities:
        return DoorCapabilities(subject=True)

    async def send(self, message: Outgoing) -> Delivered:
        self.given.append(message)
        return Delivered(
            self.ends.pop(0) if self.ends else Delivery.SENT, f"<{self.prefix}{message.key}@villa.example>"
        )

    async def close(self) -> None:
        return


FACTS: Mapping[str, object] = {
    "policies.check_in": "15:00",
    "facilities.house": ["wifi", "swimming_pool"],
}


@asynccontextmanager
async def with_facts(url: str, facts: Mapping[str, object] = FACTS) -> AsyncIterator[Stage]:
    store = open_store(url)
    stage = await staged(store)
    stage.office = replace(stage.office, board=Board(seated()))
    async with store.unit(HOME) as unit:
        leaves = [
            Leaf(path, value, "dossier.csv:1", None, None, "stated")  # type: ignore[arg-type]
            for path, value in facts.items()
        ]
        await unit.leaves.add(leaves, NOW)
    yield stage
    await store.close()


def told(text: str, key: str = "m1", **more: object) -> Incoming:
    given = {"name": "Anna Weber", "subject": "Our stay", "external": f"<{key}@guest.example>", **more}
    address = str(given.pop("address", "weber@example.org"))
    at = given.pop("at", NOW)
    return Incoming(Door.EMAIL, key, address, text, at, **given)  # type: ignore[arg-type]


async def heard(stage: Stage, text: str, key: str = "m1", **more: object) -> Message:
    more.setdefault("at", stage.clock())
    async with stage.store.unit(HOME) as unit:
        found = await hear(stage.office, unit, told(text, key, **more))
    assert found is not None
    return found


async def card(stage: Stage) -> Proposal:
    async with stage.store.reading(HOME) as unit:
        [found] = [one for one in await unit.proposals.open() if isinstance(one.action, AnswerGuest)]
    return found


async def standing(stage: Stage, *states: State) -> list[Message]:
    async with stage.store.reading(HOME) as unit:
        return list(await unit.guest_messages.in_state(*states))


def with_door(stage: Stage, *ends: Delivery) -> ScriptedDoor:
    door = ScriptedDoor(*ends)
    doors: dict[Door, Messenger] = {Door.EMAIL: door}
    stage.office = replace(stage.office, doors={HOME: doors})
    return door


async def approved(stage: Stage) -> None:
    assert (await stage.tap(await card(stage), "ok")).alert is None
    await stage.carry()
