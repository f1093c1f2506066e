"""How is a work order written for a person (Markdown) and for a program (JSON)?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.words.phrases import Words
from domain.missions.order import FieldToFill, Order, Report
from domain.phrase import Phrase, say
from governance.activation.as_json import evidence_json
from governance.missions.cards import STATES
from governance.missions.order_cards import evidence_words, holder

Rows = Sequence[tuple[FieldToFill, str, str | None]]
People = Mapping[str, str]


def list_json(orders: Sequence[Order], people: People) -> dict[str, Any]:
    """As `data/schemas/work-list.json` describes it."""
    return {"schema": "work-list/1", "orders": [_head(one, people) for one in orders]}


def order_json(
    order: Order, rows: Rows, reports: Sequence[Report], people: People, words: Words
) -> dict[str, Any]:
    """As `data/schemas/work-order.json` describes it; sentences in the language that was asked for."""
    told = order.instructions

    def said(phrases: Sequence[Phrase]) -> list[str]:
        return [words.plain(one) for one in phrases]

    return {
        "schema": "work-order/1",
        **_head(order, people),
        "language": words.language,
        "where": words.plain(told.where),
        "actions": said(told.actions),
        "fields": [
            {
                "sheet": field.sheet,
                "name": field.name,
                "about": about or None,
                "required": field.required,
                "value": value,
            }
            for field, about, value in rows
        ],
        "files": list(told.files),
        "do_not_touch": said(told.untouched),
        "success": said(told.success),
        "undo": said(told.undo),
        "report": said(told.report),
        "reports": [_report(one) for one in reports],
    }


def order_markdown(order: Order, rows: Rows, reports: Sequence[Report], people: People, words: Words) -> str:
    """The same to read, to paste from and to hand to an agent."""
    told, mission = order.instructions, order.mission
    state = words.plain(STATES[mission.state])
    lines = [
        f"# {mission.id} · {mission.wish.title}",
        "",
        f"{state} · {holder(order, people)} · {words.plain(say('order.where', where=told.where))}",
        "",
    ]
    lines += [f"{place}. {words.plain(one)}" for place, one in enumerate(told.actions, 1)]
    if rows:
        lines += ["", f"## {words.plain(say('order.fields'))}", *_table(rows, words)]
    for head, phrases in (
        (say("order.files"), tuple(say("text.words", words=name) for name in told.files)),
        (say("order.untouched"), told.untouched),
        (say("order.success"), told.success),
        (say("order.undo"), told.undo),
        (say("order.report"), told.report),
    ):
        if phrases:
            lines += ["", f"## {words.plain(head)}", *(f"- {words.plain(one)}" for one in phrases)]
    for report in reports:
        lines += ["", *_handed_in(report, people, words)]
    return "\n".join(lines)


def _table(rows: Rows, words: Words) -> Iterator[str]:
    sheet = None
    missing = words.plain(say("order.to_supply"))
    for field, about, value in rows:
        if field.sheet != sheet:
            sheet = field.sheet
            yield from ("", f"### {sheet}", "")
        name = f"{field.name} ({about})" if about else field.name
        star = "" if field.required else " ·"
        yield f"- {name}{star} → {_one_line(value) if value is not None else missing}"


def _handed_in(report: Report, people: People, words: Words) -> Iterator[str]:
    yield f"## {words.plain(say('order.handed_in', person=people.get(report.by, '—'), at=report.at))}"
    for one in report.evidence:
        yield f"- {one.kind.value}: {words.plain(evidence_words(one))}"
    if report.accepted is not None:
        person = people.get(report.reviewer or "", "—")
        accepted = say("order.accepted", person=person)
        returned = say("order.returned", person=person, gaps=report.gaps)
        yield words.plain(accepted if report.accepted else returned)


def _head(order: Order, people: People) -> dict[str, Any]:
    mission = order.mission
    return {
        "number": mission.id,
        "title": mission.wish.title,
        "state": mission.state.value,
        "priority": f"P{mission.wish.priority}",
        "channel": order.channel,
        "step": order.step,
        "holder": order.holder,
        "holder_name": people.get(order.holder or ""),
        "eta": mission.wish.eta.isoformat() if mission.wish.eta else None,
    }


def _report(one: Report) -> dict[str, Any]:
    return {
        "by": one.by,
        "at": one.at.isoformat(),
        "words": one.words,
        "evidence": [evidence_json(piece) for piece in one.evidence],
        "accepted": one.accepted,
        "reviewer": one.reviewer,
        "gaps": one.gaps,
    }


def _one_line(value: str) -> str:
    return " ".join(value.split())
