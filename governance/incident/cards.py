"""How does an incident look on a phone: all of them at a glance, and one with what can be done now?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from domain.consent.rights import Right, Role, may
from domain.house.background import OpenIncident, Told
from domain.house.cases import title
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.incident.claims import unjudged
from domain.incident.incident import Incident
from domain.incident.states import States
from domain.incident.sync_test import overall, results
from domain.nights import ONE_DAY, Span
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.incident.case import Case
from governance.incident.lines import OUTCOMES, contradiction_line, entry_line
from governance.incident.state_lines import state_lines
from governance.incident.testing_cards import result_line, step_card
from governance.post.harmless import quoted
from governance.post.replies import Block, Button, Line, Reply, Tone

People = Mapping[str, str]
LAST = 6
MOST = 12
NO_STATES = States()


def incidents_list(
    incidents: Sequence[Incident], told: OpenIncident | None, house: House, people: People, role: Role
) -> Reply:
    """One line each, open ones first; where the specs tell of one that nobody has opened, the tap that opens it."""
    rows = [Line(row(one, house, people)) for one in incidents[:MOST]]
    blocks = [Block((Line(say("incident.list", n=len(incidents)), bold=True), *rows))] if rows else []
    buttons: list[tuple[Button, ...]] = []
    if told is not None:
        number = say("text.words", words=told.number) if told.number else say("incident.no_number")
        lines = (
            Line(say("incident.told", number=number), bold=True),
            Line(say("text.words", words=_words(told.title or told.summary))),
        )
        blocks.append(Block(lines))
        if may(role, Right.FILE):
            buttons.append((Button(say("button.incident_open"), "incident:spec:open", Tone.PRIMARY),))
    if not blocks:
        blocks = [Block((Line(say("incident.none")),))]
    blocks.append(Block((Line(say("incident.how"), quiet=True),)))
    shown = [
        Button(say("button.incident_number", n=one.id), f"incident:{one.token}:show") for one in incidents[:6]
    ]
    buttons += [tuple(shown[n : n + 3]) for n in range(0, len(shown), 3)]
    return Reply(tuple(blocks), tuple(buttons))


def _words(told: Told) -> Told:
    """What the specs say, harmless."""
    if isinstance(told, Name):
        return Name({language: quoted(words, 300) for language, words in told.by_language.items()})
    return quoted(told, 300)


def row(one: Incident, house: House, people: People) -> Phrase:
    """« 1 · ouvert · P1 · … · Omar »"""
    state = say("incident.open") if one.is_open else say("incident.over")
    parts = (
        say("incident.number", number=one.id),
        state,
        say("incident.severity", p=int(one.wish.severity)),
        title(one, house),
        *([say("text.words", words=people.get(one.owner, "—"))] if one.owner else []),
    )
    return say("join.dots", parts=parts)


def incident_card(
    case: Case,
    house: House,
    people: People,
    role: Role,
    *,
    states: States = NO_STATES,
    above: Sequence[Phrase] = (),
) -> Reply:
    """One incident: what, where, whose, what contradicts, how far cells and bookings came, how the test went, the
    last lines, and the taps."""
    one = case.incident
    state = say("incident.open") if one.is_open else say("incident.over")
    head = [Line(line) for line in above]
    head.append(Line(say("incident.title", number=one.id, state=state, p=int(one.wish.severity)), bold=True))
    head.append(Line(title(one, house)))
    head += [Line(line) for line in _facts(case, house, people)]
    blocks = [Block(tuple(head))]
    if case.contradictions:
        lines = [Line(contradiction_line(found, people)) for found in case.contradictions]
        blocks.append(Block((Line(say("incident.contradictions"), bold=True), *lines)))
    if lines := [Line(line) for line in state_lines(states, house.hotel)]:
        head_ = Line(say("states.title"), bold=True)
        blocks.append(Block((head_, *lines, Line(say("states.how"), quiet=True))))
    last = case.entries[-LAST:]
    told = [Line(entry_line(entry, people, house.hotel)) for entry in reversed(last)]
    blocks.append(Block((Line(say("incident.timeline", n=len(case.entries)), bold=True), *told), folded=True))
    return Reply(tuple(blocks), _buttons(case, house.hotel) if may(role, Right.FILE) else ())


def _facts(case: Case, house: House, people: People) -> Iterator[Phrase]:
    one = case.incident
    if where := tuple(_where(one, house)):
        yield say("join.dots", parts=where)
    owner = people.get(one.owner or "", "—")
    days = max(0, ((one.closed_at or house.now) - one.opened_at) // timedelta(days=1))
    yield say("incident.owned", person=owner, at=one.opened_at, n=days)
    if case.bookings:
        yield say("incident.bookings", numbers=tuple(case.bookings))
    if one.holds:
        yield say("incident.holds_channels")
    if case.tests:
        test = case.tests[-1]
        if test.running:
            yield say("incident.test_running")
        else:
            yield say("incident.test_was", outcome=OUTCOMES[overall(results(test))], day=test.night)
            yield from (result_line(found) for found in results(test))
    if case.version is not None:
        yield say("incident.version", n=case.version.number, reviews=len(case.reviewed))
    if not one.is_open and one.closing:
        yield say("incident.closed", words=quoted(one.closing, 200))


def _where(one: Incident, house: House) -> Iterator[Phrase]:
    wish = one.wish
    if wish.channel:
        yield say("text.words", words=channel_name(wish.channel, house))
    kind = house.hotel.room_type(wish.room_type) if wish.room_type else None
    if kind is not None:
        yield say("incident.of_type", room_type=kind.name)
    if wish.first and wish.departure and wish.departure > wish.first:
        yield say("incident.nights", span=Span(wish.first, wish.departure - ONE_DAY))


def _buttons(case: Case, hotel: Property) -> tuple[Sequence[Button], ...]:
    one = case.incident

    def tap(label: Phrase, verb: str, tone: Tone = Tone.PLAIN) -> Button:
        return Button(label, f"incident:{one.token}:{verb}", tone)

    rows: list[Sequence[Button]] = []
    test = case.tests[-1] if case.tests else None
    if test is not None and test.running:
        rows += step_card(test, hotel).buttons
    if one.is_open:
        if test is None or not test.running:
            rows.append(
                (
                    tap(say("button.incident_test"), "test", Tone.PRIMARY),
                    tap(say("button.incident_report"), "report"),
                )
            )
        if not case.orders:
            rows.append((tap(say("button.incident_investigate"), "investigate"),))
        if waiting := len(unjudged(case.entries)):
            rows.append((tap(say("button.incident_claims", n=waiting), "claims"),))
        rows.append((tap(say("button.incident_note"), "note"), tap(say("button.incident_fact"), "fact")))
        rows.append(
            (
                tap(say("button.incident_seen"), "seen"),
                tap(say("button.incident_message"), "received"),
            )
        )
        rows.append(
            (tap(say("button.incident_import"), "import"), tap(say("button.incident_close"), "close"))
        )
    return tuple(rows)
