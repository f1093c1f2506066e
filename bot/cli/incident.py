"""How does a person or a program read incidents from a shell, and take one further?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from bot.cli.allowed import NotAllowed
from bot.cli.speech import complain
from bot.cli.worker import AtWork, files_given, number_in, printed_as, working
from bot.command import Caller
from bot.commands.incident.incident import opened_by_words, told
from bot.commands.missions.proofs import kept
from bot.process.lazily import at
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.website.browser import NoBrowser
from domain.consent.rights import Right, Role, may
from domain.incident.incident import Incident
from domain.incident.sentence import Said, said_in
from domain.missions.evidence import Evidence
from domain.phrase import say
from governance.incident.as_json import case_json, list_json
from governance.incident.cards import incident_card, incidents_list
from governance.incident.case import case_of
from governance.incident.report_card import report_card
from governance.incident.reporting import make
from governance.incident.states import states_of
from governance.office import Office, snapshot
from governance.post.replies import Reply
from store.unit import Unit

PARTLY, NOT_FOUND = 3, 5
READS = frozenset({"list", "show"})
FOR_WORKERS = frozenset({"note", "received", "sent", "fact", "booking", "import"})


async def incident(settings: Settings, arguments: argparse.Namespace) -> int:
    """`list`, `show`, `open`, `add`, `close` and the rest. 4: not allowed, 5: no such incident."""

    async def done(at_work: AtWork) -> int:
        return await _done(settings, arguments, at_work)

    return await working(settings, arguments, done)


async def _done(settings: Settings, arguments: argparse.Namespace, at_work: AtWork) -> int:
    office, caller, words = at_work.office, at_work.caller, at_work.words
    if arguments.what in READS:
        async with office.store.reading(at_work.property_id) as unit:
            return await _read(settings, arguments, office, unit, words)
    if caller is None:
        return complain(settings, say("work.who"))
    if not may(caller.member.role, Right.FILE) and not _only_adds(arguments, caller):
        raise NotAllowed(say("incident.not_yours"))
    proofs = await files_given(arguments.file)
    read = [await at("bot.commands.incident.documents:heard_in")(office, one) for one in proofs]
    async with office.store.unit(at_work.property_id) as unit:
        if arguments.what == "open":
            opened = await opened_by_words(office, unit, caller, " ".join(arguments.words))
            return await _shown(arguments, office, unit, opened, words)
        one = await _of(unit, arguments)
        if one is None:
            return _unknown(settings, arguments)
        if arguments.what == "report":
            standing = await make(office, unit, caller.member, one)
            printed_as(arguments, dict(standing.document), render_text(report_card(one, standing), words))
            return await _written(settings, arguments, at_work, standing.document)
        files = [await kept(office, unit, caller, proof) for proof in proofs]
        answer = await told(office, unit, caller, said := _said(arguments, one), files)
        answers = [answer] if said.verb == "claim" else []
        answers += [
            await _learned(office, unit, caller, one, *pair) for pair in zip(read, files, strict=True)
        ]
        if arguments.format == "text":
            print("".join(f"{render_text(each, words)}\n\n" for each in answers), end="")
        return await _shown(arguments, office, unit, one, words)


def _only_adds(arguments: argparse.Namespace, caller: Caller) -> bool:
    """What a worker writes into the timeline; it opens, tests, decides and closes nothing."""
    verb = said_in(" ".join(arguments.words[1:])).verb if arguments.what == "add" else None
    return may(caller.member.role, Right.WORK) and (
        verb in FOR_WORKERS or (verb is None and bool(arguments.file))
    )


async def _learned(
    office: Office, unit: Unit, caller: Caller, one: Incident, heard: Any, piece: Evidence
) -> Reply:
    """What a file that came along claims, and the first claim to judge."""
    shown: Reply = await at("bot.commands.incident.documents:learned")(
        office, unit, caller, one, heard, piece
    )
    return shown


def _said(arguments: argparse.Namespace, one: Incident) -> Said:
    typed = " ".join(arguments.words[1:])
    if arguments.what == "add":  # « add 1 fait connexion = sens unique »: as it is typed in the chat
        said = said_in(typed) if typed else Said(verb="import")
        return Said(one.id, said.verb, said.words)
    return Said(one.id, arguments.what, typed)


async def _written(
    settings: Settings, arguments: argparse.Namespace, at_work: AtWork, report: Mapping[str, Any]
) -> int:
    """With `--out` the report's files too, 3 where no browser prints the PDF."""
    if arguments.out is None:
        return 0
    paths = at("bot.incident.report:exported")(report, at_work.hotel, at_work.office.shelf, arguments.out)
    try:
        await at("bot.incident.report:printed")([path for path in paths if path.suffix == ".html"])
    except NoBrowser:
        complain(settings, say("report.not_printed", path=str(paths[0].parent)))
        return PARTLY
    if arguments.format == "text":
        print(at_work.words.plain(say("report.written", path=str(paths[0].parent))))
    return 0


async def _read(
    settings: Settings, arguments: argparse.Namespace, office: Office, unit: Unit, words: Words
) -> int:
    if arguments.what == "list":
        incidents, people = await unit.incidents.all(), await unit.people.names()
        house = await snapshot(office, unit)
        untold = house.incident if house.incident and not incidents else None
        shown = incidents_list(incidents, untold, house, people, Role.STAFF)
        as_json = list_json(unit.property_id, incidents, people)
        return printed_as(arguments, as_json, render_text(shown, words))
    one = await _of(unit, arguments)
    if one is None:
        return _unknown(settings, arguments)
    return await _shown(arguments, office, unit, one, words)


async def _shown(
    arguments: argparse.Namespace, office: Office, unit: Unit, one: Incident, words: Words
) -> int:
    found = await unit.incidents.get(one.id) or one
    case, people, house = await case_of(unit, found), await unit.people.names(), await snapshot(office, unit)
    states = await states_of(unit, case, house)
    shown = incident_card(case, house, people, Role.STAFF, states=states)
    told = case_json(unit.property_id, case, people, states)
    return printed_as(arguments, told, render_text(shown, words))


async def _of(unit: Unit, arguments: argparse.Namespace) -> Incident | None:
    number = number_in(next(iter(arguments.words), ""))
    return None if number is None else await unit.incidents.get(number)


def _unknown(settings: Settings, arguments: argparse.Namespace) -> int:
    complain(settings, say("incident.unknown", number=next(iter(arguments.words), "—")))
    return NOT_FOUND
