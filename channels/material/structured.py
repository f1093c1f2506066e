"""What does a JSON or YAML document say: our own package, or keys and values of anybody's making?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from channels.files.problems import shown, unreadable
from channels.files.yaml_file import PlainLoader, refuse_bombs
from channels.material.finding import About, Finding, claimed, kept_out, unknown_among
from channels.material.pairs import said_by
from domain.errors import Refusal
from domain.package.facilities import facility_codes
from domain.package.field import EACH
from domain.package.meant import concrete, names_room, place_meant, types_meant
from domain.package.words import plain
from domain.phrase import say
from domain.property import RoomType

_NOTHING = frozenset(["", "~", "null", "none", "n/a"])
_CLAIM = frozenset(["value", "source", "confidence"])


def said_in_document(about: About, text: str) -> Iterator[Finding]:
    """Findings of a document; lines are those of the file. Raises FileProblem for no document."""
    root, numbered = _composed(about, text)
    if root is None:
        raise unreadable(about.file, say("import.empty"))
    yield from _walk(about, root, (), numbered)


def _composed(about: About, text: str) -> tuple[yaml.Node | None, bool]:
    try:
        refuse_bombs(text, about.file)
        return yaml.compose(text, Loader=PlainLoader), True
    except yaml.YAMLError as error:
        if text.lstrip()[:1] in {"{", "["}:
            return _composed_json(about, text), False
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or ""
        raise unreadable(
            about.file, say("import.spec.yaml", detail=detail), mark.line + 1 if mark else 0
        ) from None


def _composed_json(about: About, text: str) -> yaml.Node | None:
    """JSON that is no YAML (tabs between its words): the same words, whose lines nobody knows."""
    try:
        same = json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        raise unreadable(about.file, say("import.json")) from None
    refuse_bombs(same, about.file)
    return yaml.compose(same, Loader=PlainLoader)


def _walk(about: About, node: yaml.Node, above: tuple[str, ...], numbered: bool) -> Iterator[Finding]:
    """One node: `above` are the keys over it, innermost last."""
    line = node.start_mark.line + 1 if numbered else 0
    if isinstance(node, yaml.MappingNode):
        yield from _mapping(about, node, above, numbered)
    elif isinstance(node, yaml.SequenceNode):
        if node.value and all(isinstance(item, yaml.ScalarNode) for item in node.value):
            yield from _scalars(about, above, [str(item.value) for item in node.value], line)
            return
        for item in node.value:
            yield from _walk(about, item, above, numbered)
    elif above and str(node.value).strip().casefold() not in _NOTHING:
        yield from _scalar(about, above, str(node.value), line)
    elif not above:
        yield about.unread(line, say("material.not_understood", words=shown(node.value)))


def _mapping(
    about: About, node: yaml.MappingNode, above: tuple[str, ...], numbered: bool
) -> Iterator[Finding]:
    pairs = [(str(key.value), value) for key, value in node.value]
    known = dict(pairs)
    if known.keys() >= _CLAIM and above:
        yield from _walk(about, known["value"], above, numbered)
        return
    labels = {
        key: str(value.value)
        for key, value in pairs
        if isinstance(value, yaml.ScalarNode)
        and (names_room(key) or plain(key) in {"name", "nom", "title", "titre"})
    }
    kinds = [kind for said in labels.values() for kind in _one(types_meant(said, about.house))]
    inside = any(plain(word) in {"rooms", "room", "chambres", "room types", "types"} for word in above)
    if inside and labels and not kinds and about.room is None:
        said = " · ".join(labels.values())
        known_types = tuple(kind.name for kind in about.house.room_types if kind.sellable)
        yield about.unread(
            node.start_mark.line + 1 if numbered else 0,
            say("material.no_room", words=shown(said), known=known_types),
        )
        return
    here = about.of(kinds[0]) if inside and kinds else about
    for key, value in pairs:
        if inside and kinds and key in labels:
            continue
        if not above and key in {"schema", "property", "$schema"}:
            continue
        if not above and key in {"pictures", "differing"} and "schema" in known:
            yield from _own(about, key, value, numbered)
            continue
        room = _one(types_meant(key, about.house)) if not isinstance(value, yaml.ScalarNode) else ()
        of_key = here.of(room[0]) if room and _place(here, (*above, key)) is None else here
        yield from _walk(of_key, value, (*above, key), numbered)


def _own(about: About, key: str, value: yaml.Node, numbered: bool) -> Iterator[Finding]:
    """Of our own document: what differed there is claimed here too; pictures come as files."""
    line = value.start_mark.line + 1 if numbered else 0
    if key == "pictures":
        if value.value:
            yield about.unread(line, say("material.pictures_elsewhere", n=len(value.value)))
        return
    for path, claims in value.value:
        for claim in claims.value:
            yield from _walk(about, claim, (str(path.value),), numbered)


def _scalar(about: About, above: tuple[str, ...], value: str, line: int) -> Iterator[Finding]:
    secret = next((one for key in above if (one := kept_out(about, key, value, line))), None)
    if secret is not None:
        yield secret
        return
    field = _place(about, above)
    if field is not None:
        yield from claimed(about, field, value, line)
    else:
        path = concrete(".".join(above), about.house)
        yield from said_by(about, path or above[-1], value, line)


def _scalars(about: About, above: tuple[str, ...], values: list[str], line: int) -> Iterator[Finding]:
    field = _place(about, above) if above else None
    if field is None or field.kind != "list":
        yield from _scalar(about, above or ("",), ", ".join(values), line)
        return
    for value in values:
        secret = kept_out(about, above[-1], value, line)
        if secret is not None:
            yield secret
            return
    codes = list(values) if field.path == "facilities.languages" else list(facility_codes(values))
    yield about.leaf(about.path(field), codes, line)
    if field.path != "facilities.languages":
        yield from unknown_among(about, codes, line)


def _place(about: About, above: tuple[str, ...]) -> Any:
    """The field that the innermost key means, with the key over it where that tells (« description: {fr: … } »)."""
    room = about.room is not None
    for said in (" ".join(above[-2:]), above[-1]):
        try:
            field = place_meant(re.sub(r"[_-]", " ", said), of_room=room)
        except Refusal:
            continue
        if field is not None and (EACH not in field.path or room):
            return field
    return None


def _one(kinds: tuple[RoomType, ...]) -> tuple[RoomType, ...]:
    return kinds if len(kinds) == 1 else ()
