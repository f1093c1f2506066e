"""What does one property's spec folder hold, once read?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from channels.files.problems import RowProblem
from domain.house.background import Background
from domain.money.finance import Finance
from domain.package.leaf import Value
from domain.prices.rules import PricingRule
from domain.property import Property


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the decision log; `decision` is None while it is open."""

    id: str
    date: date
    by: str
    question: str
    decision: str | None
    rationale: str
    status: str
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A house type under the name and codes that a platform gives it; None while nobody has read them."""

    room_type: str
    name: str | None
    external_code: str | None
    rate_code: str | None


@dataclass(frozen=True, slots=True)
class Connection:
    """A platform that the house sells or distributes through."""

    platform: str
    name: str
    status: str
    ids: Mapping[str, str]
    panel: str | None
    mapping: tuple[Mapped, ...]
    incident: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Spec:
    """A property as its folder states it: the house, everything around it, and what its package is told beyond it.

    `stated` is place of the master data package → value.
    """

    house: Property
    background: Background
    decisions: tuple[Decision, ...]
    connections: tuple[Connection, ...]
    stated: Mapping[str, Value] = field(default_factory=dict)
    rules: tuple[PricingRule, ...] = ()
    finance: Finance = field(default_factory=Finance)


@dataclass(frozen=True, slots=True)
class SpecRead:
    """The spec (None when any problem was found) and every problem of every file in the folder."""

    spec: Spec | None
    problems: tuple[RowProblem, ...] = ()
