"""What has the house itself written down, as writings like any other: facts, decisions, incidents, letters?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from domain.house.decision import LANGUAGES, Decision
from domain.incident.incident import Entry, Incident
from domain.knowledge.cutting import Part, passages_of
from domain.knowledge.withheld import without_secrets
from domain.knowledge.writing import USUAL, Passage, Place, Source, Writing
from domain.package.field import parts as package_parts
from domain.package.leaf import Leaf
from domain.package.package import Package
from domain.registers.letter import Letter
from governance.package.filled import package_of
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Written:
    """A writing with its passages, as it is to be kept."""

    writing: Writing
    passages: tuple[Passage, ...]


async def own_writings(unit: Unit, now: datetime) -> Sequence[Written]:
    """All of them, as they stand now."""
    package = await package_of(unit)
    found = [_written("spec:house", package.house.name, Source.SPEC, None, _facts(package), now)]
    for decision in await unit.decisions.all():
        day = datetime.combine(decision.decided_on, time(12), UTC) if decision.decided_on else None
        asked = decision.said("question")
        title = (
            "\n".join(f"{decision.code} · {asked.by_language[one]}" for one in LANGUAGES)
            if asked
            else decision.code
        )
        parts = list(_decision(decision))
        found.append(_written(f"decision:{decision.code}", title, Source.DECISION, day, parts, now))
    for incident in await unit.incidents.all():
        lines = list(_incident(incident, await unit.incidents.entries(incident.id)))
        title = f"Incident {incident.id} · {incident.wish.title}"
        found.append(
            _written(f"incident:{incident.id}", title, Source.INCIDENT, incident.opened_at, lines, now)
        )
    for letter in await unit.letters.all():
        day = datetime.combine(letter.told.on, time(12), UTC)
        title = f"{letter.told.who} · {letter.told.on:%d/%m/%Y}"
        said = list(_letter(letter))
        found.append(_written(f"letter:{letter.id}", title, Source.LETTER, day, said, now))
    return [one for one in found if one.passages]


async def keep_own(unit: Unit, now: datetime) -> int:
    """Bring the index to what the rows say; how many writings were new, changed or gone."""
    written = await own_writings(unit, now)
    changed = 0
    for source in (Source.SPEC, Source.DECISION, Source.INCIDENT, Source.LETTER):
        held = await unit.writings.digests(source)
        mine = {one.writing.key: one for one in written if one.writing.source is source}
        for key, one in mine.items():
            if held.get(key) != one.writing.digest:
                await unit.writings.keep(one.writing, one.passages)
                changed += 1
        changed += await unit.writings.forget(held.keys() - mine.keys())
    return changed


def _written(
    key: str, title: str, source: Source, dated: datetime | None, parts: Sequence[Part], now: datetime
) -> Written:
    kept = [without_secrets(one) for one in passages_of(parts)]
    passages = tuple(passage for passage, _ in kept)
    said = "\n".join(f"{one.place.heading}\n{one.text}" for one in passages)
    digest = hashlib.sha256(f"{title}\n{said}".encode()).hexdigest()
    withheld = sum(count for _, count in kept)
    writing = Writing(
        key, title, source, USUAL, digest, dated, now, form="rows", size=len(said), withheld=withheld
    )
    return Written(writing, passages)


def _facts(package: Package) -> list[Part]:
    """Each settled fact as a line in both languages; where sources differ, each with its source."""
    names = package_parts()
    hotel = package.house
    lines = [
        Part(f"{hotel.name}, {hotel.city}" if hotel.city else hotel.name, Place(heading="Maison · House"))
    ]
    for kind in hotel.room_types:
        rooms = ", ".join(kind.rooms)
        named = " / ".join(dict.fromkeys(kind.name.by_language.values()))
        said = f"{named}: {kind.units} ({rooms}), {kind.occupancy} pers."
        lines.append(Part(said, Place(heading="Chambres · Rooms")))
    for place in package.places:
        if place.field.kind == "vault":
            continue
        about = f" ({place.about.name})" if place.about else ""
        label = " / ".join(dict.fromkeys(place.field.name.by_language[lang] for lang in LANGUAGES)) + about
        leaf = package.settled(place.path)
        said = (
            _value(leaf)
            if leaf is not None
            else " ≠ ".join(
                f"{_value(one)} ({one.confirmed_by or one.source})" for one in package.differing(place.path)
            )
        )
        if said:
            part = names.get(place.field.part)
            heading = " · ".join(dict.fromkeys(part.by_language.values())) if part else place.field.part
            lines.append(Part(f"{label}: {said}", Place(heading=heading)))
    return lines


def _value(leaf: Leaf) -> str:
    value = leaf.value
    if isinstance(value, bool):
        return "oui / yes" if value else "non / no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _decision(one: Decision) -> Iterator[Part]:
    for part in ("question", "decision", "rationale"):
        said = one.said(part)
        if said is not None:
            yield Part("\n".join(dict.fromkeys(said.by_language.values())), Place(heading=one.code))
    if one.options:
        yield Part(f"≠ {one.options}", Place(heading=one.code))
    who = " · ".join(
        filter(None, (one.decided_by, one.decided_on.isoformat() if one.decided_on else "", one.status))
    )
    yield Part(who, Place(heading=one.code))


def _letter(one: Letter) -> Iterator[Part]:
    told = one.told
    who = f"{told.who} →" if told.received else f"→ {told.who}"
    place = Place(heading=told.who)
    yield Part(" · ".join(filter(None, (who, f"{told.on:%d/%m/%Y}", told.way, told.reference))), place)
    yield Part(told.words, place)


def _incident(incident: Incident, entries: Sequence[Entry]) -> Iterator[Part]:
    place = Place(heading=incident.wish.title)
    yield Part(incident.wish.title, place)
    for entry in entries:
        stated = ", ".join(f"{key}: {value}" for key, value in entry.body.items() if isinstance(value, str))
        words = " · ".join(filter(None, (entry.words, stated)))
        if words:
            yield Part(f"{entry.at:%d/%m/%Y}: {words}", place)
    if incident.closing:
        yield Part(incident.closing, place)
