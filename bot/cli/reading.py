"""What does the operator read in a terminal: the brief and the journal?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell, words_for
from bot.cli.story import as_json
from bot.compose import composed
from bot.settings import Settings
from bot.telegram.render import render
from bot.terminal import render_text
from bot.words.catalogue import Language
from bot.words.phrases import Words
from domain.phrase import Phrase, say
from governance.consent.story import story_of
from governance.consent.story_words import told
from governance.day.brief import brief_json
from governance.day.morning import written
from governance.office import Office, snapshot
from store.unit import Unit

HOW_BROKEN: Mapping[str, Phrase] = {
    "changed": say("cli.journal_changed"),
    "missing": say("cli.journal_missing"),
    "truncated": say("cli.journal_truncated"),
    "head": say("cli.journal_head"),
}


async def brief(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the brief of now, or of the morning of a past day with what was known then."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
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
    if arguments.what == "show" and arguments.number is None:
        return complain(settings, say("cli.which_number"))
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            if arguments.what == "verify":
                return await verify(settings, unit, arguments.format)
            return await story(settings, unit, arguments, office)


async def verify(settings: Settings, unit: Unit, form: str) -> int:
    """Whether the chain is whole, and its head."""
    checked = await unit.journal.verify()
    seq, head = await unit.journal.head()
    if form == "json":
        shown = {"ok": checked.ok, "entries": seq, "head": head, "first_bad_entry": checked.first_bad_seq}
        print(json.dumps(shown | {"reason": checked.reason}, indent=2))
    elif checked.ok:
        tell(settings, say("cli.journal_intact", n=seq, head=head))
    else:
        how = HOW_BROKEN[checked.reason or ""]
        complain(settings, say("cli.journal_broken_how", number=checked.first_bad_seq, how=how))
    return 0 if checked.ok else 1


async def story(settings: Settings, unit: Unit, arguments: argparse.Namespace, office: Office) -> int:
    """Everything that is remembered about one change."""
    found = await story_of(unit, arguments.number, office.clock())
    if found is None:
        complain(settings, say("cli.nothing_about", number=arguments.number))
        return 1
    words = words_for(settings, found.hotel.zone)
    if arguments.format == "json":
        print(json.dumps(as_json(found, words), ensure_ascii=False, indent=2))
    else:
        print("\n".join(words.plain(line) for line in told(found, office.board)))
    return 0
