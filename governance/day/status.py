"""How does the whole house stand, in ten seconds: lights, blockers, today, what is coming?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.consent.proposal import Proposal, State
from domain.finding import Finding, Severity
from domain.house.cases import title as case_title
from domain.house.snapshot import House
from domain.incident.incident import SPEC
from domain.missions.mission import Mission
from domain.phrase import Percent, Phrase, say
from domain.phrase_json import encode
from governance.board import Board
from governance.consent.trust import ENOUGH_VERDICTS
from governance.day.brief.status import Level, Light, lights
from governance.missions.cards import row
from governance.post.replies import Block, Line, Reply

SCHEMA = "status/1"
TRUSTS, DOUBTS = Decimal("0.7"), Decimal("0.4")
MOST = 5
COMING = timedelta(days=60)
MOST_LACKING = 4
# A gap by how its key begins, and what is missing there.
_KINDS = {
    "currency": "currency",
    "stated-currency": "currency",
    "prices-": "prices",
    "observed-types": "types",
    "stated-room_types": "types",
    "units-": "units",
    "stated-units": "units",
    "check-": "hours",
    "cancellation-policy": "cancellation",
    "room-": "photos",
    "master-data": "master_data",
}
_LACKING = {
    "currency": "status.lacks.currency",
    "prices": "status.lacks.prices",
    "types": "status.lacks.types",
    "units": "status.lacks.units",
    "hours": "status.lacks.hours",
    "cancellation": "status.lacks.cancellation",
    "photos": "status.lacks.photos",
    "master_data": "status.lacks.master_data",
}


@dataclass(frozen=True, slots=True)
class Blocker:
    """What holds things up, who can move it and by when; None where nobody has said."""

    phrase: Phrase
    who: tuple[str, ...]
    eta: date | None = None


@dataclass(frozen=True, slots=True)
class Executive:
    """The status that anybody reads in ten seconds."""

    house: House
    findings: tuple[Finding, ...]
    lights: tuple[Light, ...]
    blockers: tuple[Blocker, ...]
    today: tuple[Phrase, ...]
    timeline: tuple[tuple[date, Phrase], ...]


def executive(
    house: House,
    board: Board,
    missions: Sequence[Mission],
    waiting: Sequence[Proposal],
    decided: Sequence[Proposal],
    people: Mapping[str, str],
) -> Executive:
    """The status of this House. `decided` are the verdicts of the last ninety days."""
    found = board.findings(house)
    return Executive(
        house,
        tuple(found),
        (
            trust(decided),
            *(_told(light, house) for light in lights(house, found, len(waiting))),
            _agents(house, missions),
        ),
        tuple(_blockers(house, missions, people))[:MOST],
        tuple(_today(house, missions, waiting, people))[:MOST],
        tuple(sorted(_coming(house, missions), key=lambda one: one[0]))[:MOST],
    )


def trust(decided: Sequence[Proposal]) -> Light:
    """The owner's trust as what he does with proposals: the share that he approves, once there are enough."""
    verdicts = [p for p in decided if p.undoes is None and p.state is not State.POSTPONED]
    if len(verdicts) < ENOUGH_VERDICTS:
        return Light("trust", Level.UNKNOWN, say("status.trust_unknown", n=len(verdicts)))
    yes = sum(1 for p in verdicts if p.state not in {State.REFUSED, State.UNDONE})
    share = Decimal(yes) / len(verdicts)
    level = Level.GOOD if share >= TRUSTS else Level.WARN if share >= DOUBTS else Level.BAD
    return Light("trust", level, say("status.trust", share=Percent(share)))


def _told(light: Light, house: House) -> Light:
    """A light that is not good says why, where one word does."""
    if light.key == "sync" and house.incident is not None and house.incident.number is not None:
        return replace(light, name=say("status.sync_incident", number=house.incident.number))
    lacking = _lacking(house)
    if light.key == "data" and light.level is not Level.GOOD and lacking:
        more = len(lacking) - MOST_LACKING
        named = (*lacking[:MOST_LACKING], *([say("value.and_more", n=more)] if more > 0 else []))
        return replace(light, name=say("status.data_lacking", what=named))
    return light


def _lacking(house: House) -> tuple[Phrase, ...]:
    """What is missing, in a word each, the most severe first."""
    keys = [gap.key for gap in house.gaps]
    kinds = dict.fromkeys(kind for key in keys for start, kind in _KINDS.items() if key.startswith(start))
    return tuple(say(_LACKING[kind]) for kind in kinds)


