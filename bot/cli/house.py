"""How does the operator let people in, and see whether the house is well?"""

from __future__ import annotations

import argparse
import json
import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import httpx

from bot.cli.brain_check import brain
from bot.cli.checks import Check, around, inside
from bot.cli.checks_deep import deep
from bot.cli.chosen import chosen
from bot.cli.mail import mailboxes
from bot.cli.speech import complain, tell, words_for
from bot.compose import composed, holder_of
from bot.process.vault import vault_of
from bot.settings import Settings, needed_to_run
from bot.words.phrases import Words
from domain.consent.rights import Role
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from domain.tenancy.accounts import Held
from domain.tenancy.role_words import ROLE_WORDS
from governance.office import Office, snapshot
from store.engine import Store

VALID_FOR = timedelta(hours=24)
AGENT_FOR = timedelta(days=90)


async def invite(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print a link that lets one person in, once, within a day; only its digest is stored."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        now = office.clock()
        if arguments.role is Role.AGENT:
            return await agent(settings, office, property_id, arguments.name)
        async with office.store.unit(property_id) as unit:
            token = await unit.people.invite(arguments.role, now + VALID_FOR, "system", now)
        name = await bot_name(settings, office.store, property_id)
    link = f"https://t.me/{name}?start=inv_{token}" if name else f"/start inv_{token}"
    print(link)
    tell(settings, say("cli.invitation", role=ROLE_WORDS[arguments.role]))
    return 0


async def agent(settings: Settings, office: Office, property_id: str, name: str | None) -> int:
    """Print an agent's token, once; it opens work orders. The same name gets a new one, and the old one stops."""
    if not (name or "").strip():
        return complain(settings, say("cli.agent_name"))
    called, now = " ".join((name or "").split())[:60], office.clock()
    async with office.store.reading(property_id) as unit:
        zone = (await unit.property.get()).zone
        known = [one.person for one in await unit.people.members(Role.AGENT) if one.person.name == called]
    number = known[0].telegram_id if known else -1 - secrets.randbits(50)
    async with office.store.hall() as hall:
        person = await hall.upsert_person(number, called, "en")
    async with office.store.unit(property_id) as unit:
        await unit.people.add_member(person.id, Role.AGENT, now)
        token = await unit.people.issue_key(person.id, now, now + AGENT_FOR)
        await unit.journal.append("agent.let_in", f"person:{person.id}", "system", {"person": person.id}, now)
    print(token)
    tell(settings, say("cli.agent_token", name=called, until=(now + AGENT_FOR).astimezone(zone).date()))
    return 0


async def bot_name(settings: Settings, store: Store, property_id: str) -> str | None:
    """The user name of the bot that speaks for this house, if Telegram can be asked."""
    async with store.reading(property_id) as unit:
        kept = [one for one in await unit.accounts_sealed.all() if one.kind == Held.BOT]
    ours = settings.telegram_bot_token
    token = (
        vault_of(settings).open(property_id, kept[0])["token"] if kept else ours and ours.get_secret_value()
    )
    if token is None:
        return None
    url = f"{settings.telegram_base_url}{token}/getMe"
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            answer = (await client.get(url)).json()
    except (httpx.HTTPError, ValueError):
        return None
    name = (answer.get("result") or {}).get("username")
    return str(name) if name else None


async def doctor(settings: Settings, arguments: argparse.Namespace) -> int:
    """Configuration and data readiness; 1 when something hinders the house, 0 when only questions are open."""
    hindrances = needed_to_run(settings)
    house = None
    async with composed(settings) as office:
        checks = [check async for check in around(settings, office.clock())]
        checks += [check async for check in brain(settings)]
        async with office.store.hall() as hall:
            known = await hall.property_ids()
        checks += [check async for check in mailboxes(settings, office.store)]
        if known and settings.hotelrunner_token is not None and holder_of(settings, known) is None:
            hindrances.append(say("cli.which_account", known=tuple(known)))
        if known or arguments.property:
            property_id = await chosen(settings, office.store, arguments.property)
            if property_id is None:
                return 2
            async with office.store.reading(property_id) as unit:
                house = await snapshot(office, unit)
                checks += await inside(unit, house, property_id in office.wires)
                # Looked at deep, every house's journal is verified below, this one's with them.
                checked = None if arguments.deep else await unit.journal.verify()
            if checked is not None and not checked.ok:
                hindrances.append(say("cli.journal_broken", number=checked.first_bad_seq))
        if arguments.deep:
            checks += [check async for check in deep(settings, office.store, office.clock())]
    hindrances += [check.words for check in checks if check.state == "bad"]
    if arguments.format == "json":
        words = words_for(settings)
        print(json.dumps(as_json(words, house, hindrances, checks), ensure_ascii=False, indent=2))
    else:
        tell(settings, *as_phrases(house, hindrances, checks))
    return 1 if hindrances else 0


def as_phrases(house: House | None, hindrances: list[Phrase], checks: Sequence[Check]) -> Iterator[Phrase]:
    """What hinders, what wants a look, what is in order, the wire, and what nobody has told yet."""
    yield from hindrances or [say("cli.ready")]
    yield from (say("cli.check_warn", words=check.words) for check in checks if check.state == "warn")
    yield from (say("cli.check_ok", words=check.words) for check in checks if check.state == "ok")
    if house is None:
        yield say("cli.no_property_yet")
        return
    yield say("cli.push_on") if house.push else say("cli.push_off")
    for source, at in house.source_ages.items():
        yield say("cli.last_read", source=source, at=at)
    yield say("cli.open_questions", n=len(house.gaps))
    for gap in house.gaps:
        yield say("cli.open_question", question=gap.phrase, who=gap.who_can_answer)
        for item in gap.evidence:
            yield say("cli.evidence", source=item.source, said=item.said)


def as_json(
    words: Words, house: House | None, hindrances: list[Phrase], checks: Sequence[Check]
) -> dict[str, Any]:
    """The same for a program; see data/schemas/doctor.json."""
    return {
        "property": house.hotel.id if house else None,
        "hindrances": [words.plain(phrase) for phrase in hindrances],
        "checks": [
            {"name": check.name, "state": check.state, "words": words.plain(check.words)} for check in checks
        ],
        "push": bool(house and house.push),
        "paused": bool(house and house.paused),
        "sources": {name: at.isoformat() for name, at in house.source_ages.items()} if house else {},
        "open_questions": [
            {
                "key": gap.key,
                "question": words.plain(gap.phrase),
                "who_can_answer": list(gap.who_can_answer),
                "severity": gap.severity.name,
                "evidence": [
                    {"said": item.said, "source": str(item.source), "on": item.on} for item in gap.evidence
                ],
            }
            for gap in (house.gaps if house else ())
        ],
    }
