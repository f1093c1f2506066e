"""How does a person or a program read incidents from a shell, and take one further?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any

from bot.cli.chosen import chosen
from bot.cli.speech import complain
from bot.cli.worker import NotAllowed, files_given, worker
from bot.commands.incident.incident import opened_by_words, told
from bot.commands.missions.proofs import kept
from bot.compose import composed
from bot.process.lazily import at
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.website.browser import NoBrowser
from domain.consent.rights import Right, Role, may
from domain.incident.incident import Incident
from domain.incident.sentence import Said, said_in
from domain.phrase import say
from domain.property import Property
from governance.incident.as_json import case_json, list_json
from governance.incident.cards import incident_card, incidents_list
from governance.incident.case import case_of
from governance.incident.report_card import report_card
from governance.incident.reporting import make
from governance.office import Office, snapshot
from governance.post.replies import Reply
from store.unit import Unit

PARTLY, NOT_ALLOWED, NOT_FOUND = 3, 4, 5
READS = frozenset({"list", "show"})


async def incident(settings: Settings, arguments: argparse.Namespace) -> int:
    """`list`, `show`, `open`, `add`, `close` and the rest. 4: not allowed, 5: no such incident."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        try:
            return await _done(settings, arguments, office, property_id)
        except NotAllowed as no:
            complain(settings, no.phrase)
            return NOT_ALLOWED


async def _done(settings: Settings, arguments: argparse.Namespace, office: Office, property_id: str) -> int:
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        caller = await worker(settings, arguments, unit, office.clock())
    words = Words(arguments.language, zone=hotel.zone, today=office.clock().astimezone(hotel.zone).date())
    if arguments.what in READS:
        async with office.store.reading(property_id) as unit:
            return await _read(settings, arguments, office, unit, words)
    if caller is None:
        return complain(settings, say("work.who"))
    if not may(caller.member.role, Right.FILE):
        complain(settings, say("incident.not_yours"))
        return NOT_ALLOWED
    proofs = await files_given(arguments.file)
    async with office.store.unit(property_id) as unit:
        if arguments.what == "open":
            opened = await opened_by_words(office, unit, caller, " ".join(arguments.words))
            return await _shown(arguments, office, unit, opened, words)
        one = await _of(unit, arguments)
        if one is None:
            return _unknown(settings, arguments)
        if arguments.what == "report":
            standing = await make(office, unit, caller.member, one)
            _print(arguments, dict(standing.document), report_card(one, standing), words)
            return await _written(settings, arguments, office, hotel, standing.document, words)
        files = [await kept(office, unit, caller, proof) for proof in proofs]
        await told(office, unit, caller, _said(arguments, one), files)
        return await _shown(arguments, office, unit, one, words)


def _said(arguments: argparse.Namespace, one: Incident) -> Said:
    typed = " ".join(arguments.words[1:])
    if arguments.what == "add":  # « add 1 fait connexion = sens unique »: as it is typed in the chat
        said = said_in(typed) if typed else Said(verb="import")
        return Said(one.id, said.verb, said.words)
    return Said(one.id, arguments.what, typed)


async def _written(
    settings: Settings,
    arguments: argparse.Namespace,
    office: Office,
    hotel: Property,
    report: Mapping[str, Any],
    words: Words,
) -> int:
    """With `--out` the report's files too, 3 where no browser prints the PDF."""
    if arguments.out is None:
        return 0
    paths = at("bot.incident.report:exported")(report, hotel, office.shelf, arguments.out)
    try:
        await at("bot.incident.report:printed")([path for path in paths if path.suffix == ".html"])
    except NoBrowser:
        complain(settings, say("report.not_printed", path=str(paths[0].parent)))
        return PARTLY
    if arguments.format == "text":
        print(words.plain(say("report.written", path=str(paths[0].parent))))
    return 0


async def _read(
    settings: Settings, arguments: argparse.Namespace, office: Office, unit: Unit, words: Words
) -> int:
    if arguments.what == "list":
        incidents, people = await unit.incidents.all(), await unit.people.names()
        house = await snapshot(office, unit)
        untold = house.incident if house.incident and not incidents else None
        _print(
            arguments,
            list_json(unit.property_id, incidents, people),
            incidents_list(incidents, untold, house, people, Role.STAFF),
            words,
        )
        return 0
    one = await _of(unit, arguments)
    if one is None:
        return _unknown(settings, arguments)
    return await _shown(arguments, office, unit, one, words)


async def _shown(
    arguments: argparse.Namespace, office: Office, unit: Unit, one: Incident, words: Words
) -> int:
    found = await unit.incidents.get(one.id) or one
    case, people, house = await case_of(unit, found), await unit.people.names(), await snapshot(office, unit)
    shown = incident_card(case, house, people, Role.STAFF)
    _print(arguments, case_json(unit.property_id, case, people), shown, words)
    return 0


async def _of(unit: Unit, arguments: argparse.Namespace) -> Incident | None:
    number = next(iter(arguments.words), "")
    return await unit.incidents.get(int(number)) if number.isdecimal() else None


def _print(arguments: argparse.Namespace, as_json: dict[str, Any], shown: Reply, words: Words) -> None:
    if arguments.format == "json":
        print(json.dumps(as_json, ensure_ascii=False, indent=2))
    else:
        print(render_text(shown, words))


def _unknown(settings: Settings, arguments: argparse.Namespace) -> int:
    complain(settings, say("incident.unknown", number=next(iter(arguments.words), "—")))
    return NOT_FOUND
