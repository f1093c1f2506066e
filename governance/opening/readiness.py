"""How far is a channel's form filled, what is missing and whom does one ask, for a program and on a phone?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from domain.house.background import Background
from domain.opening.profile import Asked
from domain.opening.readiness import Need, Part, Readiness, readiness
from domain.opening.spelled import profile_of
from domain.package.asked import question_of, who_knows
from domain.package.value import as_text
from domain.phrase import Percent, Phrase, say
from domain.phrase_json import encode
from domain.property import RoomType
from governance.package.as_json import named, shown
from governance.package.filled import background_of, package_of
from governance.post.replies import Block, Line, Reply
from store.unit import Unit

MOST = 10  # fields shown on a phone
TYPES = 3  # room types named with a field
_CENT = Decimal("0.01")


async def readiness_told(unit: Unit, channel: str) -> tuple[dict[str, Any], Reply]:
    """As `data/schemas/readiness.json` describes it, and as a person reads it. Refusal: no such channel."""
    profile = profile_of(channel)
    package, background = await package_of(unit), await background_of(unit)
    found = readiness(profile, package)
    return readiness_json(found, package.house.id, background), readiness_reply(found, background)


def readiness_json(found: Readiness, house: str, background: Background) -> dict[str, Any]:
    """Every field of the form in the channel's order, with what is there and who gives what is not."""
    return {
        "schema": "readiness/1",
        "property": house,
        "channel": found.profile.code,
        "name": found.profile.name,
        "share": str(found.share.quantize(_CENT)),
        "satisfied": found.satisfied,
        "required": len(found.required),
        "fields": [_need(need, background) for need in found.needs],
    }


def readiness_reply(found: Readiness, background: Background, most: int | None = MOST) -> Reply:
    """« Expedia : prêt à 57 % », then what is missing, each with the person who knows and the question to ask."""
    head = say(
        "opening.ready",
        channel=found.profile.name,
        share=Percent(found.share),
        done=found.satisfied,
        total=len(found.required),
    )
    blocks = [Block((Line(head, bold=True),))]
    groups = _by_field(found.open)
    listed = groups if most is None else groups[:most]
    if listed:
        lines = tuple(line for needs in listed for line in _lines(needs, background))
        blocks.append(Block((Line(say("opening.lacks", n=len(found.open)), bold=True), *lines)))
    if len(groups) > len(listed):
        blocks.append(Block((Line(say("opening.more", n=len(groups) - len(listed)), quiet=True),)))
    return Reply(tuple(blocks))


def field_name(asked: Asked, types: Sequence[RoomType]) -> Phrase:
    """The channel's own name of the field, and the room types that it is asked of."""
    if not types:
        return say("text.words", words=asked.name)
    names = tuple(kind.name for kind in types[:TYPES])
    if len(types) > TYPES:
        return say("opening.of_types_more", name=asked.name, types=names, n=len(types) - TYPES)
    return say("opening.of_types", name=asked.name, types=names)


def _by_field(needs: Sequence[Need]) -> list[tuple[Need, ...]]:
    """The needs of one field that stand alike are told as one."""
    groups: dict[tuple[str, str, str], list[Need]] = {}
    for need in needs:
        groups.setdefault((need.asked.sheet, need.asked.name, need.standing), []).append(need)
    return [tuple(group) for group in groups.values()]


def _lines(needs: tuple[Need, ...], background: Background) -> Iterator[Line]:
    types = [need.about for need in needs if need.about is not None]
    name = field_name(needs[0].asked, types)
    who = tuple(
        dict.fromkeys(who for need in needs for part in need.parts for who in _asked(part, background))
    )
    yield Line(
        say("opening.field_who", name=name, who=", ".join(who)) if who else say("opening.field", name=name)
    )
    for part in needs[0].parts:
        match part.standing:
            case "there":
                continue
            case "missing":
                yield Line(say("opening.asks", question=part.place.field.question), quiet=True)
            case "differs":
                yield Line(say("opening.differs", place=named(part.place)), quiet=True)
            case _:
                yield Line(say("opening.unfit", value=shown(part.value or "")), quiet=True)


def _asked(part: Part, background: Background) -> tuple[str, ...]:
    return () if part.standing == "there" else who_knows(part.place, background)


def _need(need: Need, background: Background) -> dict[str, Any]:
    asked = need.asked
    return {
        "sheet": asked.sheet,
        "name": asked.name,
        "room_type": need.about.code if need.about else None,
        "required": asked.required,
        "standing": need.standing,
        "source": {"id": asked.source.id, "on": asked.source.on, "trust": asked.source.trust},
        "places": [_part(part, background) for part in need.parts],
    }


def _part(part: Part, background: Background) -> dict[str, Any]:
    unsettled = part.standing != "there"
    return {
        "path": part.place.path,
        "key": part.place.ask,
        "value": None if part.value is None else as_text(part.value),
        "standing": part.standing,
        "question": encode(question_of(part.place)) if unsettled else None,
        "who": list(_asked(part, background)),
    }
