"""How does a program read the brief?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.consent.proposal import Proposal
from domain.day.figures import StripNight
from domain.figure import Figure
from domain.finding import Finding
from domain.house.snapshot import ChannelHealth, Stay
from domain.nights import Span
from domain.phrase_json import encode
from governance.day.brief.composed import Brief
from governance.post.figure_json import figure_json, shown_number


def brief_json(brief: Brief) -> dict[str, Any]:
    """The brief as `data/schemas/brief.json` describes it: amounts as strings, instants in UTC, no language."""
    house, strip = brief.house, brief.morning.strip
    return {
        "schema": "brief/1",
        "property": {"id": house.hotel.id, "name": house.hotel.name, "currency": house.hotel.currency},
        "date": house.today.isoformat(),
        "at": _instant(house.now),
        "sample": house.sample or house.hotel.sample,
        "figures": {figure.key: figure_json(figure) for figure in _figures(brief)},
        "strip": {
            "nights": [_strip_night(one) for one in strip.nights],
            "weakest": _span(strip.weakest),
            "fullest": _span(strip.fullest),
        },
        "decisions": [_proposal(proposal) for proposal in brief.proposals],
        "findings": [_finding(finding) for finding in brief.findings],
        "arrivals": [_stay(stay) for stay in house.arrivals],
        "departures": [_stay(stay) for stay in house.departures],
        "channels": [_channel(channel) for channel in house.channels],
        "data": {source: _instant(at) for source, at in sorted(house.source_ages.items())},
        "readiness": [
            {
                "key": gap.key,
                "severity": gap.severity.name,
                "say": encode(gap.phrase),
                "who": list(gap.who_can_answer),
            }
            for gap in house.gaps
        ],
        "status": {light.key: light.level.value for light in brief.lights},
        "switches": {"push": house.push, "paused": house.paused},
        "models_yesterday_usd": None if brief.spent_yesterday is None else f"{brief.spent_yesterday:f}",
        "journal_head": brief.journal_head,
    }


def _figures(brief: Brief) -> tuple[Figure, ...]:
    return (*brief.morning.figures, *(figure for finding in brief.findings for figure in finding.figures))


def _proposal(proposal: Proposal) -> dict[str, Any]:
    action = proposal.action
    return {
        "number": proposal.number,
        "director": proposal.director,
        "state": proposal.state.value,
        "kind": action.kind,
        "room_types": list(action.room_types),
        "spans": [_span(span) for span in action.spans],
        "price": shown_number(action.single_price),
        "currency": action.currency,
        "expires_at": _instant(proposal.expires_at),
        "sample": proposal.sample,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "director": finding.director,
        "severity": finding.severity.name,
        "state": finding.state,
        "night": finding.night.isoformat() if finding.night else None,
        "say": encode(finding.phrase),
        "options": [encode(option) for option in finding.options],
        "figures": [figure.key for figure in finding.figures],
    }


def _stay(stay: Stay) -> dict[str, Any]:
    return {
        "number": stay.number,
        "source": stay.source,
        "room_type": stay.room_type,
        "room": stay.room_number,
        "check_in": stay.check_in.isoformat(),
        "check_out": stay.check_out.isoformat(),
        "people": stay.people,
        "guest": stay.guest,
        "vip": stay.vip,
        "sample": stay.sample,
    }


def _strip_night(one: StripNight) -> dict[str, Any]:
    return {
        "night": one.night.isoformat(),
        "sold": None if one.sold.value is None else int(one.sold.value),
        "left": None if one.left.value is None else int(one.left.value),
    }


def _channel(channel: ChannelHealth) -> dict[str, Any]:
    return {
        "code": channel.code,
        "name": channel.name,
        "failed": channel.failed,
        "in_progress": channel.in_progress,
        "counted_at": _instant(channel.counted_at),
        "failing_since": _instant(channel.failing_since) if channel.failing_since else None,
    }


def _span(span: Span | None) -> dict[str, str] | None:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()} if span else None


def _instant(at: datetime) -> str:
    return at.isoformat()
