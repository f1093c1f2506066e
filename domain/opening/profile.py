"""What does one sales channel ask of a house, how does it open, what does it keep, how is it seen to be live?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from domain.opening.source import CHANNELS, Source, read_checked, sources
from domain.phrase import Name

PROFILES = CHANNELS / "profiles"
Who = Literal["owner", "operator", "channel", "channel_manager"]
Model = Literal["commission", "net"]
# The waiting states of the activation board that a source gives a usual time for.
Waiting = Literal["waiting_owner", "requested", "waiting_channel", "connecting", "mapped"]


@dataclass(frozen=True, slots=True)
class Wait:
    """How long something usually takes, in days: at least and at most."""

    least: int
    most: int
    source: Source


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a live channel; `wait` None: no source says how long it takes."""

    id: str
    text: Name
    who: Who
    source: Source
    wait: Wait | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that somebody looks at before a channel counts as verified."""

    id: str
    text: Name
    source: Source


@dataclass(frozen=True, slots=True)
class Limit:
    """What a value must be besides known: `check` names a function of domain/package/checks, `args` its numbers."""

    check: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the channel's own form: where it stands there, what it is called there, and what goes into it.

    `places` are paths of the package ("rooms.*.beds": once a sold room type); all of them must be known and keep
    every limit.
    """

    sheet: str
    name: str
    places: tuple[str, ...]
    required: bool
    source: Source
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated about a channel's terms, with who stated it."""

    text: Name
    source: Source


@dataclass(frozen=True, slots=True)
class Extra:
    """What certain guests pay less, as a share of the price, on top of what the channel keeps."""

    name: Name
    percent: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class Money:
    """Of what a guest pays, the channel keeps `percent`; None where no source says so.

    `commission`: invoiced on the guest's price. `net`: the house states net rates and the channel adds its margin;
    `percent` is then that margin as a share of the guest's price, to compare both at one price.
    """

    model: Model
    percent: Decimal | None
    source: Source
    extras: tuple[Extra, ...] = ()
    facts: tuple[Fact, ...] = ()
    parity: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One channel. `code` is the channel manager's own, case-sensitive; `rides_along` the brands that come with it.

    `usual` holds the waiting states that a source gives a time for; the others nobody knows.
    """

    code: str
    name: str
    panel: str
    rides_along: tuple[str, ...]
    flow: tuple[Step, ...]
    usual: Mapping[str, Wait]
    verify: tuple[Check, ...]
    fields: tuple[Asked, ...]
    money: Money
    cautions: tuple[Fact, ...] = ()

    @property
    def required(self) -> tuple[Asked, ...]:
        """The fields without which the channel does not open."""
        return tuple(one for one in self.fields if one.required)


@functools.cache
def profiles(folder: Path = PROFILES) -> Mapping[str, Profile]:
    """Every profile by its code, one a file. Raises ValueError naming the file and place that does not fit."""
    known = sources()
    common = read_checked(CHANNELS / "common.yaml", "common")
    found = [_named(path, common, known) for path in sorted(folder.glob("*.yaml"))]
    return {one.code: one for one in found}


@functools.cache
def common_checks() -> tuple[Check, ...]:
    """What is looked at on every channel before it counts as verified, also on one that has no profile."""
    rows = read_checked(CHANNELS / "common.yaml", "common")["verify"]
    return _checks(rows, sources())


def _checks(rows: Iterable[dict[str, Any]], known: Mapping[str, Source]) -> tuple[Check, ...]:
    return tuple(Check(one["id"], Name(one["text"]), known[one["source"]]) for one in rows)


def _named(path: Path, common: dict[str, Any], known: Mapping[str, Source]) -> Profile:
    try:
        return _profile(read_checked(path, "profile"), common, known)
    except KeyError as error:
        raise ValueError(f"{path.name}: no such source in sources.yaml: {error}") from error


def _profile(row: dict[str, Any], common: dict[str, Any], known: Mapping[str, Source]) -> Profile:
    own = [_asked(sheet, one, known) for sheet, rows in row["fields"].items() for one in rows]
    taken = {path for one in own for path in one.places}
    shared = [
        _asked(sheet, one, known)
        for sheet, rows in common["fields"].items()
        for one in rows
        if not taken.issuperset(one["places"])
    ]
    return Profile(
        code=row["code"],
        name=row["name"],
        panel=row["panel"],
        rides_along=tuple(row.get("rides_along", ())),
        flow=tuple(_step(one, known) for one in row["flow"]),
        usual={state: _wait(one, known) for state, one in row["usual"].items()},
        verify=_checks((*row["verify"], *common["verify"]), known),
        fields=(*own, *shared),
        money=_money(row["money"], known),
        cautions=_facts(row.get("cautions", ()), known),
    )


def _asked(sheet: str, row: dict[str, Any], known: Mapping[str, Source]) -> Asked:
    limits = tuple(
        Limit(one["check"], {k: v for k, v in one.items() if k != "check"}) for one in row.get("limits", ())
    )
    return Asked(
        sheet, row["name"], tuple(row["places"]), row.get("required", True), known[row["source"]], limits
    )


def _step(row: dict[str, Any], known: Mapping[str, Source]) -> Step:
    wait = _wait(row, known) if "days" in row else None
    return Step(row["id"], Name(row["text"]), row["who"], known[row["source"]], wait)


def _wait(row: dict[str, Any], known: Mapping[str, Source]) -> Wait:
    least, most = row["days"]
    return Wait(least, most, known[row["source"]])


def _money(row: dict[str, Any], known: Mapping[str, Source]) -> Money:
    stated = row.get("percent")
    return Money(
        model=row["model"],
        percent=None if stated is None else Decimal(str(stated)),
        source=known[row["source"]],
        extras=tuple(
            Extra(Name(one["name"]), Decimal(str(one["percent"])), known[one["source"]])
            for one in row.get("extras", ())
        ),
        facts=_facts(row.get("facts", ()), known),
        parity=_facts(row.get("parity", ()), known),
    )


def _facts(rows: Any, known: Mapping[str, Source]) -> tuple[Fact, ...]:
    return tuple(Fact(Name(one["text"]), known[one["source"]]) for one in rows)
