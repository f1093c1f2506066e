"""Which sales channels are there at all, and in which order are they to be opened?"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from domain.opening.profile import profiles
from domain.opening.source import CHANNELS, Source, read_checked, sources
from domain.phrase import Name

ChannelKind = Literal["ota", "wholesaler", "metasearch", "gds", "ical", "own", "unknown"]
# Nobody has checked whether the connection works; the brand was closed or merged; a profile of ours describes it.
Active = Literal["unknown", "dead", "profiled"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A channel that a list names. `group` is who owns the brand; `source` says which list."""

    code: str
    name: str
    kind: ChannelKind
    active: Active
    source: Source
    group: str | None = None
    remark: Name | None = None


@dataclass(frozen=True, slots=True)
class Priorities:
    """Somebody's order of channels, first to open first."""

    id: str
    name: Name
    codes: tuple[str, ...]
    source: Source
    remark: Name


@functools.cache
def catalogue() -> Mapping[str, Listed]:
    """Every channel of data/channels/catalogue.yaml by its code, in the list's order."""
    known = sources()
    rows = read_checked(CHANNELS / "catalogue.yaml", "catalogue")["channels"]
    return {row["code"]: _listed(row, known) for row in rows}


@functools.cache
def priorities() -> tuple[Priorities, ...]:
    """The orders that people gave, none of them preferred."""
    known = sources()
    rows = read_checked(CHANNELS / "priorities.yaml", "priorities")["lists"]
    return tuple(
        Priorities(
            row["id"], Name(row["name"]), tuple(row["codes"]), known[row["source"]], Name(row["remark"])
        )
        for row in rows
    )


def disagreement(lists: Sequence[Priorities]) -> tuple[str, ...]:
    """The channels that two lists name both and place differently among each other, in the first list's order."""
    if len(lists) < 2:
        return ()
    first, second = lists[0].codes, lists[1].codes
    ours, theirs = [code for code in first if code in second], [code for code in second if code in first]
    return tuple(code for code, other in zip(ours, theirs, strict=True) if code != other)


def named(code: str) -> str:
    """What people call a channel, by its profile or the list; the code itself where neither knows it."""
    profile = profiles().get(code)
    if profile is not None:
        return profile.name
    listed = catalogue().get(code)
    return code if listed is None else listed.name


def _listed(row: dict[str, Any], known: Mapping[str, Source]) -> Listed:
    remark = row.get("remark")
    return Listed(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        active="profiled" if row["code"] in profiles() else row["active"],
        source=known[row["source"]],
        group=row.get("group"),
        remark=Name(remark) if remark else None,
    )
