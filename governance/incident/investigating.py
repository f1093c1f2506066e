"""How is an incident looked into by work orders, each of which ends in facts?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.incident.handed_in import said_in_report
from domain.incident.incident import Entry, EntryKind, Incident
from domain.incident.topics import PROTOCOL, Protocol, protocol_name, topics
from domain.missions.evidence import Evidence, EvidenceKind
from domain.missions.mission import MissionState, MissionWish
from domain.missions.order import Instructions, Order
from domain.phrase import say
from governance.incident.case import STEP, case_of
from governance.incident.flow import who, write
from governance.missions.orders import give
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit

_SHOWN = frozenset({EvidenceKind.PHOTO, EvidenceKind.DOCUMENT})


async def investigate(office: Office, unit: Unit, member: Member, incident: Incident) -> int:
    """Give the orders of the protocol that are not given yet; how many. Refusal: not his, or all are given."""
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    case = await case_of(unit, incident)
    given = {one.step for one in case.orders if one.mission.state is not MissionState.DROPPED}
    wanted = [name for name in PROTOCOL if step_of(incident, name) not in given]
    if not wanted:
        raise refuse("incident.orders_given_before")
    for name in wanted:
        title = f"Incident {incident.id} : {protocol_name(name)}"
        wish = MissionWish(title, int(incident.wish.severity))
        channel = incident.wish.channel or "*"
        await give(
            office, unit, who(member), wish, instructions(name), channel=channel, step=step_of(incident, name)
        )
    now = office.clock()
    await write(unit, incident, Entry(EntryKind.ORDERS, now, who(member), "", {"n": len(wanted)}), now)
    return len(wanted)


def instructions(name: Protocol) -> Instructions:
    """Where to look for each subject, what not to touch, and the facts to hand in."""
    asked = [one for one in topics().values() if one.order == name]
    looks = tuple(say("incident.do_look", topic=one.name, where=one.where) for one in asked)
    shows = (say("incident.do_picture"),) if name == "settings" else ()
    facts = tuple(
        say("incident.hand_fact", name=one.words[0], values=tuple(one.values.values())) for one in asked
    )
    return Instructions(
        where=say("incident.order_where"),
        actions=(*looks, *shows, say("incident.do_write")),
        untouched=(say("order.leave_others"), say("order.leave_allocation"), say("order.leave_secrets")),
        success=(say("incident.ok_facts"),),
        undo=(say("incident.undo_nothing"),),
        report=facts,
    )


def is_investigation(order: Order) -> bool:
    """Whether it is one of an incident's orders."""
    return (order.step or "").startswith(STEP)


def check_facts(order: Order, words: str, evidence: Sequence[Evidence]) -> None:
    """Raises Refusal where a subject of the order is missing, a value is none, or a setting has no picture."""
    name = (order.step or "").rpartition(":")[2]
    wanted = {one.id: one for one in topics().values() if one.order == name}
    said = {topic for topic, _ in said_in_report(words)}
    missing = [one.words[0] for key, one in wanted.items() if key not in said]
    if missing:
        raise refuse("incident.facts_missing", names=tuple(missing))
    if name == "settings" and not any(one.kind in _SHOWN for one in evidence):
        raise refuse("incident.needs_screenshot")


def step_of(incident: Incident, name: Protocol) -> str:
    """How the order of a protocol is called."""
    return f"{STEP}{incident.id}:{name}"
