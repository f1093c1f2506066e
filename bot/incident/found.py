"""What was found out, in a report: settings, import, synchronisation, documents, cause, risk?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.incident.pen import Pen
from channels.incident.document import Block, Bullets, Paragraph, Quote, Table
from domain.house.channel_names import channel_name
from domain.money import Money
from domain.phrase import say
from governance.incident.lines import OUTCOMES
from governance.incident.report_words import CONFIDENCE


def allocation(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    told = report["findings"]["allocation"]
    yield pen.row(say("report.value"), pen.one(told["value"]))
    yield pen.row(say("report.where"), told["where"])
    yield pen.row(say("report.controls"), pen.one(told["controls"]))
    yield pen.row(say("report.support_says"), "" if told["support_words"] else None)
    yield from (Quote(pen.one(one["value"]), pen.source(one)) for one in told["support_words"])
    if told["others"]:
        rows = tuple(
            (pen.one(one["topic"]["name"]), pen.one(one["value"]), one["where"] or "—")
            for one in told["others"]
        )
        yield Table(pen.head(say("report.setting"), say("report.h_value"), say("report.h_where")), rows)


def auto_import(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    told = report["findings"]["auto_import"]
    found = told["found"]
    yield pen.row(say("report.found"), pen.put(say("report.unknown")) if found is None else pen.yes(found))
    yield pen.row(say("report.looked"), told["where"])
    yield pen.row(say("report.last_run"), pen.one(told["last_run"]))


def sync(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    told = report["findings"]["sync"]
    yield pen.row(say("report.connection"), pen.one(told["connection"]))
    yield pen.row(say("report.arrive"), pen.one(told["channel_bookings_arrive"]))
    yield pen.row(say("report.failed"), pen.one(told["failed_updates"]))
    for test in told["tests"]:
        kind = pen.hotel.room_type(test["room_type"])
        name = kind.name if kind else test["room_type"]
        when = say("report.tested", room_type=name, night=date.fromisoformat(test["night"]))
        yield Paragraph(pen.put(when))
        rows = tuple(
            (
                channel_name(one["channel"]),
                pen.put(OUTCOMES[one["updated"]]),
                "—" if one["minutes"] is None else str(one["minutes"]),
                " → ".join(
                    "–" if one[key] is None else str(one[key]) for key in ("before", "while_booked", "after")
                ),
            )
            for one in test["channels"]
        )
        heads = (say("report.channel"), say("report.updated"), say("report.minutes"), say("report.counts"))
        yield Table(pen.head(*heads), rows)
    if not told["tests"]:
        yield Paragraph(pen.put(say("report.no_test")))


def documentation(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    told = report["findings"]["documentation"]
    points = tuple(f"{pen.one(one['value'])} ({pen.source(one)})" for one in told["points"])
    yield Bullets(points) if points else Paragraph(pen.put(say("report.nothing_found")))
    if told["sources"]:
        yield Bullets(tuple(told["sources"]))


def contradictions(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    for one in report["contradictions"]:
        yield Paragraph("", pen.one(one["topic"]["name"]))
        yield from (Quote(pen.one(said["value"]), pen.source(said)) for said in one["said"])


def cause(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    told = report["root_cause"]
    yield pen.row(say("report.hypothesis"), pen.one(told["name"]))
    yield pen.row(say("report.confidence"), pen.put(CONFIDENCE[told["confidence"]]))
    yield Paragraph(pen.one(told["mechanism"]))
    rows = [(pen.put(say("report.for")), *pen.evidence(one), f"+{one['weight']}") for one in told["for"]]
    rows += [
        (pen.put(say("report.against")), *pen.evidence(one), f"−{one['weight']}") for one in told["against"]
    ]
    if rows:
        heads = (say("report.speaks"), say("report.sign"), say("report.h_value"), say("report.weight"))
        yield Table(pen.head(*heads), tuple(rows))
    for name, key in ((say("report.strengthens"), "strengthens"), (say("report.weakens"), "weakens")):
        if told[key]:
            text = " · ".join(" = ".join(pen.evidence(one)) for one in told[key])
            yield Paragraph(text, pen.put(name))
    ranking = tuple((pen.one(one["name"]), str(one["points"])) for one in told["ranking"])
    yield Table(pen.head(say("report.candidate"), say("report.points")), ranking)


def risk(pen: Pen, report: Mapping[str, Any]) -> Iterator[Block]:
    told = report["risk"]
    if told["total"] is None:
        known = (
            say("report.no_amount", n=told["unpriced"]) if told["room_nights"] else say("report.no_nights")
        )
        yield Paragraph(pen.put(known))
        return
    money = {key: Money(Decimal(told[key]), told["currency"]) for key in ("revenue", "relocation", "total")}
    counted = say("report.room_nights", rooms=told["rooms"], nights=told["nights"], n=told["room_nights"])
    net = say("report.net") if told["net_of_vat"] else say("report.gross")
    each = say("report.assumed") if told["relocation_assumed"] else say("report.stated")
    rows = (
        (pen.put(say("report.revenue", net=net)), pen.put(say("site.value", value=money["revenue"]))),
        (pen.put(say("report.relocation", each=each)), pen.put(say("site.value", value=money["relocation"]))),
        (pen.put(say("report.total")), pen.put(say("site.value", value=money["total"]))),
    )
    yield Table((pen.put(counted), told["currency"]), rows)
