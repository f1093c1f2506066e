"""What about this house is missing or contradictory, and who can say?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Severity
from domain.house.background import Background, Observation, ObservedType
from domain.phrase import Name, Phrase, say
from domain.property import UNIDENTIFIED, Property

_STATED = {
    "units": "readiness.stated.units",
    "room_types": "readiness.stated.room_types",
    "currency": "readiness.stated.currency",
}
_LACKS = {
    "photos": "readiness.room_lacks.photos",
    "description": "readiness.room_lacks.description",
    "equipment": "readiness.room_lacks.equipment",
}
# What a sales channel asks of a house before it opens it, by its name in the specs.
FACTS = {
    "deposit_policy": "fact.deposit_policy",
    "children_policy": "fact.children_policy",
    "payment_methods": "fact.payment_methods",
    "taxes_and_fees": "fact.taxes_and_fees",
    "legal_name": "fact.legal_name",
    "arabic_name": "fact.arabic_name",
    "operating_licence": "fact.operating_licence",
    "address": "fact.address",
    "door_coordinates": "fact.door_coordinates",
    "phone": "fact.phone",
    "email": "fact.email",
    "descriptions": "fact.descriptions",
    "room_sizes": "fact.room_sizes",
    "beds": "fact.beds",
    "meal_plans": "fact.meal_plans",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was said, where, and when (ISO date, month or interval; None: undated)."""

    said: str
    source: Name
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Connected:
    """What a connected channel manager reports today: its sales currencies and sellable room types."""

    platform: str
    on: date
    currencies: tuple[str, ...] = ()
    room_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to settle. `key` is stable over days; `who_can_answer` is empty when nobody was named."""

    key: str
    phrase: Phrase
    who_can_answer: tuple[str, ...]
    severity: Severity
    evidence: tuple[Evidence, ...] = ()


def gaps_in(house: Property, background: Background, connected: Iterable[Connected] = ()) -> tuple[Gap, ...]:
    """Every gap, most severe first, then by key. Pure: the same facts give the same gaps."""
    seen = tuple(background.observations) + tuple(_as_observation(report) for report in connected)
    gaps = [
        *_units(house, background),
        *_statements(house, background),
        *_prices(house, background),
        *_currency(house, background, seen),
        *_observed_types(house, background, seen),
        *_unknown(house, background),
        *_rooms(background),
        *_platforms(house, background),
        *_documents(background),
    ]
    return tuple(sorted(gaps, key=lambda gap: (gap.severity, gap.key)))


def _gap(
    background: Background, subject: str, key: str, phrase: Phrase, severity: Severity, *evidence: Evidence
) -> Gap:
    return Gap(key, phrase, background.who.get(subject, ()), severity, evidence)


def _units(house: Property, background: Background) -> Iterator[Gap]:
    unknown = tuple(kind.name for kind in house.room_types if kind.units is None)
    if unknown:
        phrase = say("readiness.units_unknown", n=len(unknown), types=unknown)
        yield _gap(background, "units", "units-unknown", phrase, Severity.P1)
    elif house.units_total is not None and house.units_total != house.units:
        phrase = say("readiness.units_total", total=house.units_total, units=house.units)
        yield _gap(background, "units", "units-total", phrase, Severity.P1)


def _statements(house: Property, background: Background) -> Iterator[Gap]:
    known: dict[str, int | str] = {
        "units": house.units,
        "room_types": len(house.room_types),
        "currency": house.currency,
    }
    for said in background.statements:
        ours = known[said.subject]
        if said.value == ours:
            continue
        phrase = say(_STATED[said.subject], said=said.value, ours=ours, source=said.source)
        proof = Evidence(str(said.value), said.source, said.on)
        yield _gap(
            background, said.subject, f"stated-{said.subject}:{said.value}", phrase, Severity.P1, proof
        )


def _prices(house: Property, background: Background) -> Iterator[Gap]:
    missing = tuple(kind.name for kind in house.room_types if kind.base is None and kind.name != UNIDENTIFIED)
    sample = tuple(kind.name for kind in house.room_types if kind.base is not None and kind.sample)
    if missing:
        phrase = say("readiness.prices_missing", n=len(missing), types=missing)
        yield _gap(background, "prices", "prices-missing", phrase, Severity.P1)
    if sample:
        phrase = say("readiness.prices_sample", n=len(sample), types=sample)
        yield _gap(background, "prices", "prices-sample", phrase, Severity.P1)


def _currency(house: Property, background: Background, seen: Iterable[Observation]) -> Iterator[Gap]:
    for where in seen:
        others = tuple(code for code in where.currencies if code != house.currency)
        if others:
            phrase = say(
                "readiness.currency", ours=house.currency, seen=others, platform=where.platform, on=where.on
            )
            proof = Evidence(", ".join(where.currencies), where.source, where.on)
            key = f"currency:{where.platform}:{'+'.join(sorted(others))}"
            yield _gap(background, "currency", key, phrase, Severity.P1, proof)


def _observed_types(house: Property, background: Background, seen: Iterable[Observation]) -> Iterator[Gap]:
    """One gap per observation whose list of types differs in number, in rooms per type or in room numbers."""
    rooms = {kind.name.by_language.get(lang): kind for kind in house.room_types for lang in ("fr", "en")}
    for where in seen:
        if not where.room_types:
            continue
        same = len(where.room_types) == len(house.room_types) and all(
            (kind := rooms.get(item.name)) is not None
            and (item.units is None or item.units == kind.units)
            and (not item.rooms or set(item.rooms) == set(kind.rooms))
            for item in where.room_types
        )
        if same:
            continue
        phrase = say(
            "readiness.observed_types",
            platform=where.platform,
            on=where.on,
            seen=len(where.room_types),
            ours=len(house.room_types),
            types=tuple(item.name for item in where.room_types),
        )
        said = "; ".join(_described(item) for item in where.room_types)
        proof = Evidence(said, where.source, where.on)
        yield _gap(background, "observations", f"observed-types:{where.platform}", phrase, Severity.P1, proof)


def _described(item: ObservedType) -> str:
    units = f" ×{item.units}" if item.units is not None else ""
    return f"{item.name}{units}" + (f" ({', '.join(item.rooms)})" if item.rooms else "")


def _as_observation(report: Connected) -> Observation:
    return Observation(
        platform=report.platform,
        source=Name({"fr": report.platform}),
        on=report.on.isoformat(),
        verified=True,
        currencies=report.currencies,
        room_types=tuple(ObservedType(name, None) for name in report.room_types),
    )


def _unknown(house: Property, background: Background) -> Iterator[Gap]:
    if house.check_in is None:
        yield _gap(background, "check_in", "check-in", say("readiness.check_in"), Severity.P2)
    if house.check_out is None:
        yield _gap(background, "check_out", "check-out", say("readiness.check_out"), Severity.P2)
    open_facts = [name for name, value in background.master_data.items() if value is None]
    if "cancellation_policy" in open_facts:
        open_facts.remove("cancellation_policy")
        phrase = say("readiness.cancellation_policy")
        yield _gap(background, "cancellation_policy", "cancellation-policy", phrase, Severity.P2)
    if open_facts:
        facts = tuple(say(FACTS[name]) for name in open_facts)
        phrase = say("readiness.master_data", n=len(facts), facts=facts)
        yield _gap(background, "master_data", "master-data", phrase, Severity.P3)


def _rooms(background: Background) -> Iterator[Gap]:
    for room in background.rooms:
        for lack in room.missing:
            phrase = say(_LACKS[lack], room=room.number)
            yield _gap(background, lack, f"room-{room.number}-{lack}", phrase, Severity.P2)


def _platforms(house: Property, background: Background) -> Iterator[Gap]:
    for item in background.settings:
        if item.meaning is None:
            phrase = say("readiness.setting", platform=item.platform, setting=item.name, value=item.value)
            proof = Evidence(item.value or "", Name({"fr": item.platform}))
            key = f"setting:{item.platform}:{item.name}"
            yield _gap(background, "settings", key, phrase, Severity.P1, proof)
    for platform in sorted({platform for platform, _ in background.unmapped}):
        found = (house.room_type(code) for where, code in background.unmapped if where == platform)
        types = tuple(kind.name for kind in found if kind is not None)
        phrase = say("readiness.unmapped", platform=platform, n=len(types), types=types)
        yield _gap(background, "connections", f"unmapped:{platform}", phrase, Severity.P2)


def _documents(background: Background) -> Iterator[Gap]:
    for paper in background.documents:
        dated = paper.dated.isoformat()
        if paper.latest_content > dated:  # ISO 8601 orders as text: "2026-01" is after "2025-01-09"
            phrase = say(
                "readiness.document_dates", title=paper.title, dated=paper.dated, latest=paper.latest_content
            )
            proof = Evidence(f"{dated} / {paper.latest_content}", paper.title, dated)
            yield _gap(background, "document_dates", f"document:{dated}", phrase, Severity.P3, proof)
