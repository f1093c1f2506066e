"""What does the operator read in a terminal: the brief and the journal?"""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from typing import Any

from bot.catalogue import Language
from bot.cli.chosen import chosen
from bot.compose import composed
from bot.render import render
from bot.render_text import render_text
from bot.settings import Settings
from bot.words import Words
from governance.brief import brief_json
from governance.desk.office import snapshot
from governance.morning import written
from store.journal import JournalEntry


async def brief(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the brief of now, or of the morning of a past day with what was known then."""
    async with composed(settings) as office:
        property_id = await chosen(office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            house = await snapshot(office, unit, as_of=arguments.date)
            found = await written(office, unit, house, house.today)
    language: Language = arguments.language
    words = Words(language, zone=house.hotel.zone, today=house.today)
    if arguments.format == "json":
        print(json.dumps(brief_json(found), ensure_ascii=False, indent=2))
    elif arguments.format == "html":
        print("\n\n".join(render(found.reply, words).texts))
    else:
        print(render_text(found.reply, words))
    return 0


async def journal(settings: Settings, arguments: argparse.Namespace) -> int:
    """Verify the chain (exit 1 when it is broken), or tell the story of one proposal."""
    async with composed(settings) as office:
        property_id = await chosen(office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            if arguments.what == "verify":
                checked = await unit.journal.verify()
                seq, head = await unit.journal.head()
                shown: dict[str, Any] = {
                    "ok": checked.ok,
                    "entries": seq,
                    "head": head,
                    "first_bad_entry": checked.first_bad_seq,
                    "reason": checked.reason,
                }
                status = 0 if checked.ok else 1
            else:
                entries = await unit.journal.of_subject(f"proposal:{arguments.number}")
                shown = {"subject": f"proposal:{arguments.number}", "entries": [row(e) for e in entries]}
                status = 0 if entries else 1
    print(json.dumps(shown, indent=2, ensure_ascii=False) if arguments.format == "json" else as_text(shown))
    return status


def row(entry: JournalEntry) -> dict[str, Any]:
    """One entry as JSON."""
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "actor": entry.actor,
        "body": dict(entry.body),
    }


def as_text(shown: dict[str, Any]) -> str:
    """Key and value, or a line for each entry."""
    if "entries" in shown and isinstance(shown["entries"], list):
        lines = [
            f"{datetime.fromisoformat(e['at']):%Y-%m-%d %H:%M:%S}  {e['kind']}  {e['actor']}"
            for e in shown["entries"]
        ]
        return "\n".join(lines) or f"Nothing in the journal about {shown['subject']}."
    return "\n".join(f"{key}: {value}" for key, value in shown.items() if value is not None)
