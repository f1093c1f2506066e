"""What does `lhcm rooms` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office
from governance.service.as_json import rooms_json
from governance.service.room_board import room_board
from governance.service.room_cards import rooms_shown
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Every room with its state, and the stays of the coming days that have none."""
    board = await room_board(office, unit)
    return as_told(rooms_json(board), rooms_shown(board))


told = in_a_unit(read)
