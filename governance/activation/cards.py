"""How does the board look on a phone: all channels at a glance, and one with its next steps?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.activation.board import MOVES, NAMES, ChannelState, Move
from domain.consent.rights import Right, Role, may
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import Percent, Phrase, say
from governance.activation.board import Row, board_of
from governance.activation.known import WANTED
from governance.opening.catalogue import orders_block
from governance.post.replies import Block, Button, Line, Reply, Tone

S = ChannelState
MOST_STEPS = 4
NOTHING: Mapping[str, Percent] = {}
# Before a channel is asked for, how far its form is filled is what matters.
BEFORE_ASKING = frozenset({S.NOT_STARTED, S.PREPARING, S.WAITING_OWNER})
BUTTONS: Mapping[ChannelState, Phrase] = {
    S.NOT_STARTED: say("button.channel_not_started"),
    S.PREPARING: say("button.channel_preparing"),
    S.WAITING_OWNER: say("button.channel_waiting_owner"),
    S.REQUESTED: say("button.channel_requested"),
    S.WAITING_CHANNEL: say("button.channel_waiting_channel"),
    S.CONNECTING: say("button.channel_connecting"),
    S.MAPPED: say("button.channel_mapped"),
    S.LIVE: say("button.channel_live"),
    S.VERIFIED: say("button.channel_verified"),
    S.HELD: say("button.channel_held"),
    S.REJECTED: say("button.channel_rejected"),
}
_MARKS: Mapping[ChannelState, Phrase] = {
    S.NOT_STARTED: say("activation.mark_none"),
    S.LIVE: say("activation.mark_live"),
    S.VERIFIED: say("activation.mark_verified"),
    S.HELD: say("activation.mark_stopped"),
    S.REJECTED: say("activation.mark_stopped"),
}
_UNDER_WAY = say("activation.mark_under_way")


def board_reply(house: House, role: Role, ready: Mapping[str, Percent] = NOTHING) -> Reply:
    """Every channel in one line, with how far its form is filled while it is not asked for.

    Then what holds them all back, the orders that people gave while the owner has given none, and the buttons.
    """
    rows = board_of(house)
    live = sum(1 for row in rows if row.opening.is_open)
    head = Line(say("activation.title", n=live, total=WANTED), bold=True)
    shares = [ready.get(row.opening.channel) if row.opening.state in BEFORE_ASKING else None for row in rows]
    lines = (Line(line(row, house, share)) for row, share in zip(rows, shares, strict=True))
    blocks = [Block((head, *lines))]
    if held := incident_line(house):
        blocks.append(Block((Line(held),)))
    if all(one.place is None for one in house.openings):
        blocks.append(orders_block())
    buttons = [
        Button(
            say("text.words", words=channel_name(row.opening.channel, house)), f"h:{row.opening.channel}:open"
        )
        for row in rows
    ]
    shown = (
        tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)) if may(role, Right.FILE) else ()
    )
    return Reply(tuple(blocks), shown)


def incident_line(house: House) -> Phrase | None:
    """That nothing goes past *requested* for now, and why."""
    if not house.incident_open:
        return None
    number = house.incident.number if house.incident else None
    if number is None:
        number = next((str(case.id) for case in house.cases if case.holds), None)
    return say("activation.held_back", number=number) if number else say("activation.held_back_plain")


def line(row: Row, house: House, ready: Percent | None = None) -> Phrase:
    """« 🟡 Expedia · demandé · depuis 3 jours, d'habitude 1–2 »"""
    opening = row.opening
    parts: list[Phrase] = [
        say("text.words", words=channel_name(opening.channel, house)),
        say("activation.claimed", state=NAMES[opening.state])
        if opening.since is None and opening.state is not S.NOT_STARTED
        else NAMES[opening.state],
    ]
    if ready is not None:
        parts.append(say("activation.ready", share=ready))
    if (waiting := wait(row)) is not None:
        parts.append(waiting)
    if opening.words and opening.state in {S.WAITING_OWNER, S.HELD, S.REJECTED}:
        parts.append(say("text.words", words=_short(opening.words)))
    return say("activation.line", mark=_MARKS.get(opening.state, _UNDER_WAY), parts=tuple(parts))


