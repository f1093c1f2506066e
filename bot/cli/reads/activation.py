"""What does `lhcm activation` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from bot.commands.activation.activation import names_of
from domain.activation.sentence import channel_said
from domain.consent.rights import Role
from governance.activation.as_json import activation_json
from governance.activation.beside import beside, shares
from governance.activation.board import board_of, row_of
from governance.activation.cards import board_reply, channel_reply
from governance.office import Office, snapshot
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """The board, or the one channel that the words name, with its steps."""
    house = await snapshot(office, unit)
    if not words:
        board = board_reply(house, Role.STAFF, await shares(unit))
        return as_told(activation_json(house, board_of(house), ()), board)
    channel = channel_said(words, names_of(house)).channel
    history, people = await unit.openings.history(channel), await unit.people.names()
    row = row_of(house, channel)
    known = await beside(unit, channel, row.opening.state, house.now)
    shown = channel_reply(row, house, history, people, Role.STAFF, beside=known)
    return as_told(activation_json(house, (row,), history), shown)


told = in_a_unit(read)
