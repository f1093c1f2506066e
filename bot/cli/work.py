"""How does a person or a coding agent work for the house from a shell?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace

from bot.cli.speech import complain, tell
from bot.cli.work_forms import list_json, order_json, order_markdown
from bot.cli.worker import (
    NOT_ALLOWED,
    AtWork,
    files_given,
    links_given,
    number_in,
    printed_as,
    working,
)
from bot.command import Caller
from bot.commands.missions.orders import sees
from bot.commands.missions.proofs import Proof, kept
from bot.process.lazily import at
from bot.settings import Settings
from bot.terminal import render_text
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
from governance.package.filled import package_of
from store.unit import Unit

NOT_FOUND = 5


async def work(settings: Settings, arguments: argparse.Namespace) -> int:
    """`list`, `show`, `make`, `take`, `back`, `report`, `review`. 4: not allowed, 5: no such order."""

    async def worked(at_work: AtWork) -> int:
        return await _worked(settings, arguments, at_work)

    return await working(settings, arguments, worked)


async def _worked(settings: Settings, arguments: argparse.Namespace, at_work: AtWork) -> int:
    office, caller = at_work.office, at_work.caller
    if arguments.what == "list":
        return await _list(arguments, at_work)
    if arguments.what == "show":
        return await _show(settings, arguments, at_work)
    if caller is None:
        return complain(settings, say("work.who"))
    try:
        links_given(arguments.link)
        proofs = await files_given(arguments.file)
    except Refusal as refusal:
        return complain(settings, refusal.phrase)
    async with office.store.unit(at_work.property_id) as unit:
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


async def _list(arguments: argparse.Namespace, at_work: AtWork) -> int:
    caller = at_work.caller
    async with at_work.office.store.reading(at_work.property_id) as unit:
        people = await unit.people.names()
        found = [one for one in await unit.orders.under_way() if caller is None or sees(caller, one)]
    shown = render_text(orders_list(found, people), at_work.words)
    return printed_as(arguments, list_json(found, people), shown)


async def _show(settings: Settings, arguments: argparse.Namespace, at_work: AtWork) -> int:
    async with at_work.office.store.reading(at_work.property_id) as unit:
        order = await _order(unit, at_work.caller, arguments)
        if order is None:
            return _unknown(settings, arguments)
        people, reports = await unit.people.names(), await unit.orders.reports(order.mission.id)
        rows = await filled_now(unit, order)
        package = await package_of(unit) if arguments.out is not None and order.instructions.files else None
    if package is not None:
        path = arguments.out / at("bot.packaged:ALBUM")
        at("bot.packaged:album")(package, at_work.office.shelf, path)
        order = with_file(order, str(path))
    told = (order, rows, reports, people, at_work.words)
    return printed_as(arguments, order_json(*told), order_markdown(*told))


def with_file(order: Order, path: str) -> Order:
    """The order that names the file where it lies."""
    return replace(order, instructions=replace(order.instructions, files=(path,)))


async def _order(unit: Unit, caller: Caller | None, arguments: argparse.Namespace) -> Order | None:
    number = number_in(arguments.target or "")
    found = await unit.orders.get(number) if number is not None else None
    return found if found is not None and (caller is None or sees(caller, found)) else None


def _unknown(settings: Settings, arguments: argparse.Namespace) -> int:
    complain(settings, say("work.unknown", words=arguments.target or "—"))
    return NOT_FOUND
