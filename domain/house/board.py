"""Where does each sales channel stand, by the board or, until somebody moves it, by what else is known of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.activation.board import ChannelState, Opening
from domain.house.snapshot import House
from domain.house.witnessed import Witnessed
from domain.missions.evidence import Evidence, EvidenceKind

# The specs' folders and the channel manager's older codes for one and the same agency.
SAME: Mapping[str, str] = {
    "agoda": "agodaycs5",
    "airbnb": "airbnb-api",
    "booking": "bookingcom",
    "ctrip": "tripcom",
}
# HotelRunner's own website and the desk are channels, but nobody else's travel agency.
NOT_AN_OTA = frozenset({"online", "direct", "hotelrunner"})
_LINKED: Mapping[str, ChannelState] = {
    "connected": ChannelState.LIVE,
    "in_progress": ChannelState.PREPARING,
}


def board_code(code: str) -> str:
    """The one code under which an agency stands on the board."""
    return SAME.get(code, code)


def standing(house: House, code: str) -> Opening:
    """The channel's row; where nobody has moved it what specs, counters and calendars tell, as a claim to check."""
    row = next((one for one in house.openings if one.channel == code), Opening(code))
    if row.since is not None:
        return row
    state = _told(house, code)
    if state is None:
        return row
    told = Evidence(EvidenceKind.WORDS, "spec", "system", house.now)
    return replace(row, state=state, evidence=(connected(house, code) or told,))


def live_agencies(house: House) -> frozenset[str]:
    """The agencies that sell: live on the board, or told to be so, and not failing."""
    failing = {board_code(one.code) for one in house.channels if one.failing_since is not None}
    named = {one.channel for one in house.openings}
    named |= {board_code(one.code) for one in house.channels}
    named |= {board_code(link.platform) for link in house.links}
    named |= {board_code(seen.channel) for seen in house.witnessed}
    named -= NOT_AN_OTA
    return frozenset(code for code in named - failing if standing(house, code).is_open)


def connected(house: House, code: str) -> Evidence | None:
    """What the house itself reads of the channel: the channel manager counts it, or its calendar is read well."""
    for one in house.channels:
        if board_code(one.code) == code:
            return Evidence(EvidenceKind.READING, "counted", "system", one.counted_at)
    for seen in house.witnessed:
        if board_code(seen.channel) == code and seen.read_at is not None and is_fresh(seen, house):
            return Evidence(EvidenceKind.READING, "calendar", "system", seen.read_at)
    return None


def is_fresh(seen: Witnessed, house: House) -> bool:
    """Whether a channel's calendar was read well and lately."""
    return not seen.silent and seen.read_at is not None and house.now - seen.read_at <= house.max_data_age


def _told(house: House, code: str) -> ChannelState | None:
    if connected(house, code) is not None:
        return ChannelState.LIVE
    states = [_LINKED.get(link.status) for link in house.links if board_code(link.platform) == code]
    if (
        house.channels
    ):  # the channel manager counts every connected channel: who is missing there sells nothing
        states = [one for one in states if one is not ChannelState.LIVE]
    return next((one for one in states if one is not None), None)
