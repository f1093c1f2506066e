"""Which channels are there and who wants which first, for a program and on a phone?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from domain.errors import refuse
from domain.folding import fold as bare
from domain.opening.catalogue import Listed, Priorities, catalogue, disagreement, named, priorities
from domain.opening.profile import profiles
from domain.phrase import Phrase, say
from governance.post.replies import Block, Line, Reply

MOST = 15


def catalogue_told(words: str) -> tuple[dict[str, Any], Reply]:
    """As `data/schemas/catalogue.json` describes it, and as a person reads it.

    `words` search names, codes, groups and the brands that come along. Raises Refusal where they find nothing.
    """
    found = _found(words)
    return catalogue_json(found), catalogue_reply(found, searched=bool(words.strip()))


def catalogue_json(found: Sequence[Listed]) -> dict[str, Any]:
    """Every channel found, and both orders."""
    return {
        "schema": "catalogue/1",
        "priorities": [_order_json(one) for one in priorities()],
        "disagree": list(disagreement(priorities())),
        "channels": [
            {
                "code": one.code,
                "name": one.name,
                "kind": one.kind,
                "active": one.active,
                "group": one.group,
                "rides_along": list(profiles()[one.code].rides_along) if one.code in profiles() else [],
                "remark": dict(one.remark.by_language) if one.remark else None,
                "source": one.source.id,
                "on": one.source.on,
            }
            for one in found
        ],
    }


def catalogue_reply(found: Sequence[Listed], *, searched: bool) -> Reply:
    """Both orders side by side, then the channels: those found by name, else how many of each kind."""
    if searched:
        rows = [Line(_row(one)) for one in found[:MOST]]
        more = [Line(say("opening.more", n=len(found) - MOST), quiet=True)] if len(found) > MOST else []
        return Reply((Block((*rows, *more)),))
    counts = Counter(one.active for one in found)
    total = say(
        "catalogue.total",
        n=len(found),
        profiled=counts["profiled"],
        dead=counts["dead"],
        unknown=counts["unknown"],
    )
    return Reply((orders_block(), Block((Line(total), Line(say("catalogue.nobody_checked"), quiet=True)))))


def orders_block() -> Block:
    """The orders that people gave, and where they disagree; none is preferred, the owner orders the board."""
    lines = [
        Line(say("catalogue.order", name=one.name, channels=tuple(map(named, one.codes))))
        for one in priorities()
    ]
    apart = disagreement(priorities())
    if apart:
        lines.append(
            Line(say("catalogue.disagree", channels=tuple(map(named, apart)), n=len(apart)), quiet=True)
        )
    return Block((Line(say("catalogue.orders"), bold=True), *lines))


def _found(words: str) -> Sequence[Listed]:
    said = bare(words.strip())
    every = list(catalogue().values())
    if not said:
        return every
    found = [one for one in every if said in bare(f"{one.code} {one.name} {one.group or ''} {_brands(one)}")]
    if not found:
        raise refuse("catalogue.none", words=words.strip()[:40])
    return found


def _brands(one: Listed) -> str:
    profile = profiles().get(one.code)
    return " ".join(profile.rides_along) if profile else ""


def _row(one: Listed) -> Phrase:
    state = {
        "profiled": say("catalogue.profiled"),
        "dead": say("catalogue.dead"),
        "unknown": say("catalogue.unknown"),
    }[one.active]
    if one.remark is not None:
        return say("catalogue.row_remark", name=one.name, code=one.code, state=state, remark=one.remark)
    return say("catalogue.row", name=one.name, code=one.code, state=state)


def _order_json(one: Priorities) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": dict(one.name.by_language),
        "codes": list(one.codes),
        "remark": dict(one.remark.by_language),
        "source": one.source.id,
        "on": one.source.on,
    }
