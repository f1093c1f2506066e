"""What is closed on a channel by hand for each direct booking, and opened again when the booking goes?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.incident.block import MOVES, BlockState, HandBlock
from domain.incident.closing import needed, planned
from domain.incident.incident import Entry, EntryKind
from domain.nights import Span
from domain.phrase import Phrase, say
from domain.property import Property
from governance.incident.asked import WITNESS, hands
from governance.incident.flow import SYSTEM, who, write
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

Room = tuple[str, Span]  # a room type, and the nights of one room of it


async def follow(
    unit: Unit, house: House, booking: str, held: Iterable[Room], now: datetime, *, ask: bool
) -> None:
    """The booking holds these rooms from now on: what it no longer holds is to be opened again, and with `ask`,
    while an incident holds, what it newly holds is asked to be closed, night by night, on each channel concerned.

    What was asked for before is not asked again; nights that are over, and a test booking, are left alone.
    """
    need = needed((room for room in held if not is_test(house, *room)), house.today)
    known = await unit.hand_blocks.of_booking(booking)
    channels = _channels(house) if ask and house.incident_open else {}
    for channel in dict.fromkeys([*channels, *(one.channel for one in known)]):
        plan = planned(need, [one for one in known if one.channel == channel], house.today)
        for block in plan.dropped:  # nobody has closed anything: the instruction falls away
            await _move(unit, house, block, BlockState.OPEN, SYSTEM, now)
        for cut in plan.cut:
            for block in await unit.hand_blocks.cut(cut, now):
                await _noted(unit, block, BlockState.TO_OPEN, SYSTEM, now)
                await _told(unit, house, block, now)
        for block in plan.stay:
            await _move(unit, house, block, BlockState.CLOSED, SYSTEM, now)
        for piece in plan.asked if channel in channels else ():
            asked = await unit.hand_blocks.ask(booking, channel, piece, now, incident=channels[channel])
            if asked is not None:
                await _told(unit, house, asked, now)
                await _noted(unit, asked, BlockState.ASKED, SYSTEM, now)


def _channels(house: House) -> dict[str, int | None]:
    """Where direct sales are not counted, with the incident that says so."""
    cases = [one for one in house.cases if one.holds and one.wish.channel]
    return {str(one.wish.channel): one.id for one in cases} or {WITNESS: None}


def is_test(house: House, room_type: str, nights: Span) -> bool:
    """Whether it is the test booking that runs: it is cancelled at once, and nothing may disturb it."""
    test = house.sync_test
    return test is not None and test.room_type == room_type and nights == Span(test.night, test.night)


async def done(office: Office, unit: Unit, member: Member, block: HandBlock, to: BlockState) -> HandBlock:
    """Somebody says that he has closed it, or opened it. Refusal: not his, or not now."""
    if not may(member.role, Right.CARRY):
        raise refuse("card.not_entitled")
    now = office.clock()
    by_hand = {BlockState.ASKED: BlockState.CLOSED, BlockState.TO_OPEN: BlockState.OPEN}
    if by_hand.get(block.state) is not to or not await unit.hand_blocks.move(block, to, who(member), now):
        raise refuse("by_hand.moved_meanwhile")
    after = await unit.hand_blocks.by_token(block.token) or block
    await _noted(unit, after, to, who(member), now)
    return after


def block_card(block: HandBlock, hotel: Property, left: int | None = None) -> Reply:
    """« Fermer 1 × Double Supérieure sur Booking.com, 31 déc. → 2 janv. », how, and the tap."""
    kind = hotel.room_type(block.room_type)
    told = {
        "rooms": block.rooms,
        "room_type": kind.name if kind else block.room_type,
        "channel": channel_name(block.channel),
        "span": block.nights,
    }
    source = Line(say("by_hand.why", number=block.booking), quiet=True)
    if block.state is BlockState.ASKED:
        how = say("by_hand.how_close") if left is None else say("by_hand.how_close_to", left=left)
        button = Button(say("button.by_hand_closed"), f"byhand:{block.token}:closed", Tone.PRIMARY)
        return Reply(
            (Block((Line(say("by_hand.close", **told), bold=True), Line(how), source)),), ((button,),)
        )
    if block.state is BlockState.TO_OPEN:
        button = Button(say("button.by_hand_open"), f"byhand:{block.token}:open", Tone.PRIMARY)
        lines = (Line(say("by_hand.open", **told), bold=True), Line(say("by_hand.how_open")), source)
        return Reply((Block(lines),), ((button,),))
    if block.state is BlockState.CLOSED:
        return Reply((Block((Line(say("by_hand.closed", **told)), source)),))
    return Reply((Block((Line(say("by_hand.opened", **told)), source)),))


def standing_lines(house: House) -> tuple[Phrase, ...]:
    """What is closed by hand, or waits for somebody's hands, as /canaux shows it."""
    rows = []
    for block in house.blocks:
        kind = house.hotel.room_type(block.room_type)
        told = {
            "rooms": block.rooms,
            "room_type": kind.name if kind else block.room_type,
            "channel": channel_name(block.channel, house),
            "span": block.nights,
            "number": block.booking,
        }
        if block.state is BlockState.CLOSED:
            rows.append(say("by_hand.row_closed", **told))
        elif block.state is BlockState.ASKED:
            rows.append(say("by_hand.row_asked", **told))
        else:
            rows.append(say("by_hand.row_to_open", **told))
    return tuple(rows)


async def _move(unit: Unit, house: House, block: HandBlock, to: BlockState, by: str, now: datetime) -> None:
    if to not in MOVES[block.state] or not await unit.hand_blocks.move(block, to, by, now):
        return
    after = await unit.hand_blocks.by_token(block.token) or block
    await _noted(unit, after, to, by, now)
    await _told(unit, house, after, now)


async def _told(unit: Unit, house: House, block: HandBlock, now: datetime) -> None:
    """On the phones of whoever does it, after the quiet hours."""
    nights = [night for night in block.nights if night >= house.today]
    free = [house.night(block.room_type, night).left for night in nights]
    left = None if None in free or not free else max(0, min(one for one in free if one is not None))
    card = block_card(block, house.hotel, left)
    due = after_quiet_hours(now, house.hotel)
    members = hands(await unit.people.members())
    key = f"block:{block.id}:{block.state}:{now.isoformat()}"  # it may come back to a state
    await tell(unit, members, card, key, now, due_at=due)


async def _noted(unit: Unit, block: HandBlock, step: BlockState, by: str, now: datetime) -> None:
    """In the timeline of its incident, and in the journal."""
    incident = await unit.incidents.get(block.incident) if block.incident is not None else None
    if incident is not None and incident.is_open:
        body = {"step": step.value, "booking": block.booking, "block": block.id}
        await write(unit, incident, Entry(EntryKind.BLOCK, now, by, "", body), now)
    told = {"block": block.id, "channel": block.channel, "step": step.value}
    await unit.journal.append("by_hand.moved", f"block:{block.id}", by, told, now)


def room_nights(room_type: str, check_in: date, check_out: date) -> Room | None:
    """The nights of one booked room; None for a day use."""
    if check_out <= check_in:
        return None
    return room_type, Span(check_in, date.fromordinal(check_out.toordinal() - 1))
