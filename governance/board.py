"""What does the whole board say of a draft, and what has it found?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.phrase import Name

if TYPE_CHECKING:  # a command that only reads rows calls no director
    from domain.consent.actions import Action
    from domain.consent.verdict import Ruling
    from domain.finding import Finding
    from domain.house.snapshot import House
    from governance.contract import Draft, Seat


@dataclass(frozen=True, slots=True)
class Board:
    """The seated directors; a limit of any of them judges a draft of any of them.

    `given` are they, or how they are called once somebody needs one: a command that only reads waits for none.
    """

    given: tuple[Seat, ...] | Callable[[], tuple[Seat, ...]]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """All of them, in the order of the table."""
        return self.given() if callable(self.given) else self.given

    def judge(self, action: Action, house: House) -> tuple[Ruling, ...]:
        """Every ruling that any limit gives on this draft, the hardest first.

        None judges what only makes the house ask more, as the withdrawal of a mandate does.
        """
        if action.effects.asks_more:
            return ()
        rulings = (limit(action, house) for seat in self.seats for limit in seat.limits)
        return tuple(sorted((r for r in rulings if r is not None), key=lambda r: -r.level))

    def findings(self, house: House) -> tuple[Finding, ...]:
        """Every finding of every director, the most urgent first."""
        found = (finding for seat in self.seats for rule in seat.findings for finding in rule(house))
        return tuple(sorted(found, key=lambda f: (f.severity, f.key)))

    def drafts(self, house: House) -> Iterable[Draft]:
        """What the directors would do of their own accord."""
        return (draft for seat in self.seats for rule in seat.drafts for draft in rule(house))

    def name(self, slug: str) -> Name:
        """The director's name; the slug itself for a seat that has been vacated since."""
        return next((seat.name for seat in self.seats if seat.slug == slug), Name({"fr": slug, "en": slug}))