def _agents(house: House, missions: Sequence[Mission]) -> Light:
    """Delegated work: whether any of it is blocked or late."""
    open_ones = [m for m in missions if not m.wish.note]
    late = [m for m in open_ones if m.wish.eta is not None and m.wish.eta < house.today]
    stuck = [m for m in open_ones if m.is_blocked] + late
    level = Level.UNKNOWN if not open_ones else Level.WARN if stuck else Level.GOOD
    return Light("agents", level, say("status.agents", n=len(open_ones)))


def _blockers(house: House, missions: Sequence[Mission], people: Mapping[str, str]) -> Iterator[Blocker]:
    if house.incident is not None and house.incident_open:
        number = house.incident.number or house.incident.platform
        who = dict.fromkeys(n for g in house.gaps if g.key.startswith("setting:") for n in g.who_can_answer)
        yield Blocker(say("status.incident", number=number), tuple(who))
    for case in house.cases:
        if case.is_open and not (house.incident is not None and case.wish.origin == SPEC):
            owner = people.get(case.owner or "")
            told = say("status.incident_case", number=case.id, title=case_title(case, house))
            yield Blocker(told, (owner,) if owner else ())
    for mission in missions:
        if mission.is_blocked:
            told = say("status.mission_blocked", title=mission.wish.title, words=mission.wish.blocked_by)
            yield Blocker(told, (people.get(mission.owner, "—"),), mission.wish.eta)
    pressing = [gap for gap in house.gaps if gap.severity <= Severity.P1]
    if pressing:  # their sentences stand in the brief; here it counts who can answer
        who = dict.fromkeys(name for gap in pressing for name in gap.who_can_answer)
        yield Blocker(say("status.open_questions", n=len(pressing)), tuple(who))


def _today(
    house: House, missions: Sequence[Mission], waiting: Sequence[Proposal], people: Mapping[str, str]
) -> Iterator[Phrase]:
    if waiting:
        yield say("status.waiting", n=len(waiting))
    for mission in missions:
        eta = mission.wish.eta
        if mission.wish.priority == 0 or (eta is not None and eta <= house.today):
            yield row(mission, people, house.today)
    if house.arrivals:
        yield say("status.arrivals", n=len(house.arrivals))


def _coming(house: House, missions: Sequence[Mission]) -> Iterator[tuple[date, Phrase]]:
    for mission in missions:
        eta = mission.wish.eta
        if eta is not None and house.today < eta <= house.today + COMING:
            yield eta, say("text.words", words=mission.wish.title)
    for objective in house.objectives:
        if house.today < objective.review_on <= house.today + COMING:
            yield objective.review_on, say("status.review", words=objective.words)
    for mandate in house.mandates:
        if house.today <= mandate.until <= house.today + COMING:
            yield mandate.until, say("status.mandate_ends", number=mandate.id)


def executive_reply(status: Executive) -> Reply:
    """One message: the lights first."""
    house = status.house
    blocks = [
        Block(
            (
                Line(say("status.title", house=house.hotel.name, day=house.today, at=house.now), bold=True),
                *(Line(light.phrase) for light in status.lights),
            )
        )
    ]
    if status.blockers:
        rows = [Line(say("status.blockers", n=len(status.blockers)), bold=True)]
        blocks.append(Block((*rows, *(Line(_blocker(one)) for one in status.blockers))))
    if status.today:
        rows = [Line(say("status.today"), bold=True)]
        blocks.append(Block((*rows, *(Line(say("join.item", item=one)) for one in status.today))))
    if status.timeline:
        rows = [Line(say("status.timeline"), bold=True)]
        blocks.append(
            Block((*rows, *(Line(say("status.on", day=day, what=what)) for day, what in status.timeline)))
        )
    return Reply(tuple(blocks))


def _blocker(one: Blocker) -> Phrase:
    who = ", ".join(one.who) or "—"
    if one.eta is None:
        return say("status.blocker", what=one.phrase, who=who)
    return say("status.blocker_eta", what=one.phrase, who=who, day=one.eta)


def executive_json(status: Executive) -> dict[str, Any]:
    """As `data/schemas/status.json` describes it."""
    return {
        "schema": SCHEMA,
        "property": status.house.hotel.id,
        "date": status.house.today.isoformat(),
        "at": status.house.now.isoformat(),
        "lights": {light.key: light.level.value for light in status.lights},
        "blockers": [
            {
                "say": encode(one.phrase),
                "who": list(one.who),
                "eta": one.eta.isoformat() if one.eta else None,
            }
            for one in status.blockers
        ],
        "today": [encode(one) for one in status.today],
        "timeline": [{"date": day.isoformat(), "say": encode(what)} for day, what in status.timeline],
    }
