"""How far is each sales channel, do they hear the same, and is there trouble between them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from boardroom.sheets import face_or, sheets
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.activation.board import NAMES, OPEN, ChannelState
from domain.house.channel_names import channel_name
from domain.house.snapshot import ChannelHealth, House
from domain.phrase import Percent, Phrase, say
from governance.activation.beside import beside, shares
from governance.activation.board import Row, board_of
from governance.activation.cards import BEFORE_ASKING, channel_reply, incident_line, wait
from governance.activation.known import WANTED
from governance.bookings.rhythm import next_reading
from governance.bookings.wire_words import failed_since, wire
from governance.day.brief.status import Level
from governance.incident.containing import standing_lines
from governance.incident.troubles import troubles
from governance.office import snapshot

STOPPED = frozenset({ChannelState.HELD, ChannelState.REJECTED})


@dataclass(frozen=True, slots=True)
class Place:
    """A channel on the board. `ready`: how far its form is filled, while that is what matters; `wait`: for how long
    somebody has been waited for, `words` for what."""

    code: str
    name: str
    state: Phrase
    level: Level
    ready: Percent | None
    wait: Phrase | None
    late: bool
    words: str


async def show(visit: Visit) -> Shown:
    """The board, what the channel manager counts of each channel, the line to it, then the incidents."""
    office = visit.lobby.office
    async with office.store.reading(visit.visitor.property_id) as unit:
        house = await snapshot(office, unit)
        ready = await shares(unit)
        due = await next_reading(office, unit)
        counted = [(one, await failed_since(unit, one)) for one in house.channels]
        incidents = await troubles(unit, house, visit.visitor.member.role)
    places = [place_of(row, house, ready) for row in board_of(house)]
    return Shown(
        "channels.html.j2",
        {
            "title": say("activation.title", n=sum(one.level is Level.GOOD for one in places), total=WANTED),
            "held": incident_line(house),
            "places": places,
            "ready_words": lambda share: say("activation.ready", share=share),
            "counted": [health(one, failed) for one, failed in counted],
            "wire": wire(house, due, visit.visitor.property_id in office.wires),
            "by_hand": standing_lines(house),
            "incidents": sheets(visit, incidents),
        },
    )


async def one(visit: Visit) -> Shown:
    """One channel: where it stands, what shows it, what its form lacks, and the steps that may be taken."""
    office, code = visit.lobby.office, visit.request.path_params["what"]
    async with office.store.reading(visit.visitor.property_id) as unit:
        house = await snapshot(office, unit)
        row = next((row for row in board_of(house) if row.opening.channel == code), None)
        if row is None:
            return face_or(visit, None)
        people = await unit.people.names()
        history = await unit.openings.history(code)
        known = await beside(unit, code, row.opening.state, house.now)
    role = visit.visitor.member.role
    return face_or(visit, channel_reply(row, house, history, people, role, beside=known))


def place_of(row: Row, house: House, ready: Mapping[str, Percent]) -> Place:
    """One line of the board."""
    opening = row.opening
    claimed = opening.since is None and opening.state is not ChannelState.NOT_STARTED
    state = NAMES[opening.state]
    return Place(
        opening.channel,
        channel_name(opening.channel, house),
        say("activation.claimed", state=state) if claimed else state,
        level_of(opening.state),
        ready.get(opening.channel) if opening.state in BEFORE_ASKING else None,
        wait(row),
        row.is_late,
        opening.words if opening.state in STOPPED | {ChannelState.WAITING_OWNER} else "",
    )


def level_of(state: ChannelState) -> Level:
    """Sells, is on its way, is stopped, or is not begun."""
    if state in OPEN:
        return Level.GOOD
    if state in STOPPED:
        return Level.BAD
    return Level.UNKNOWN if state is ChannelState.NOT_STARTED else Level.WARN


def health(channel: ChannelHealth, failed: int) -> tuple[Phrase, Level]:
    """How its updates go; `failed` since its trouble began."""
    if channel.failing_since is not None:
        since = channel.failing_since
        return say("page.sync_failing", channel=channel.name, n=failed, since=since), Level.BAD
    if channel.in_progress:
        return say("page.sync_waiting", channel=channel.name, n=channel.in_progress), Level.WARN
    return say("page.sync_ok", channel=channel.name), Level.GOOD


VIEW = View("canaux", say("page.view_channels"), "channels", 50, show, one, rows=True)
