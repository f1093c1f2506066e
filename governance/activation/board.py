"""How does the whole board stand right now?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from domain.activation.board import WAITS, ChannelState, Opening, days_waited
from domain.house.board import NOT_AN_OTA, board_code, standing
from domain.house.snapshot import House
from governance.activation.known import Days, on_the_board, usual

# A wait that nobody has stated the usual length of is spoken of after a week; the owner's own after two days.
LONG, OWNERS = timedelta(days=7), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Row:
    """A channel as it stands, how many whole days it has waited, and how many it usually does."""

    opening: Opening
    days: int
    usual: Days | None

    @property
    def is_late(self) -> bool:
        """Whether the wait has passed its usual time."""
        if self.opening.state not in WAITS or self.opening.since is None:
            return False
        longest = OWNERS if self.opening.state is ChannelState.WAITING_OWNER else LONG
        return self.days > (self.usual[1] if self.usual else longest.days)


def board_of(house: House) -> tuple[Row, ...]:
    """Every channel on the board: in the owner's order, then in the known one, then whatever else is connected."""
    ordered = [one.channel for one in sorted(house.openings, key=_placed) if one.place is not None]
    others = [board_code(one.code) for one in house.channels]
    others += [one.channel for one in house.openings]
    codes = dict.fromkeys(code for code in (*ordered, *on_the_board(), *others) if code not in NOT_AN_OTA)
    return tuple(row_of(house, code) for code in codes)


def row_of(house: House, code: str) -> Row:
    """One channel of it."""
    opening = standing(house, code)
    return Row(opening, days_waited(opening, house.now), usual(code, opening.state))


def _placed(opening: Opening) -> int:
    return opening.place or 0
