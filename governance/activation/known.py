"""Which channels stand on the board before anybody orders them, and how long is each step usually?"""

from __future__ import annotations

from domain.activation.board import ChannelState
from domain.house.board import board_code
from domain.opening.catalogue import priorities
from domain.opening.profile import profiles

Days = tuple[int, int]
WANTED = 10  # the sales channels that the owner counts, as the status does


def on_the_board() -> tuple[str, ...]:
    """The ten that the first list asks for, in its order, then every other channel that has a profile.

    The owner may put them in another order.
    """
    first = priorities()[0].codes[:WANTED]
    return tuple(dict.fromkeys((*map(board_code, first), *profiles())))


def usual(code: str, state: ChannelState) -> Days | None:
    """How many days this wait usually takes, from – to; None where nobody has said."""
    profile = profiles().get(code)
    wait = profile.usual.get(state.value) if profile else None
    return None if wait is None else (wait.least, wait.most)
