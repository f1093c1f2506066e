"""In which words does an export say what stands in the package?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from domain.package.countries import country_name
from domain.package.facilities import facility_name
from domain.package.field import Place
from domain.package.leaf import Value

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """`labelled` gives the words of a tapped answer ("free_48h") by its question, None for other words."""

    language: Language
    labelled: Callable[[str, str], str | None]

    def of(self, place: Place, value: Value) -> str:
        """A value as a person or a form reads it."""
        if isinstance(value, bool):
            return {"fr": ("non", "oui"), "en": ("no", "yes")}[self.language][value]
        if isinstance(value, list):
            if place.field.kind == "list":
                return ", ".join(facility_name(str(one), self.language) for one in value)
            return ", ".join(str(one) for one in value)
        if place.field.kind == "country":
            return country_name(str(value), self.language)
        return self.labelled(place.ask, str(value)) or str(value)