def wait(row: Row) -> Phrase | None:
    """How long it has waited, and how long it usually does; None where nothing is waited for."""
    opening = row.opening
    if opening.since is None or opening.state in {S.LIVE, S.VERIFIED, S.NOT_STARTED, S.REJECTED}:
        return None
    if row.usual is None:
        return say("activation.since", n=row.days)
    least, most = row.usual
    if least == most:
        return say("activation.since_usual_one", n=row.days, most=most)
    return say("activation.since_usual", n=row.days, least=least, most=most)


def channel_reply(
    row: Row,
    house: House,
    history: Sequence[Move],
    people: Mapping[str, str],
    role: Role,
    *,
    above: Sequence[Phrase] = (),
    beside: Sequence[Block] = (),
) -> Reply:
    """One channel: where it stands, what shows it, how it came there, and the steps that may be taken from here.

    `beside` is what else is known of it: how far its form is filled, what a night would leave.
    """
    opening = row.opening
    head = [Line(one) for one in above]
    head += [
        Line(say("text.words", words=channel_name(opening.channel, house)), bold=True),
        Line(line(row, house)),
    ]
    if opening.reference:
        head.append(Line(say("activation.reference", number=opening.reference)))
    if opening.next_look is not None and opening.state in {S.REQUESTED, S.WAITING_CHANNEL}:
        head.append(Line(say("activation.look", day=opening.next_look)))
    if opening.evidence:
        head.append(Line(say("activation.shown_by", evidence=tuple(shown(opening.evidence, people)))))
    blocks = [Block(tuple(head))]
    if history:
        steps = [
            Line(
                say("activation.step", at=one.at, state=NAMES[one.to], person=people.get(one.by, "—")),
                quiet=True,
            )
            for one in reversed(history[-MOST_STEPS:])
        ]
        blocks.append(Block(tuple(steps)))
    if held := incident_line(house):
        blocks.append(Block((Line(held),)))
    blocks += beside
    return Reply(tuple(blocks), _buttons(row) if may(role, Right.FILE) else ())


def shown(evidence: Sequence[Evidence], people: Mapping[str, str]) -> Iterator[Phrase]:
    """Each piece of evidence in a few words, with who gave it."""
    for one in evidence:
        who = people.get(one.by)
        what = _what(one)
        yield say("activation.given_by", what=what, person=who) if who else what


def _what(one: Evidence) -> Phrase:
    match one.kind:
        case EvidenceKind.PHOTO:
            return say("activation.a_photo")
        case EvidenceKind.DOCUMENT:
            return say("activation.a_document")
        case EvidenceKind.NUMBER:
            return say("activation.a_number", number=one.value)
        case EvidenceKind.LINK:
            return say("text.words", words=_short(one.value))
        case EvidenceKind.WORDS:
            return (
                say("activation.a_spec")
                if one.value == "spec"
                else say("activation.quoted", words=_short(one.value))
            )
        case EvidenceKind.READING:
            return _reading(one.value)


def _reading(value: str) -> Phrase:
    what, _, count = value.partition(":")
    if what == "bookings" and count.isdecimal():
        return say("activation.a_reading_bookings", n=int(count))
    if what == "protocol" and count.isdecimal():
        return say("activation.a_protocol", n=int(count))
    return say("activation.a_reading_calendar") if what == "calendar" else say("activation.a_reading_counted")


def _buttons(row: Row) -> tuple[tuple[Button, ...], ...]:
    """The likely next step first; back ways, holding and refusing below."""
    state = row.opening.state
    order = list(S)
    here = order.index(state)
    ways = sorted(
        MOVES[state], key=lambda to: (to in {S.HELD, S.REJECTED}, order.index(to) < here, order.index(to))
    )
    buttons = [
        Button(BUTTONS[to], f"h:{row.opening.channel}:{to}", Tone.PRIMARY if place == 0 else Tone.PLAIN)
        for place, to in enumerate(ways)
    ]
    rows = [tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)]
    return (*rows, (Button(say("button.channel_board"), "h:*:board"),))


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else plain[:79].rstrip() + "…"
