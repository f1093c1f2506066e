"""How does a report look on a phone: what it says, what it still lacks, and the taps?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from domain.incident.incident import Incident
from domain.money import Money
from domain.phrase import Name, Phrase, say
from governance.incident.report_words import CONFIDENCE, CRITERIA
from governance.incident.reporting import Standing
from governance.post.replies import Block, Button, Line, Reply, Tone


def report_card(incident: Incident, standing: Standing) -> Reply:
    """Version, cause with its confidence, risk, the two computed words, and what is missing for them."""
    told = standing.document
    head = Line(say("incident.report_card", n=int(told["version"])), bold=True)
    lines = [head, *(Line(one) for one in _said(told))]
    lines.append(
        Line(
            say("report.card", complete=_yes(told["complete"]), successful=_yes(told["successful"])),
            bold=True,
        )
    )
    lacking = tuple(lacks(standing))
    if lacking:
        lines.append(Line(say("report.lacks", what=lacking)))

    def tap(label: Phrase, verb: str, tone: Tone = Tone.PLAIN) -> Button:
        return Button(label, f"incident:{incident.token}:{verb}", tone)

    row = [tap(say("button.incident_review"), "review", Tone.PRIMARY)]
    if incident.is_open and told["complete"]:
        row.append(tap(say("button.incident_close"), "close"))
    return Reply((Block(tuple(lines)),), (tuple(row), (tap(say("button.incident_show"), "show"),)))


def lacks(standing: Standing) -> Iterator[Phrase]:
    """Each criterion that is not met."""
    for key, met in {**asdict(standing.complete), **asdict(standing.successful)}.items():
        if not met:
            yield CRITERIA[key]


def _said(told: Mapping[str, Any]) -> Iterator[Phrase]:
    cause = told["root_cause"]
    yield say("report.finding", cause=Name(cause["name"]), confidence=CONFIDENCE[cause["confidence"]])
    yield say("report.to_do", what=Name(told["recommendations"][0]["what"]))
    risk = told["risk"]
    if risk["total"] is not None:
        yield say(
            "report.risk_line", amount=Money(Decimal(risk["total"]), risk["currency"]), n=risk["room_nights"]
        )
    for one in told["reviews"]:
        yield say("report.reviewed_by", person=one["name"], words=one["words"])


def _yes(met: bool) -> Phrase:
    return say("report.yes") if met else say("report.no")
