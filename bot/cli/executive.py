"""What does an operator or program read of missions, objectives, mandates, status, decisions, messages and cost?"""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable

from bot.cli.printed import Told, printed
from bot.commands.consent.past import decisions_json, found
from bot.commands.conversation.cost import costs, costs_json, costs_reply
from bot.commands.day.status import standing
from bot.commands.post.told import OVER, row, subject
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from domain.phrase_json import encode
from governance.consent.mandates.as_json import mandates_json
from governance.consent.mandates.reading import delegated_now, mandates_reply
from governance.day.objectives.as_json import objectives_json
from governance.day.objectives.reading import aims_now, objectives_reply
from governance.day.status import executive_json, executive_reply
from governance.missions.as_json import missions_json
from governance.missions.cards import listed
from governance.office import Office
from store.unit import Unit

MOST = 500


async def status(settings: Settings, arguments: argparse.Namespace) -> int:
    """Lights, blockers, today and what is coming."""
    return await _print(settings, arguments, _status)


async def missions(settings: Settings, arguments: argparse.Namespace) -> int:
    """Everything under way. Notes stay with those who wrote them."""
    return await _print(settings, arguments, _missions)


async def objectives(settings: Settings, arguments: argparse.Namespace) -> int:
    """What the owner wants, and how far it has come."""
    return await _print(settings, arguments, _objectives)


async def mandates(settings: Settings, arguments: argparse.Namespace) -> int:
    """What may run without asking, and what it was used for."""
    return await _print(settings, arguments, _mandates)


async def decisions(settings: Settings, arguments: argparse.Namespace) -> int:
    """The decision log and the verdicts, searched."""

    async def read(office: Office, unit: Unit) -> Told:
        logged, decided = await found(office, unit, " ".join(arguments.words))

        def shown(words: Words) -> str:
            kept = [f"{one.code}  {one.question}  {one.decision}" for one in logged]
            return "\n".join(kept + [f"#{p.number}  {p.action.kind}  {p.state}" for p in decided])

        return decisions_json(logged, decided), shown

    return await _print(settings, arguments, read)


async def messages(settings: Settings, arguments: argparse.Namespace) -> int:
    """Who was told what, and when."""
    return await _print(settings, arguments, _messages)


async def cost(settings: Settings, arguments: argparse.Namespace) -> int:
    """What the models cost, against what they may."""
    return await _print(settings, arguments, _cost)


async def _cost(office: Office, unit: Unit) -> Told:
    of = await costs(office, unit)
    return costs_json(of), lambda words: render_text(costs_reply(of, office), words)


async def _status(office: Office, unit: Unit) -> Told:
    found_ = await standing(office, unit)
    return executive_json(found_), lambda words: render_text(executive_reply(found_), words)


async def _missions(office: Office, unit: Unit) -> Told:
    kept = [m for m in await unit.missions.under_way() if not m.wish.note]
    people = await unit.people.names()
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    as_json = missions_json(kept, people, today)
    return as_json, lambda words: render_text(listed(kept, people, today), words)


async def _objectives(office: Office, unit: Unit) -> Told:
    found_ = await aims_now(office, unit)
    shown = objectives_reply(found_, closing=False)
    return objectives_json(found_), lambda words: render_text(shown, words)


async def _mandates(office: Office, unit: Unit) -> Told:
    found_ = await delegated_now(office, unit)
    shown = mandates_reply(found_, revoking=False)
    return mandates_json(found_), lambda words: render_text(shown, words)


async def _messages(office: Office, unit: Unit) -> Told:
    sent = await unit.past.told(office.clock() - OVER, MOST)
    names: dict[int | None, str] = {m.person.id: m.person.name for m in await unit.people.members()}
    as_json = {
        "schema": "messages/1",
        "messages": [
            {
                "at": one.at.isoformat(),
                "person": None if one.person_id is None else f"person:{one.person_id}",
                "name": names.get(one.person_id),
                "about": one.subject,
                "say": encode(subject(one)),
                "error": one.error,
                "renewed": one.renewed,
            }
            for one in sent
        ],
    }
    return as_json, lambda words: "\n".join(words.plain(row(one, names)) for one in sent)


async def _print(
    settings: Settings, arguments: argparse.Namespace, read: Callable[[Office, Unit], Awaitable[Told]]
) -> int:
    async def told(office: Office, property_id: str) -> Told:
        async with office.store.reading(property_id) as unit:
            return await read(office, unit)

    return await printed(settings, arguments, told)
