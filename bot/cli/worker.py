"""Who works in this shell: a person by name, or an agent by his token; and which files does he hand in?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.cli.allowed import NotAllowed
from bot.cli.chosen import chosen
from bot.cli.speech import complain
from bot.command import Caller
from bot.commands.missions.proofs import Proof, looked_at
from bot.compose import composed
from bot.settings import Settings
from bot.words.catalogue import Language
from bot.words.phrases import Words
from domain.consent.rights import Role
from domain.errors import refuse
from domain.folding import fold
from domain.missions.evidence import is_link
from domain.property import Property
from governance.office import Office
from store.consent.people import AGENT_PREFIX
from store.unit import Unit

MOST_BYTES = 20 * 2**20
NOT_ALLOWED = 4


@dataclass(frozen=True, slots=True)
class AtWork:
    """The house that is meant, who works in it (nobody known: None), and the words in which it answers."""

    office: Office
    property_id: str
    hotel: Property
    caller: Caller | None
    words: Words


async def working(
    settings: Settings, arguments: argparse.Namespace, do: Callable[[AtWork], Awaitable[int]]
) -> int:
    """What `do` ends with. 2: nobody can say which house is meant; 4: the token or the name opens nothing."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        now = office.clock()
        try:
            async with office.store.reading(property_id) as unit:
                hotel = await unit.property.get()
                caller = await worker(settings, arguments, unit, now)
            words = Words(arguments.language, zone=hotel.zone, today=now.astimezone(hotel.zone).date())
            return await do(AtWork(office, property_id, hotel, caller, words))
        except NotAllowed as no:
            complain(settings, no.phrase)
            return NOT_ALLOWED


def printed_as(arguments: argparse.Namespace, as_json: Any, text: str) -> int:
    """The one or the other, as `--format` asks; 0."""
    print(json.dumps(as_json, ensure_ascii=False, indent=2) if arguments.format == "json" else text)
    return 0


async def worker(
    settings: Settings, arguments: argparse.Namespace, unit: Unit, now: datetime
) -> Caller | None:
    """The agent of the token, else the person named by `--by`; None where neither is given.

    Raises NotAllowed for a token that does not count, for both at once, and for a name that nobody has.
    """
    found = await agent(settings, arguments, unit, now)
    if found is not None:
        if arguments.by is not None:
            raise NotAllowed(refuse("work.token_and_name").phrase)
        return found
    if arguments.by is None:
        return None
    named = [one for one in await unit.people.members() if fold(one.person.name) == fold(arguments.by)]
    people = [one for one in named if one.person.has_a_phone]  # an agent comes with his token only
    if len(people) != 1:
        raise NotAllowed(refuse("work.nobody", name=arguments.by).phrase)
    return Caller(unit.property_id, people[0], spoken(arguments))


async def agent(
    settings: Settings, arguments: argparse.Namespace, unit: Unit, now: datetime
) -> Caller | None:
    """The agent whose token was given; None without one. Raises NotAllowed for a token that does not count."""
    given = settings.lhcm_agent_token
    raw = getattr(arguments, "token", None) or (given.get_secret_value() if given else None)
    if raw is None:
        return None
    member = await unit.people.by_key(raw.strip(), now) if raw.startswith(AGENT_PREFIX) else None
    if member is None:
        raise NotAllowed(refuse("work.bad_token").phrase)
    return Caller(unit.property_id, member, spoken(arguments))


async def role_of(settings: Settings, arguments: argparse.Namespace, unit: Unit, now: datetime) -> Role:
    """As whom somebody reads: the agent of the token, else the owner. Raises NotAllowed as `agent` does."""
    caller = await agent(settings, arguments, unit, now)
    return Role.OWNER if caller is None else caller.member.role


def spoken(arguments: argparse.Namespace) -> Language:
    """The language that the command was asked to answer in; English, as programs read it, where it cannot be."""
    language: Language = getattr(arguments, "language", None) or "en"
    return language


def number_in(text: str) -> int | None:
    """The number of an order or of an incident; None for what can be none."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def links_given(links: Sequence[str]) -> None:
    """Refusal: one of them is no address that somebody can open."""
    for one in links:
        if not is_link(one):
            raise refuse("work.no_link", words=one[:80])


async def files_given(paths: Sequence[Path]) -> tuple[Proof, ...]:
    """What is to be handed in, looked at. Refusal: not there, too large, no picture."""
    found = []
    for path in paths:
        if not path.is_file():
            raise refuse("work.no_file", name=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise refuse("work.file_too_large", name=path.name)
        found.append(await looked_at(path.name, path.read_bytes()))
    return tuple(found)
