"""What do a property's spec folders say?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from channels.files.finance import FINANCE, contradictions, finance_of
from channels.files.pricing_rules import named_types, pricing_rule
from channels.files.problems import FileProblem, RowProblem
from channels.files.spec import Connection, Decision, Mapped, Spec, SpecRead
from channels.files.stated import stated_in
from channels.files.yaml_file import read_yaml
from domain.house.background import (
    Background,
    Document,
    Link,
    Observation,
    ObservedType,
    OpenIncident,
    RoomState,
    Setting,
    Statement,
    Told,
)
from domain.phrase import Name, say
from domain.property import Property, RoomType

REQUIRED = {
    "property": "property/property.yaml",
    "rooms": "rooms/rooms.yaml",
    "pricing": "pricing/rates.yaml",
}
OPTIONAL = {
    "decisions": "property/decisions.yaml",
    "open": "property/open.yaml",
    "rules": "pricing/rules.yaml",
} | FINANCE


def read_spec(folder: Path) -> SpecRead:
    """Read and validate a spec folder. Problems name files relative to the folder, with their lines."""
    problems: list[RowProblem] = []
    documents = {
        name: _document(folder, place, name, problems)
        for name, place in (REQUIRED | OPTIONAL).items()
        if name in REQUIRED or (folder / place).exists()
    }
    connections = _platform_files(folder, "connection", problems)
    observed = _platform_files(folder, "observed", problems)
    if problems:
        return SpecRead(None, tuple(problems))
    problems += _contradictions(documents)
    if problems:
        return SpecRead(None, tuple(problems))
    links = tuple(_connection(content) for _, content in connections)
    opened = documents.get("open") or {"statements": [], "documents": [], "who_can_answer": {}}
    return SpecRead(
        Spec(
            house=_house(documents, links),
            background=_background(documents, opened, connections, observed),
            decisions=tuple(_decision(row) for row in documents.get("decisions", ())),
            connections=links,
            rules=tuple(pricing_rule(row) for row in documents.get("rules", {"rules": []})["rules"]),
            stated=stated_in(documents["property"]),
            finance=finance_of(documents),
        )
    )


def _document(folder: Path, place: str, schema: str, problems: list[RowProblem]) -> Any:
    try:
        content, found = read_yaml(folder / place, schema, place)
    except FileProblem as stopped:
        problems.append(stopped.problem)
        return None
    problems.extend(found)
    return content


def _platform_files(folder: Path, kind: str, problems: list[RowProblem]) -> list[tuple[str, Any]]:
    return [
        (path.parent.name, _document(folder, path.relative_to(folder).as_posix(), kind, problems))
        for path in sorted((folder / "platform").glob(f"*/{kind}.yaml"))
    ]


def _contradictions(documents: Mapping[str, Any]) -> list[RowProblem]:
    """What no single schema can see: codes across files, the zone, and amounts in the wrong order."""
    types = {row["code"]: row for row in documents["rooms"]["types"]}
    rooms, pricing, place = documents["rooms"]["rooms"], documents["pricing"], REQUIRED
    found = []
    try:
        ZoneInfo(documents["property"]["zone"])
    except (ZoneInfoNotFoundError, ValueError):
        zone = documents["property"]["zone"]
        found.append(RowProblem(place["property"], 0, say("import.spec.zone", found=zone)))
    if pricing["currency"] != documents["property"]["currency"]:
        ours = documents["property"]["currency"]
        phrase = say("import.currency", found=pricing["currency"], expected=ours)
        found.append(RowProblem(place["pricing"], 0, phrase))
    for where, codes in (
        (place["rooms"], [row["type"] for row in rooms]),
        (place["pricing"], [row["type"] for row in pricing["types"]]),
        (OPTIONAL["rules"], named_types(documents.get("rules"))),
    ):
        strange = sorted(set(codes) - set(types))
        found += [
            RowProblem(where, 0, say("import.room_type", found=code, known=tuple(types))) for code in strange
        ]
    for code, row in types.items():
        listed = [room for room in rooms if room["type"] == code]
        if listed and row["units"] is not None and row["units"] != len(listed):
            phrase = say("import.spec.units", type=code, units=row["units"], rooms=len(listed))
            found.append(RowProblem(place["rooms"], 0, phrase))
    for row in pricing["types"]:
        amounts = [Decimal(row[name]) for name in ("floor", "base", "ceiling") if row[name] is not None]
        if amounts != sorted(amounts):
            found.append(RowProblem(place["pricing"], 0, say("import.spec.amounts", type=row["type"])))
    return [*found, *contradictions(documents, documents["property"]["currency"])]


def _house(documents: Mapping[str, Any], links: tuple[Connection, ...]) -> Property:
    facts = documents["property"]
    amounts = {row["type"]: row for row in documents["pricing"]["types"]}
    codes = {item.room_type: item for link in links for item in link.mapping if item.external_code}
    rooms = documents["rooms"]["rooms"]
    clocks: dict[str, Any] = {
        name: time.fromisoformat(facts[name])
        for name in ("check_in", "check_out", "brief_at", "quiet_from", "quiet_until")
        if facts.get(name) is not None
    }
    return Property(
        id=facts["id"],
        name=facts["name"],
        city=facts["city"],
        zone=ZoneInfo(facts["zone"]),
        currency=facts["currency"],
        room_types=tuple(
            _room_type(row, amounts.get(row["code"], {}), codes.get(row["code"]), rooms)
            for row in documents["rooms"]["types"]
        ),
        sync_incident_open=any(link.incident and link.incident["open"] for link in links),
        units_total=facts["units_total"],
        **clocks,
    )


def _room_type(
    row: Mapping[str, Any], amounts: Mapping[str, Any], codes: Mapped | None, rooms: list[dict[str, Any]]
) -> RoomType:
    def amount(name: str) -> Decimal | None:
        return None if amounts.get(name) is None else Decimal(amounts[name])

    return RoomType(
        code=row["code"],
        name=Name(row["name"]),
        units=row["units"],
        occupancy=row["occupancy"],
        tier=row["tier"],
        rooms=tuple(room["number"] for room in rooms if room["type"] == row["code"]),
        floor=amount("floor"),
        ceiling=amount("ceiling"),
        base=amount("base"),
        sample=bool(amounts.get("sample")),
        external_code=codes.external_code if codes else None,
        rate_code=codes.rate_code if codes else None,
        sellable=row.get("sellable", True),
    )


def _connection(content: Mapping[str, Any]) -> Connection:
    return Connection(
        platform=content["platform"],
        name=content["name"],
        status=content["status"],
        ids=content["ids"],
        panel=content["panel"],
        mapping=tuple(
            Mapped(row["type"], row["name"], row["external_code"], row["rate_code"])
            for row in content["mapping"]
        ),
        incident=content["incident"],
    )


def _decision(row: Mapping[str, Any]) -> Decision:
    return Decision(**{**row, "date": date.fromisoformat(row["date"])})


def _background(
    documents: Mapping[str, Any],
    opened: Mapping[str, Any],
    connections: list[tuple[str, Any]],
    observed: list[tuple[str, Any]],
) -> Background:
    names = {folder: content["name"] for folder, content in connections}
    return Background(
        rooms=tuple(
            RoomState(row["number"], row["type"], row["status"], tuple(row.get("missing", ())))
            for row in documents["rooms"]["rooms"]
        ),
        statements=tuple(
            Statement(row["subject"], row["value"], Name(row["source"]), row["on"])
            for row in opened["statements"]
        ),
        documents=tuple(
            Document(Name(row["title"]), date.fromisoformat(row["dated"]), row["latest_content"])
            for row in opened["documents"]
        ),
        settings=tuple(
            Setting(content["name"], row["name"], row["value"], row["meaning"])
            for _, content in connections
            for row in content["settings"]
        ),
        observations=tuple(
            _observation(names.get(folder, folder), row)
            for folder, content in observed
            for row in content["observations"]
        ),
        unmapped=tuple(
            (content["name"], row["type"])
            for _, content in connections
            for row in content["mapping"]
            if row["external_code"] is None
        ),
        master_data=documents["property"]["master_data"],
        who={subject: tuple(names) for subject, names in opened["who_can_answer"].items()},
        links=tuple(Link(c["platform"], c["name"], c["status"], c["ids"]) for _, c in connections),
        incident=next(
            (_incident(c) for _, c in connections if c["incident"] and c["incident"]["open"]), None
        ),
    )


def _incident(content: Mapping[str, Any]) -> OpenIncident:
    told = content["incident"]
    case = told.get("case") or {}
    return OpenIncident(
        content["name"],
        _told(told["summary"]),
        case.get("confirmation"),
        case.get("type"),
        tuple(map(_told, told.get("evidence", ()))),
        tuple(map(_told, told.get("questions", ()))),
        _told(told["title"]) if "title" in told else None,
    )


def _told(words: Mapping[str, str] | str) -> Told:
    """In both languages, or as somebody wrote it; a line break in the file is none in the sentence."""
    if isinstance(words, str):
        return " ".join(words.split())
    return Name({language: " ".join(said.split()) for language, said in words.items()})


def _observation(platform: str, row: Mapping[str, Any]) -> Observation:
    channels = row.get("channels", {})
    return Observation(
        platform=platform,
        source=Name(row["source"]),
        on=row["on"],
        verified=row["verified"],
        currencies=tuple(row.get("currencies", ())),
        rate_plans=tuple(row.get("rate_plans", ())),
        room_types=tuple(
            ObservedType(item["name"], item["units"], tuple(item["rooms"]))
            for item in row.get("room_types", ())
        ),
        active_channels=tuple(channels.get("active", ())),
        absent_channels=tuple(channels.get("not_connected", ())),
    )
