"""How do the stages that cells have reached read, a line for each run of nights, without technical names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.house.channel_names import channel_name
from domain.money import Money
from domain.nights import Span, spans
from domain.phrase import Phrase, say
from domain.prices.rates import ALL_CHANNELS, CellValue, Stage
from domain.property import Property
from governance.consent.story import Seen

STAGES: Mapping[Stage, Phrase] = {
    Stage.TARGET: say("story.stage_target"),
    Stage.SENT: say("story.stage_sent"),
    Stage.CONFIRMED: say("story.stage_confirmed"),
    Stage.OBSERVED: say("story.stage_observed"),
}
_SWITCHED: Mapping[tuple[str, bool], Phrase] = {
    ("stop_sell", True): say("story.stopped"),
    ("stop_sell", False): say("story.on_sale"),
    ("closed_to_arrival", True): say("story.no_arrival"),
    ("closed_to_arrival", False): say("story.arrival"),
    ("closed_to_departure", True): say("story.no_departure"),
    ("closed_to_departure", False): say("story.departure"),
}
_COUNTED = {"min_stay": "story.min_stay", "max_stay": "story.max_stay", "availability": "story.rooms"}
_EVIDENCE = {"proposal": "story.by_decision", "attempt": "story.by_sending", "file": "story.by_file"}


def stage_lines(seen: Iterable[Seen], hotel: Property, currency: str) -> Iterator[Phrase]:
    """Neighbouring nights of a type that say the same, since one instant and by one evidence, are one line."""
    alike: dict[tuple[Any, ...], list[Seen]] = {}
    for one in seen:
        stamp = one.stamp
        same = one.stage, one.cell.room_type, one.cell.channel, stamp.value, stamp.at, stamp.evidence
        alike.setdefault(same, []).append(one)
    for found in alike.values():
        for nights in spans(one.cell.night for one in found):
            yield _line(found[0], nights, hotel, currency)


def value_words(value: CellValue, currency: str) -> Phrase:
    """What a cell states: the price as money, restrictions as one says them."""
    parts: list[Phrase] = []
    for name in value.stated():
        found = getattr(value, name)
        if name == "price":
            parts.append(say("story.price", price=Money(found, currency)))
        elif name in _COUNTED:
            parts.append(say(_COUNTED[name], n=found))
        else:
            parts.append(_SWITCHED[name, found])
    return say("join.dots", parts=tuple(parts)) if len(parts) != 1 else parts[0]


def _line(one: Seen, nights: Span, hotel: Property, currency: str) -> Phrase:
    kind = hotel.room_type(one.cell.room_type)
    channel = one.cell.channel
    return say(
        "story.stage",
        stage=STAGES[one.stage],
        room_type=kind.name if kind else one.cell.room_type,
        span=nights,
        channel="" if channel == ALL_CHANNELS else f" {channel_name(channel)}",
        value=value_words(one.stamp.value, currency),
        at=one.stamp.at,
        evidence=_evidence(one.stamp.evidence),
    )


def _evidence(stored: str) -> Phrase:
    """By what it is known; what no sentence was written for is named as it is stored."""
    kind, _, what = stored.partition(":")
    if stored == "sample":
        return say("story.by_sample")
    return say(_EVIDENCE[kind], what=what) if kind in _EVIDENCE else say("text.words", words=stored)
