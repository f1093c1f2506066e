"""What is a director: what may it ask, draft, forbid and find?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.consent.actions import Action
from domain.consent.verdict import Ruling
from domain.finding import Finding
from domain.house.snapshot import House
from domain.money.forecast import NightForecast
from domain.phrase import Name
from domain.prices.advice import Advice, Study
from domain.prices.foresight import ToForesee
from governance.draft import Draft
from governance.reader import Reader
from governance.tool import Answer, Ground, Quote, Tool, ToolResult

__all__ = [
    "Answer",
    "Draft",
    "DraftRule",
    "FindingRule",
    "ForesightRule",
    "Ground",
    "Limit",
    "Quote",
    "Reader",
    "Seat",
    "Seats",
    "StudyRule",
    "Tool",
    "ToolResult",
]

Limit = Callable[[Action, House], Ruling | None]
FindingRule = Callable[[House], Iterable[Finding]]
DraftRule = Callable[[House], Iterable[Draft]]
StudyRule = Callable[[Study], tuple[Advice, ...]]
ForesightRule = Callable[[ToForesee], tuple[NightForecast, ...]]


@dataclass(frozen=True, slots=True)
class Seat:
    """A director as the board knows it. Its prompt is `prompts/<slug>.md`.

    `limits` judge every draft, whoever made it; None means "nothing to say". `drafts` run on their own, daily.
    `study`, a function of a module's own level, is what a seat works out once a day in a process of its own, before
    the drafts: its advice is in the House when they are made. `foresee`, likewise, is how many rooms it expects.
    `tools` are what its model may call. `aliases` are the names it is called by (« CFO », « directeur financier »),
    `keywords` the words of its trade by language; both are how a message finds it.
    """

    slug: str
    name: Name
    limits: tuple[Limit, ...] = ()
    findings: tuple[FindingRule, ...] = ()
    drafts: tuple[DraftRule, ...] = ()
    study: StudyRule | None = None
    foresee: ForesightRule | None = None
    tools: tuple[Tool, ...] = ()
    aliases: tuple[str, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Seats = Sequence[Seat]
