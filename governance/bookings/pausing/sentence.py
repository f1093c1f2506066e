"""Which channel is to be closed or opened, in a sentence: « mets Airbnb en pause », « rouvre Expedia »?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.consent.actions import PauseChannel
from domain.conversation.sentence import fold
from domain.errors import refuse
from domain.house.channel_names import TRADE_NAMES
from domain.house.snapshot import ChannelHealth
from governance.bookings.pausing.calling import (
    ALIASES,
    BARE_VERBS,
    CLOSES,
    EVERYTHING,
    LEADING,
    ON_HOLD,
    OPENS,
)

LONGEST = 80


def is_pause(text: str, connected: Sequence[ChannelHealth] = ()) -> bool:
    """Whether the words are certainly about closing or opening one channel that we know by name."""
    found = _heard(text)
    return found is not None and _code(found[0], names(connected)) is not None


def pause_from(text: str, currency: str, connected: Sequence[ChannelHealth]) -> PauseChannel:
    """The action that these words ask for.

    Refusal: no channel named, an unknown one, one that is not connected, or all of them at once.
    """
    found = _heard(text)
    if found is None or not found[0]:
        raise refuse("pause.which", channels=_shown(connected))
    said, paused = found
    if EVERYTHING.match(said):
        raise refuse("pause.everything")
    code = _code(said, names(connected))
    if code is None:
        raise refuse("pause.unknown", words=said[:40], channels=_shown(connected))
    if connected and code not in {channel.code for channel in connected}:
        raise refuse("pause.not_connected", channel=TRADE_NAMES.get(code, code), channels=_shown(connected))
    return PauseChannel(code, paused, currency, " ".join(text.split()))


def names(connected: Sequence[ChannelHealth]) -> Mapping[str, str]:
    """Folded name → code: trade names, codes, and what the channel manager calls them."""
    known = {fold(name).replace(".", " "): code for code, name in TRADE_NAMES.items()}
    known |= {code: code for code in TRADE_NAMES}
    known |= {fold(channel.name).replace(".", " "): channel.code for channel in connected}
    return known | ALIASES


def _heard(text: str) -> tuple[str, bool] | None:
    """The words between verb and « en pause », and whether they close."""
    if len(text) > LONGEST:
        return None
    if (match := OPENS.match(text)) is not None:
        return LEADING.sub("", match["channel"]).strip(), False
    match = CLOSES.match(text)
    if match is None or (BARE_VERBS.match(text) and not ON_HOLD.search(text)):
        return None
    return LEADING.sub("", match["channel"]).strip(), True


def _code(said: str, known: Mapping[str, str]) -> str | None:
    return known.get(fold(said).replace(".", " ").strip())


def _shown(connected: Sequence[ChannelHealth]) -> str:
    return ", ".join(channel.name for channel in connected) or "Booking.com, Expedia, Airbnb"
