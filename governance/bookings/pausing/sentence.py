"""Which channel is to be closed or opened, and when: « mets Airbnb en pause », « ferme Booking ce week-end »?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.consent.actions import PauseChannel
from domain.conversation.choice import Ambiguous, Choice
from domain.conversation.open_end import read_open_start
from domain.conversation.sentence import Sentence, read
from domain.conversation.vocabulary import Vocabulary
from domain.conversation.when import read_when
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.house.channel_names import TRADE_NAMES
from domain.house.snapshot import ChannelHealth
from domain.nights import Span
from domain.phrase import say
from governance.bookings.pausing.calling import ALIASES, AND, EVERYTHING, SAYS_NOTHING, STATES, VERBS, Turn

LONGEST = 120
_DOT = re.compile(r"(?<=[a-z])\.(?=[a-z])", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    sentence: Sentence
    today: date
    names: Vocabulary[str]
    verb: Turn
    found: list[tuple[str, int, int]] = field(default_factory=list)
    states: list[Turn] = field(default_factory=list)
    during: list[Span | None] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    everything: bool = False
    troubles: list[Refusal] = field(default_factory=list)


def opens_a_pause(text: str) -> bool:
    """Whether a verb that closes or opens begins the words."""
    return VERBS.read(_sentence(text), 0) is not None


def pause_from(
    text: str, currency: str, connected: Sequence[ChannelHealth], today: date | None = None
) -> PauseChannel:
    """The action that these words ask for, every one of them read.

    `today` lets them name nights. Refusal: no channel named, an unknown one, one that is not connected, several,
    all of them at once, a word that is not understood.
    """
    s = _sentence(text)
    opened = VERBS.read(s, 0)
    if opened is None or len(text) > LONGEST:
        raise refuse("pause.which", channels=_shown(connected))
    reading = _Reading(s, today or date.min, _vocabulary(connected), opened[0])
    i = opened[1]
    while i < len(s):
        i = _step(reading, i, dated=today is not None)
    return _action(reading, text, currency, connected)


def _sentence(text: str) -> Sentence:
    return read(_DOT.sub(" ", text[: LONGEST * 2]))


def _step(reading: _Reading, i: int, *, dated: bool) -> int:
    s = reading.sentence
    named = reading.names.read(s, i)
    if named is not None:
        reading.found.append((named[0], i, named[1]))
        return named[1]
    state = STATES.read(s, i)
    if state is not None:
        reading.states.append(state[0])
        return state[1]
    started = read_open_start(s, i) if dated else None
    if started is not None:
        reading.troubles.append(refuse("prix.until_when"))
        return started
    try:
        when = read_when(s, i, reading.today) if dated else None
    except Refusal as trouble:
        reading.troubles.append(trouble)
        return i + 1
    if when is not None:
        reading.during.append(when[0])
        return when[1]
    reading.everything = reading.everything or s[i].text in EVERYTHING
    if s[i].text not in SAYS_NOTHING | EVERYTHING | AND and not s.says(i, ".", "!"):
        reading.unknown.append(s[i].text)
    return i + 1


def _action(reading: _Reading, text: str, currency: str, connected: Sequence[ChannelHealth]) -> PauseChannel:
    if reading.unknown:
        raise refuse("pause.unknown", words=" ".join(reading.unknown)[:40], channels=_shown(connected))
    for trouble in reading.troubles:
        raise trouble
    turns = set(reading.states) | ({reading.verb} - {Turn.BARE})
    if reading.verb is Turn.OPEN and reading.states:  # « remets Airbnb en pause » closes it
        turns = set(reading.states)
    if not reading.found and reading.everything:
        raise refuse("pause.everything")
    if not reading.found or len(turns) != 1:
        raise refuse("pause.which", channels=_shown(connected))
    codes = list(dict.fromkeys(code for code, _, _ in reading.found))
    if len(codes) > 1:
        raise _one_at_a_time(reading)
    if connected and codes[0] not in {channel.code for channel in connected}:
        name = TRADE_NAMES.get(codes[0], codes[0])
        raise refuse("pause.not_connected", channel=name, channels=_shown(connected))
    if len(reading.during) > 1:
        raise refuse("when.in_a_row")
    during = reading.during[0] if reading.during else None
    return PauseChannel(codes[0], Turn.CLOSE in turns, currency, " ".join(text.split()), during)


def _one_at_a_time(reading: _Reading) -> Refusal:
    """Two channels are two cards: a button for each."""
    s = reading.sentence
    first, last = reading.found[0][1], reading.found[-1][2]
    said = s.text[s[first].start : s[last - 1].end]
    names = [s.text[s[begin].start : s[end - 1].end] for _, begin, end in reading.found]
    return Ambiguous(
        say("pause.one_at_a_time"), said, [Choice(say("choice.words", words=name), name) for name in names]
    )


def names(connected: Sequence[ChannelHealth]) -> Mapping[str, str]:
    """Folded name → code: trade names, codes, and what the channel manager calls them."""
    known = {_name(name): code for code, name in TRADE_NAMES.items()}
    known |= {code: code for code in TRADE_NAMES}
    known |= {_name(channel.name): channel.code for channel in connected}
    return known | ALIASES


def _name(name: str) -> str:
    return fold(name).replace(".", " ")


def _vocabulary(connected: Sequence[ChannelHealth]) -> Vocabulary[str]:
    by_code: dict[str, list[str]] = {}
    for name, code in names(connected).items():
        by_code.setdefault(code, []).append("-".join(name.split()))
    return Vocabulary(by_code)


def _shown(connected: Sequence[ChannelHealth]) -> str:
    return ", ".join(channel.name for channel in connected) or "Booking.com, Expedia, Airbnb"
