"""What does a spec folder tell the master data package beyond the property itself?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.package.countries import country_code
from domain.package.facilities import facility_codes
from domain.package.leaf import Value


def stated_in(facts: Mapping[str, Any]) -> dict[str, Value]:
    """Place of the package → value, as property/property.yaml says; what it leaves open is left out."""
    kind = facts.get("kind") or {}
    country = country_code(facts["country"]) if facts.get("country") else None
    codes = facility_codes(item["code"] for item in facts.get("facilities", ()))
    found: dict[str, Value | None] = {
        "identity.kind": kind.get("fr") or kind.get("en"),
        "identity.stars": facts.get("stars"),
        "address.country": country,
        "facilities.languages": list(facts.get("languages", ())) or None,
        "facilities.house": list(codes) or None,
    }
    return {path: value for path, value in found.items() if value is not None}
