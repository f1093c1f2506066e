"""How does imported material look to a person and to a program: what fills, what differs, what was not read?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.material import Brought
from bot.words.phrases import Words
from channels.files.problems import RowProblem
from domain.package.field import Place, parts
from domain.package.leaf import Leaf
from domain.package.package import Package
from domain.package.tree import leaf_json, photo_json
from domain.phrase import Percent, Phrase, say
from governance.package.as_json import differs_line, named, share, shown
from governance.package.faults import brought_about
from governance.post.replies import Block, Line

EVERYTHING, ON_A_PHONE = 1000, 6


def told(brought: Brought, name: str, most: int) -> list[Block]:
    """Counted first, then part by part, what is new, what differs, what was not read; `most` lines of each list."""
    material, learned = brought.material, brought.learned
    head = [
        Line(say("material.title", name=name), bold=True),
        Line(say("material.found", photos=len(learned.photos), n=len(material.leaves))),
        Line(_advance(learned.before, learned.after)),
    ]
    rows = [
        say("material.part", part=parts()[was.code], before=was.known, after=now.known, total=now.total)
        for was, now in zip(learned.before.parts, learned.after.parts, strict=True)
        if was.known != now.known
    ]
    fresh = [_fills(place, learned.after) for place in learned.filled]
    changed = [_changes(place, learned.before, learned.after) for place in learned.changed]
    differing = [differs_line(place, leaves) for place, leaves in learned.contradictions]
    return [
        Block([*head, *map(Line, rows)]),
        *_listed(say("material.filled", n=len(fresh)), fresh, most),
        *_listed(say("material.changed", n=len(changed)), changed, most),
        *_listed(say("material.differs", n=len(differing)), differing, most),
        *_listed(say("material.faults", n=len(brought.faults)), list(brought_about(brought.faults)), most),
        *_listed(say("material.unread", n=len(brought.unread)), [one.said() for one in brought.unread], most),
        *_listed(
            say("material.remarks", n=len(brought.remarks)),
            list(brought.remarks),
            most,
            quiet=True,
        ),
    ]


def material_json(brought: Brought, words: Words, *, dry_run: bool) -> dict[str, Any]:
    """As `data/schemas/package-import.json` describes it."""
    material, learned = brought.material, brought.learned
    return {
        "schema": "package-import/1",
        "property": learned.after.house.id,
        "dry_run": dry_run,
        "written": bool(learned.claims or learned.photos) and not dry_run,
        "share_before": f"{share(learned.before):.2f}",
        "share": f"{share(learned.after):.2f}",
        "files": list(material.files),
        "claims": [
            {"path": one.path, "new": one in _fresh(brought)} | _claim(one) for one in material.leaves
        ],
        "photos": [photo_json(photo) for photo in learned.photos],
        "filled": [place.path for place in learned.filled],
        "changed": [place.path for place in learned.changed],
        "differing": [
            {"path": place.path, "claims": [leaf_json(one) for one in leaves]}
            for place, leaves in learned.contradictions
        ],
        "faults": [one.rule.id for one in brought.faults],
        "unread": [_problem(one, words) for one in brought.unread],
        "remarks": [{"key": one.key, "text": words.plain(one)} for one in brought.remarks],
    }


def _fresh(brought: Brought) -> Sequence[Leaf]:
    known = {(one.path, repr(one.value)) for said in brought.learned.before.claims.values() for one in said}
    return [one for one in brought.material.leaves if (one.path, repr(one.value)) not in known]


def _claim(leaf: Leaf) -> dict[str, Any]:
    return leaf_json(leaf) or {}


def _problem(one: RowProblem, words: Words) -> dict[str, Any]:
    text = words.plain(one.phrase)
    return {"file": one.file, "line": one.line or None, "key": one.phrase.key, "text": text}


def _advance(before: Package, after: Package) -> Phrase:
    was, now = share(before), share(after)
    if f"{was:.2f}" == f"{now:.2f}":
        return say("material.same_share", share=Percent(now))
    return say("material.share", before=Percent(was), after=Percent(now))


def _fills(place: Place, package: Package) -> Phrase:
    leaf = package.settled(place.path)
    value = "" if leaf is None else shown(leaf.value)
    return say("material.fills", place=named(place), value=value, source="" if leaf is None else leaf.source)


def _changes(place: Place, before: Package, after: Package) -> Phrase:
    was, now = before.settled(place.path), after.settled(place.path)
    values = {
        "before": "" if was is None else shown(was.value),
        "after": "" if now is None else shown(now.value),
    }
    return say("material.changes", place=named(place), **values)


def _listed(title: Phrase, lines: list[Phrase], most: int, *, quiet: bool = False) -> Iterator[Block]:
    if not lines:
        return
    rows = [Line(line, quiet=quiet) for line in lines[:most]]
    if len(lines) > most:
        rows.append(Line(say("package.more", n=len(lines) - most), quiet=True))
    yield Block([Line(title, bold=True), *rows])
