"""How does the operator let people in, and see whether the house is well?"""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from typing import Any

import httpx

from bot.cli.chosen import chosen
from bot.compose import composed
from bot.settings import Settings, needed_to_run
from bot.words import Words
from domain.finding import Severity
from governance.desk.office import Office, snapshot

VALID_FOR = timedelta(hours=24)


async def invite(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print a link that lets one person in, once, within a day; only its digest is stored."""
    async with composed(settings) as office:
        property_id = await chosen(office.store, arguments.property)
        if property_id is None:
            return 2
        now = office.clock()
        async with office.store.unit(property_id) as unit:
            token = await unit.people.invite(arguments.role, now + VALID_FOR, "system", now)
    name = await bot_name(settings)
    link = f"https://t.me/{name}?start=inv_{token}" if name else f"/start inv_{token}"
    print(f"{link}\nFor one {arguments.role.value}, once, within 24 hours.")
    return 0


async def bot_name(settings: Settings) -> str | None:
    """The bot's user name, if Telegram can be asked."""
    if settings.telegram_bot_token is None:
        return None
    url = f"{settings.telegram_base_url}{settings.telegram_bot_token.get_secret_value()}/getMe"
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            answer = (await client.get(url)).json()
    except (httpx.HTTPError, ValueError):
        return None
    name = (answer.get("result") or {}).get("username")
    return str(name) if name else None


async def doctor(settings: Settings, arguments: argparse.Namespace) -> int:
    """Configuration and data readiness; 1 when something hinders the house, 0 when only questions are open."""
    async with composed(settings) as office:
        property_id = await chosen(office.store, arguments.property)
        if property_id is None:
            return 2
        found = await examined(settings, office, property_id)
    if arguments.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(found)))
    return 1 if found["hindrances"] else 0


async def examined(settings: Settings, office: Office, property_id: str) -> dict[str, Any]:
    """What hinders `lhcm run`, what is not known about the property and who can tell, and how the data stand."""
    async with office.store.reading(property_id) as unit:
        house = await snapshot(office, unit)
        checked = await unit.journal.verify()
        members = await unit.people.members()
    words = Words("fr", zone=house.hotel.zone, today=house.today)
    hindrances = needed_to_run(settings)
    if not checked.ok:
        hindrances.append(f"The journal is broken at entry {checked.first_bad_seq}: {checked.reason}")
    return {
        "property": property_id,
        "hindrances": hindrances,
        "push": "on" if house.push else "off",
        "paused": house.paused,
        "people": {role: sum(1 for m in members if m.role == role) for role in ("owner", "operator")},
        "sources": {name: at.isoformat() for name, at in house.source_ages.items()},
        "open_questions": [
            {
                "key": gap.key,
                "question": words.plain(gap.phrase),
                "who_can_answer": list(gap.who_can_answer),
                "severity": Severity(gap.severity).name,
                "evidence": [evidence_json(item) for item in gap.evidence],
            }
            for gap in house.gaps
        ],
    }


def evidence_json(item: Any) -> dict[str, Any]:
    """One piece of evidence: what was said, by which source, when."""
    return {"said": item.said, "source": str(item.source), "on": item.on}


def as_lines(found: dict[str, Any]) -> list[str]:
    """The same for a reader."""
    lines = [f"{found['property']} · push {found['push']}{' · paused' if found['paused'] else ''}"]
    lines += [f"✗ {words}" for words in found["hindrances"]] or ["✓ nothing hinders lhcm run"]
    lines += [f"  {name}: last read {at}" for name, at in found["sources"].items()]
    lines.append(f"{len(found['open_questions'])} open questions about the property:")
    for gap in found["open_questions"]:
        lines.append(f"  [{gap['severity']}] {gap['question']} → {', '.join(gap['who_can_answer'])}")
        lines += [f"      {item['source']}: {item['said']}" for item in gap["evidence"]]
    return lines
