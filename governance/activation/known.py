"""Which channels stand on the board before anybody orders them, and how long is each step usually?"""

from __future__ import annotations

from domain.activation.board import ChannelState
from domain.opening.profile import profiles

Days = tuple[int, int]
# The order in which the founding document asks for them; the owner may put them in another.
FIRST = ("bookingcom", "expedia", "airbnb-api", "tripcom", "ostrovok", "hotelbeds", "odigeo", "dotw")


def on_the_board() -> tuple[str, ...]:
    """Every channel that has a profile, the founding document's order first."""
    return tuple(code for code in dict.fromkeys((*FIRST, *profiles())) if code in profiles())


def usual(code: str, state: ChannelState) -> Days | None:
    """How many days this wait usually takes, from – to; None where nobody has said."""
    profile = profiles().get(code)
    wait = profile.usual.get(state.value) if profile else None
    return None if wait is None else (wait.least, wait.most)
