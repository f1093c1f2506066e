"""What would channels refuse of this house, for a program and on a phone?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from domain.house.background import Background
from domain.package.around import Around
from domain.package.asked import question_of, who_knows
from domain.package.lint import Fault, lint
from domain.package.rule import rules
from domain.phrase import Phrase, say
from domain.phrase_json import encode
from domain.property import Property
from governance.package.around import tax_inside
from governance.package.as_json import named
from governance.package.filled import package_of
from governance.post.replies import Block, Line, Reply
from store.unit import Unit

MOST = 8  # faults shown on a phone; the rest is counted
MOST_SPOTS = 3  # places named with a rule
# Rules that a typed or imported value can break by itself.
OF_VALUES = frozenset({"each", "of"})


async def value_faults(unit: Unit, today: date) -> tuple[Fault, ...]:
    """Those of the package's values: what a new fact can bring about."""
    wanted = [rule for rule in rules() if rule.scope in OF_VALUES]
    around = Around(today, tax_inside=await tax_inside(unit, today))
    return lint(await package_of(unit), around, wanted)


def faults_json(house: Property, found: Sequence[Fault], background: Background) -> dict[str, Any]:
    """As `data/schemas/package-lint.json` describes it: what blocks first."""
    return {
        "schema": "package-lint/1",
        "property": house.id,
        "rules": len(rules()),
        "blocks": sum(fault.rule.severity == "blocks" for fault in found),
        "warns": sum(fault.rule.severity == "warns" for fault in found),
        "faults": [_one(fault, background) for fault in found],
    }


def faults_reply(
    house: Property, found: Sequence[Fault], background: Background, most: int | None = MOST
) -> Reply:
    """How many, then each rule once with its places, who settles it and what to do."""
    blocking = sum(fault.rule.severity == "blocks" for fault in found)
    if not found:
        return Reply((Block((Line(say("lint.sound", n=len(rules())), bold=True),)),))
    head = say("lint.title", n=len(found), blocking=blocking, rules=len(rules()))
    groups = list(_by_rule(found))
    shown = groups if most is None else groups[:most]
    blocks = [Block((Line(head, bold=True),)), *(Block(tuple(_lines(group, background))) for group in shown)]
    if len(groups) > len(shown):
        blocks.append(Block((Line(say("lint.more", n=len(groups) - len(shown)), quiet=True),)))
    return Reply(tuple(blocks))


def brought_about(found: Iterable[Fault]) -> tuple[Phrase, ...]:
    """One line a fault that an answer or a file has just brought about."""
    return tuple(
        say("lint.fresh", text=fault.rule.text, todo=fault.rule.todo, where=where(fault)) for fault in found
    )


def where(fault: Fault) -> Phrase:
    """« surface (m²), Suite Junior », a photo's name, a channel's, a room type's."""
    if fault.place is not None:
        return named(fault.place)
    if fault.named is not None:
        return say("text.words", words=fault.named)
    return say("lint.type", room_type=fault.about.name) if fault.about else say("lint.house")


def _one(fault: Fault, background: Background) -> dict[str, Any]:
    rule = fault.rule
    return {
        "rule": rule.id,
        "number": rule.number,
        "severity": rule.severity,
        "text": dict(rule.text.by_language),
        "todo": dict(rule.todo.by_language),
        "path": fault.place.path if fault.place else None,
        "room_type": fault.about.code if fault.about else None,
        "named": fault.named,
        "key": fault.place.ask if fault.place else None,
        "question": encode(question_of(fault.place)) if fault.place else None,
        "who": list(_who(fault, background)),
    }


def _who(fault: Fault, background: Background) -> tuple[str, ...]:
    if fault.place is not None:
        return who_knows(fault.place, background)
    if fault.rule.scope == "photo":
        return background.who.get("photos", ())
    return background.who.get("connections", background.who.get("master_data", ()))


def _by_rule(found: Sequence[Fault]) -> Iterator[tuple[Fault, ...]]:
    groups: dict[str, list[Fault]] = {}
    for fault in found:
        groups.setdefault(fault.rule.id, []).append(fault)
    yield from map(tuple, groups.values())


def _places(group: tuple[Fault, ...]) -> Phrase:
    """« Où : lits (Suite Junior, Chambre Triple et 2 autres) »: what is one field of several types is said once."""
    fields = {fault.place.field.path for fault in group if fault.place}
    kinds = [fault.about for fault in group if fault.about]
    if len(fields) == 1 and len(kinds) == len(group) > 1:
        spots: list[Any] = [kind.name for kind in kinds]
        name = group[0].place.field.name if group[0].place else ""
    else:
        spots, name = [where(fault) for fault in group], None
    if len(spots) > MOST_SPOTS + 1:
        spots = [*spots[:MOST_SPOTS], say("lint.others", n=len(spots) - MOST_SPOTS)]
    if name is None:
        return say("lint.where", places=tuple(spots))
    return say("lint.where_types", name=name, types=tuple(spots))


def _lines(group: tuple[Fault, ...], background: Background) -> Iterator[Line]:
    rule = group[0].rule
    blocks = rule.severity == "blocks"
    yield Line(say("lint.blocks" if blocks else "lint.warns", text=rule.text), bold=blocks)
    yield Line(_places(group))
    who = tuple(dict.fromkeys(name for fault in group for name in _who(fault, background)))
    todo = (
        say("lint.todo_who", todo=rule.todo, who=", ".join(who)) if who else say("lint.todo", todo=rule.todo)
    )
    yield Line(todo)
