"""How does a person or a coding agent work for the house from a shell?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.cli.work_forms import list_json, order_json, order_markdown
from bot.cli.worker import NotAllowed, files_given, worker
from bot.command import Caller
from bot.commands.missions.orders import sees
from bot.commands.missions.proofs import Proof, kept
from bot.compose import composed
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from domain.errors import Refusal
from domain.missions.evidence import Evidence, EvidenceKind
from domain.missions.order import Order
from domain.phrase import say
from governance.activation.orders import filled_now, make
from governance.incident.investigating import check_facts, is_investigation
from governance.missions import orders as flow
from governance.missions.cards import STATES
from governance.missions.order_cards import orders_list, who
from governance.office import Office
from store.unit import Unit

NOT_ALLOWED, NOT_FOUND = 4, 5


async def work(settings: Settings, arguments: argparse.Namespace) -> int:
    """`list`, `show`, `make`, `take`, `back`, `report`, `review`. 4: not allowed, 5: no such order."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        try:
            return await _worked(settings, arguments, office, property_id)
        except NotAllowed as no:
            complain(settings, no.phrase)
            return NOT_ALLOWED


async def _worked(settings: Settings, arguments: argparse.Namespace, office: Office, property_id: str) -> int:
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        caller = await worker(settings, arguments, unit, office.clock())
    words = Words(arguments.language, zone=hotel.zone, today=office.clock().astimezone(hotel.zone).date())
    if arguments.what == "list":
        return await _list(arguments, office, property_id, caller, words)
    if arguments.what == "show":
        async with office.store.reading(property_id) as unit:
            return await _show(settings, arguments, unit, caller, words)
    if caller is None:
        return complain(settings, say("work.who"))
    try:
        proofs = await files_given(arguments.file)
    except Refusal as refusal:
        return complain(settings, refusal.phrase)
    async with office.store.unit(property_id) as unit:
        order = await _order(unit, caller, arguments)
        if order is None and arguments.what != "make":
            return _unknown(settings, arguments)
        try:
            after = await _act(arguments, office, unit, caller, order, proofs)
        except Refusal as refusal:
            complain(settings, refusal.phrase)
            return NOT_ALLOWED
        number, state = after.mission.id, after.mission.state
    if arguments.format == "json":
        print(json.dumps({"schema": "work-done/1", "number": number, "state": state.value}, indent=2))
    else:
        tell(settings, say("work.done", number=number, state=STATES[state]))
    return 0


async def _act(
    arguments: argparse.Namespace,
    office: Office,
    unit: Unit,
    caller: Caller,
    order: Order | None,
    proofs: Sequence[Proof],
) -> Order:
    member = caller.member
    if order is None:
        return await make(office, unit, member, arguments.target, arguments.step)
    if arguments.what == "take":
        return await flow.take(office, unit, member, order)
    if arguments.what == "back":
        return await flow.give_back(office, unit, member, order)
    if arguments.what == "report":
        files = [await kept(office, unit, caller, one) for one in proofs]
        evidence = (*files, *_told(arguments, caller, office))
        if is_investigation(order):
            check_facts(order, arguments.words or "", evidence)
        return await flow.hand_in(office, unit, member, order, arguments.words or "", evidence)
    accepted = arguments.gaps is None
    return await flow.judge(office, unit, member, order, accepted=accepted, gaps=arguments.gaps or "")


def _told(arguments: argparse.Namespace, caller: Caller, office: Office) -> tuple[Evidence, ...]:
    by, now = who(caller.member), office.clock()
    found = [Evidence(EvidenceKind.LINK, one, by, now) for one in arguments.link]
    found += [Evidence(EvidenceKind.NUMBER, one, by, now) for one in arguments.number]
    if arguments.words:
        found.append(Evidence(EvidenceKind.WORDS, arguments.words, by, now))
    return tuple(found)


async def _list(
    arguments: argparse.Namespace, office: Office, property_id: str, caller: Caller | None, words: Words
) -> int:
    async with office.store.reading(property_id) as unit:
        people = await unit.people.names()
        found = [one for one in await unit.orders.under_way() if caller is None or sees(caller, one)]
    if arguments.format == "json":
        print(json.dumps(list_json(found, people), ensure_ascii=False, indent=2))
    else:
        print(render_text(orders_list(found, people), words))
    return 0


async def _show(
    settings: Settings, arguments: argparse.Namespace, unit: Unit, caller: Caller | None, words: Words
) -> int:
    order = await _order(unit, caller, arguments)
    if order is None:
        return _unknown(settings, arguments)
    people, reports = await unit.people.names(), await unit.orders.reports(order.mission.id)
    rows = await filled_now(unit, order)
    if arguments.format == "json":
        print(json.dumps(order_json(order, rows, reports, people, words), ensure_ascii=False, indent=2))
    else:
        print(order_markdown(order, rows, reports, people, words))
    return 0


async def _order(unit: Unit, caller: Caller | None, arguments: argparse.Namespace) -> Order | None:
    if not str(arguments.target or "").isdecimal():
        return None
    found = await unit.orders.get(int(arguments.target))
    return found if found is not None and (caller is None or sees(caller, found)) else None


def _unknown(settings: Settings, arguments: argparse.Namespace) -> int:
    complain(settings, say("work.unknown", words=arguments.target or "—"))
    return NOT_FOUND
