"""Who hears that a channel has sold its first room?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from domain.consent.rights import Right, may
from domain.house.board import NOT_AN_OTA, board_code, standing
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.phrase import say
from governance.activation.board import row_of
from governance.activation.cards import line
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Button, Line, reply
from governance.post.telling import tell
from store.unit import Unit


async def ring_first(unit: Unit, house: House, new: Iterable[str]) -> None:
    """« Première réservation Expedia », once: `new` are the sources of the bookings that nobody knew before.

    It is the first where the channel has sent no more than these. The board is offered where it is behind.
    """
    arrived = Counter(board_code(source) for source in new)
    for channel in arrived.keys() & NOT_AN_OTA:
        del arrived[channel]
    if not arrived:
        return
    known = Counter[str]()
    for source, count in (await unit.reservations.sources()).items():
        known[board_code(source)] += count
    for channel, count in arrived.items():
        if known[channel] == count:
            await _ring(unit, house, channel)


async def _ring(unit: Unit, house: House, channel: str) -> None:
    name = channel_name(channel, house)
    lines = [Line(say("first.booking", channel=name), bold=True), Line(say("first.sells", channel=name))]
    buttons: tuple[tuple[Button, ...], ...] = ()
    if not standing(house, channel).is_open:
        lines.append(Line(say("first.board", row=line(row_of(house, channel), house)), quiet=True))
        buttons = ((Button(say("button.channel_open"), f"h:{channel}:open"),),)
    members = [one for one in await unit.people.members() if may(one.role, Right.READ) and one.brief]
    due = after_quiet_hours(house.now, house.hotel)
    await tell(unit, members, reply(*lines, buttons=buttons), f"first:{channel}", house.now, due_at=due)
