"""How does a program read the board of channels?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.activation.board import MOVES, Move
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.missions.evidence import Evidence
from governance.activation.board import Row

SCHEMA = "activation/1"


def activation_json(house: House, rows: Sequence[Row], moves: Sequence[Move]) -> dict[str, Any]:
    """As `data/schemas/activation.json` describes it; `moves` are those of the one channel that was asked for."""
    return {
        "schema": SCHEMA,
        "property": house.hotel.id,
        "at": house.now.isoformat(),
        "incident_open": house.incident_open,
        "live": sum(1 for row in rows if row.opening.is_open),
        "channels": [_row(row, house) for row in rows],
        "moves": [_move(one) for one in moves],
    }


def _row(row: Row, house: House) -> dict[str, Any]:
    opening = row.opening
    return {
        "channel": opening.channel,
        "name": channel_name(opening.channel, house),
        "state": opening.state.value,
        "claimed": opening.since is None and bool(opening.evidence),
        "since": opening.since.isoformat() if opening.since else None,
        "days": row.days,
        "usual_days": list(row.usual) if row.usual else None,
        "late": row.is_late,
        "words": opening.words,
        "reference": opening.reference,
        "next_look": opening.next_look.isoformat() if opening.next_look else None,
        "place": opening.place,
        "evidence": [evidence_json(one) for one in opening.evidence],
        "next": sorted(to.value for to in MOVES[opening.state]),
    }


def _move(one: Move) -> dict[str, Any]:
    return {
        "channel": one.channel,
        "from": one.before.value,
        "to": one.to.value,
        "by": one.by,
        "at": one.at.isoformat(),
        "words": one.words,
        "evidence": [evidence_json(piece) for piece in one.evidence],
        "proposal": one.proposal,
    }


def evidence_json(one: Evidence) -> dict[str, str]:
    """One piece of evidence."""
    return {"kind": one.kind.value, "value": one.value, "by": one.by, "at": one.at.isoformat()}
