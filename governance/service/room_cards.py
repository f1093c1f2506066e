"""How do rooms look: all of them, one, and the choice of one for a guest?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.consent.rights import Right, may
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.service.assignment import Place
from domain.service.room import RoomMark, RoomState
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.service.room_board import RoomBoard, RoomLine, Waiting
from store.consent.people import Member

ROOM, PLACE = "room", "place"
MOST = 40  # rooms that a screen lists
KEYS = 5  # buttons in a row
MOST_WAITING = 8
STATES: Mapping[RoomState, Phrase] = {
    RoomState.DIRTY: say("room.dirty"),
    RoomState.CLEANING: say("room.cleaning"),
    RoomState.CLEAN: say("room.clean"),
    RoomState.INSPECTED: say("room.inspected"),
    RoomState.OUT_OF_ORDER: say("room.out_of_order"),
}
BUTTONS: Mapping[RoomState, Phrase] = {
    RoomState.DIRTY: say("button.room_dirty"),
    RoomState.CLEANING: say("button.room_cleaning"),
    RoomState.CLEAN: say("button.room_clean"),
    RoomState.INSPECTED: say("button.room_inspected"),
    RoomState.OUT_OF_ORDER: say("button.room_out_of_order"),
}
_AFTER: Mapping[RoomState | None, tuple[RoomState, ...]] = {
    None: (RoomState.CLEAN, RoomState.DIRTY),
    RoomState.DIRTY: (RoomState.CLEANING, RoomState.CLEAN),
    RoomState.CLEANING: (RoomState.CLEAN, RoomState.DIRTY),
    RoomState.CLEAN: (RoomState.INSPECTED, RoomState.DIRTY),
    RoomState.INSPECTED: (RoomState.DIRTY,),
    RoomState.OUT_OF_ORDER: (RoomState.DIRTY,),
}


def rooms_list(board: RoomBoard, member: Member) -> Reply:
    """The same with a button for each room, and for each stay without one."""
    return replace(rooms_shown(board), buttons=_list_buttons(board, member))


def rooms_shown(board: RoomBoard) -> Reply:
    """Each room in a line, then the stays without a room."""
    head = (
        Line(say("room.title", day=board.today), bold=True),
        Line(say("join.dots", parts=tuple(counts(board)))),
    )
    rows = tuple(Line(_row(one, board)) for one in board.rooms[:MOST])
    blocks = [Block(head), Block(rows)]
    if board.waiting:
        blocks.append(Block(tuple(waiting_lines(board))))
    return Reply(tuple(blocks))


def room_card(board: RoomBoard, line: RoomLine, member: Member) -> Reply:
    """One room: state, guests, and what can be said of it."""
    shown = [
        Line(say("room.one", room=line.room, room_type=line.kind.name), bold=True),
        Line(_state(line.mark, board)),
    ]
    if line.closed:
        shown.append(Line(say("room.closed_tonight")))
    if line.leaving is not None:
        shown.append(Line(say("room.leaving", guest=line.leaving.guest or line.leaving.number)))
    if line.tonight is not None:
        guest, until = line.tonight.guest or line.tonight.number, line.tonight.check_out
        shown.append(Line(say("room.arriving" if line.arrives else "room.staying", guest=guest, until=until)))
    if line.mark is not None and line.mark.photo is not None:
        shown.append(Line(say("room.has_photo"), quiet=True))
    return Reply((Block(tuple(shown)),), _room_buttons(line, member))


def places_menu(board: RoomBoard, place: Place, guest: str, rooms: Sequence[tuple[str, bool]]) -> Reply:
    """Which room for this guest: the free ones of his type, then the free ones of others (False)."""
    keys = [
        Button(
            say("button.room_of_type", room=room) if own else say("button.room_other", room=room),
            f"{PLACE}:{place[0]}.{place[1]}:{room}",
            Tone.PRIMARY if own else Tone.PLAIN,
        )
        for room, own in rooms
    ]
    head = Line(say("room.which", guest=guest), bold=True)
    note = () if keys else (Line(say("room.none_free")),)
    back = Button(say("button.rooms"), f"{ROOM}:all:list")
    return Reply((Block((head, *note)),), (*_in_rows(keys), (back,)))


def counts(board: RoomBoard) -> Iterator[Phrase]:
    """How many rooms are in each state; states without a room are left out."""
    states = Counter(line.mark.state if line.mark else None for line in board.rooms)
    if ready := states[RoomState.INSPECTED]:
        yield say("room.count_ready", n=ready)
    if clean := states[RoomState.CLEAN]:
        yield say("room.count_clean", n=clean)
    if dirty := states[RoomState.DIRTY] + states[RoomState.CLEANING]:
        yield say("room.count_dirty", n=dirty)
    if out := states[RoomState.OUT_OF_ORDER]:
        yield say("room.count_out", n=out)
    if unknown := states[None]:
        yield say("room.count_unknown", n=unknown)


def _row(line: RoomLine, board: RoomBoard) -> Phrase:
    return say("room.row", room=line.room, parts=(_state(line.mark, board), *guests(line)))


def guests(line: RoomLine) -> Iterator[Phrase]:
    """Who leaves the room, who comes into it or stays in it, and that it is closed."""
    if line.closed:
        yield say("room.closed_short")
    if line.leaving is not None and line.leaving is not line.tonight:
        yield say("room.leaves_short")
    if line.tonight is not None:
        guest = line.tonight.guest or line.tonight.number
        if not line.arrives:
            yield say("room.stays_short", guest=guest)
        elif line.tonight.vip:
            yield say("room.vip_comes_short", guest=guest)
        else:
            yield say("room.comes_short", guest=guest)


def _state(mark: RoomMark | None, board: RoomBoard) -> Phrase:
    if mark is None:
        return say("room.unsaid")
    who = board.people.get(mark.by)
    if who is None or mark.state is RoomState.DIRTY:
        return STATES[mark.state]
    return say("room.said_by", state=STATES[mark.state], person=who, at=mark.at)


def waiting_lines(board: RoomBoard) -> Iterator[Line]:
    """Who comes today or tomorrow, one by one; the rest is counted."""
    near = soon(board)
    if near:
        yield Line(say("room.waiting", n=len(near)), bold=True)
    for one in near[:MOST_WAITING]:
        stay = Span(one.stay.check_in, one.stay.check_out - ONE_DAY)
        if one.room is None:
            yield Line(say("room.waiting_none", guest=one.guest, stay=stay))
        else:
            yield Line(say("room.waiting_row", guest=one.guest, stay=stay, room=one.room))
    if len(near) > MOST_WAITING:
        yield Line(say("brief.guest_more", n=len(near) - MOST_WAITING), quiet=True)
    if later := len(board.waiting) - len(near):
        until = max(one.stay.check_in for one in board.waiting)
        yield Line(say("room.waiting_later", n=later, until=until), quiet=True)


def soon(board: RoomBoard) -> list[Waiting]:
    """The stays that need a room tonight or tomorrow night."""
    return [one for one in board.waiting if one.stay.check_in <= board.today + ONE_DAY]


def _list_buttons(board: RoomBoard, member: Member) -> tuple[tuple[Button, ...], ...]:
    shown = board.rooms[:MOST] if may(member.role, Right.SERVE) else ()
    keys = [Button(say("button.room", room=one.room), f"{ROOM}:{one.room}:show") for one in shown]
    placing = (*take_button(board, member), *((one,) for one in choosing_buttons(board, member)))
    return (*placing, *_in_rows(keys))


def take_button(board: RoomBoard, member: Member) -> tuple[tuple[Button, ...], ...]:
    """One tap that gives every stay the room proposed for it; nothing where none is, or it is not his to give."""
    count = sum(one.room is not None for one in board.waiting)
    if not count or not may(member.role, Right.FILE):
        return ()
    return ((Button(say("button.rooms_take", n=count), f"{ROOM}:all:take", Tone.PRIMARY),),)


def choosing_buttons(board: RoomBoard, member: Member) -> tuple[Button, ...]:
    """For each stay without a room the tap that offers rooms."""
    return tuple(map(_choose, soon(board)[:MOST_WAITING])) if may(member.role, Right.FILE) else ()


def _choose(one: Waiting) -> Button:
    place = one.stay.place
    return Button(say("button.room_choose", guest=one.guest), f"{PLACE}:{place[0]}.{place[1]}:menu")


def _room_buttons(line: RoomLine, member: Member) -> tuple[tuple[Button, ...], ...]:
    if not may(member.role, Right.SERVE):
        return ()
    in_charge = may(member.role, Right.FILE)
    state = line.mark.state if line.mark else None
    steps = _AFTER[state] if in_charge or state is not RoomState.OUT_OF_ORDER else ()
    moves = [
        Button(BUTTONS[to], f"{ROOM}:{line.room}:{to}", Tone.PRIMARY if n == 0 else Tone.PLAIN)
        for n, to in enumerate(steps)
    ]
    rows: list[tuple[Button, ...]] = [tuple(moves)] if moves else []
    photo = [Button(say("button.room_photo"), f"{ROOM}:{line.room}:photo")]
    if in_charge and line.mark is not None and line.mark.photo is not None:
        photo.append(Button(say("button.room_photo_seen"), f"{ROOM}:{line.room}:seen"))
    rows.append(tuple(photo))
    if in_charge and line.tonight is not None:
        who = f"{line.tonight.reservation}.{line.tonight.position}"
        rows.append((Button(say("button.room_change"), f"{PLACE}:{who}:menu"),))
    if in_charge and state is not RoomState.OUT_OF_ORDER:
        out = BUTTONS[RoomState.OUT_OF_ORDER]
        rows.append((Button(out, f"{ROOM}:{line.room}:{RoomState.OUT_OF_ORDER}", Tone.DANGER),))
    rows.append((Button(say("button.rooms"), f"{ROOM}:all:list"),))
    return tuple(rows)


def _in_rows(keys: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(keys[n : n + KEYS]) for n in range(0, len(keys), KEYS))
