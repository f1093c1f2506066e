"""Which channel and which step do typed words name: « expedia demandé EXP-4471 », "expedia live https://…"?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from domain.activation.board import WANT_WORDS, ChannelState
from domain.activation.calling import SAID
from domain.errors import refuse
from domain.folding import fold_in_place

_STATES = tuple((re.compile(rf"\s*(?:{pattern})(?!\w)\s*[:,;–-]?\s*"), state) for pattern, state in SAID)
_ORDER = re.compile(r"^\s*(?:ordre|order|priorites?|priorities|priority)\s*[:,]?\s+(?P<rest>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """The channel by its code, the step if one was named, and the words behind it as they were typed."""

    channel: str
    to: ChannelState | None = None
    words: str = ""


def channel_said(text: str, names: Mapping[str, str]) -> Said:
    """What the words name; `names` maps each channel's code to how people call it.

    Refusal: no such channel, or two; a step that can be read in two ways.
    """
    text = unicodedata.normalize("NFC", text)
    bare = _bare(text)
    called = _calls(names)
    found = {code for name, code in called.items() if bare.startswith(name) and _ends(bare, len(name))}
    if len(found) != 1:
        raise refuse("activation.which_channel", words=text.strip(), channels=", ".join(names.values()))
    [code] = found
    longest = max(len(name) for name, one in called.items() if one == code and bare.startswith(name))
    return _step(code, text[longest:])


def order_said(text: str, names: Mapping[str, str]) -> tuple[str, ...] | None:
    """The channels behind « ordre : », None where the words give no order. Refusal: one that nobody knows."""
    found = _ORDER.match(_bare(text))
    if found is None:
        return None
    called = _calls(names)
    codes: list[str] = []
    for part in re.split(r"\s*(?:[,;>]|\bpuis\b|\bthen\b)\s*", found["rest"].strip(" .")):
        if part not in called:
            raise refuse("activation.which_channel", words=part, channels=", ".join(names.values()))
        codes.append(called[part])
    return tuple(dict.fromkeys(codes))


def _step(code: str, rest: str) -> Said:
    folded = _bare(rest)
    for pattern, state in _STATES:
        match = pattern.match(folded)
        if match is None:
            continue
        if state is None:
            raise refuse("activation.which_wait")
        words = rest[match.end() :].strip()
        return Said(code) if _asks(state, words) else Said(code, state, words)
    if rest.strip():
        raise refuse("activation.which_step", words=rest.strip())
    return Said(code)


def _asks(state: ChannelState, words: str) -> bool:
    """« en ligne ? »: who asks moves nothing, he is shown where it stands. What is waited for may be a question."""
    if not words.endswith("?") or "://" in words.split()[-1]:
        return False
    return state not in WANT_WORDS or not any(letter.isalnum() for letter in words)


def _calls(names: Mapping[str, str]) -> dict[str, str]:
    """Every way of naming a channel: its code, its name, and the name's first word where it is one channel's."""
    found = {_bare(name): code for code, name in names.items()} | {_bare(code): code for code in names}
    firsts = [_bare(name).split()[0].split(".")[0] for name in names.values()]
    for code, first in zip(names, firsts, strict=True):
        if firsts.count(first) == 1:
            found.setdefault(first, code)
    return found


def _bare(text: str) -> str:
    """Folded letter for letter, so that places carry over and words are kept as they were typed."""
    return fold_in_place(text)


def _ends(text: str, place: int) -> bool:
    return place == len(text) or not (text[place].isalnum() or text[place] == "-")
