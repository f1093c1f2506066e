"""Who is reminded when a channel waits longer than usual, or an access has had its time?"""

from __future__ import annotations

from datetime import timedelta

from domain.activation.board import ChannelState
from domain.activation.handover import Handover
from domain.consent.rights import Right, Role, may
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.activation.board import Row, board_of
from governance.activation.cards import wait
from governance.office import Office, snapshot
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Button, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

AGAIN = timedelta(days=2)  # a wait that goes on is spoken of every other day
S = ChannelState


async def remind_of_waits(office: Office, property_id: str) -> None:
    """One message for each wait that has passed its usual time, then every other day, never in the quiet hours."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        openings = await unit.openings.all()
        hotel = await unit.property.get()
        over = await unit.handovers.over(now.astimezone(hotel.zone).date())
    if not (over or any(one.since for one in openings)) or after_quiet_hours(now, hotel) > now:
        return
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit)
        for one in over:
            await _take_back(unit, one, house)
        for row in board_of(house):
            before = row.opening.reminded_at
            if row.is_late and (before is None or now - before >= AGAIN):
                await _remind(unit, row, house)


async def _take_back(unit: Unit, one: Handover, house: House) -> None:
    """Whoever handed an access over is asked to take it back, once its day has passed."""
    if not await unit.handovers.reminded(one.id, house.now):
        return
    people = await unit.people.names()
    told = {"entry": one.entry, "taker": people.get(one.given_to, "—"), "until": one.until}
    notice = reply(
        say("handover.over", channel=channel_name(one.channel, house), **told),
        buttons=((Button(say("button.handover_revoke", number=one.id), f"l:{one.id}:revoke"),),),
    )
    members = [m for m in await unit.people.members() if f"person:{m.person.id}" == one.given_by]
    await tell(unit, members, notice, f"handover:{one.id}", house.now)


async def _remind(unit: Unit, row: Row, house: House) -> None:
    if not await unit.openings.reminded(row.opening, house.now):
        return
    channel = row.opening.channel
    button = Button(say("button.channel_open"), f"h:{channel}:open")
    lines = [late_words(row, house)]
    if row.opening.reference:
        lines.append(say("activation.reference", number=row.opening.reference))
    notice = reply(*lines, buttons=((button,),))
    everybody = await unit.people.members()
    members = [one for one in everybody if concerns(one, row)]
    members = members or [one for one in everybody if one.role is Role.OWNER]
    await tell(unit, members, notice, f"wait:{channel}:{house.now.isoformat()}", house.now)


def late_words(row: Row, house: House) -> Phrase:
    """« En attente d'Expedia depuis 3 jours, d'habitude 1–2 »; of the owner what he is waited for."""
    told = {
        "channel": channel_name(row.opening.channel, house),
        "wait": wait(row) or say("text.words", words=""),
    }
    if row.opening.state is S.WAITING_OWNER:
        return say("activation.late_owner", **told, words=row.opening.words)
    return say("activation.late_channel", **told)


def concerns(member: Member, row: Row) -> bool:
    """The owner hears what waits for him; the rest is the operator's."""
    if row.opening.state is S.WAITING_OWNER:
        return member.role is Role.OWNER
    return may(member.role, Right.FILE) and member.role is not Role.OWNER
