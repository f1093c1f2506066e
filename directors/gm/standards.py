"""Which standards is everything held to that leaves for guests, in whose words, and where do they come from?"""

from __future__ import annotations

from typing import Literal

from domain.guests.playbook.rule import rules as everybodys
from governance.contract import Answer, Ground
from governance.conversation.toolbox import tool

Kind = Literal["all", "block", "warn", "note", "house", "retired"]


@tool
async def standards(ground: Ground, kind: Kind = "all") -> Answer:
    """The rules that answers to guests, lists and times are held to: id, area, severity, words, source.

    kind: those of one severity, the house's own, those that it retired, or all
    """
    book = await ground.reader.standards()
    own = {one.id: one for one in book.own}
    known = {rule.id: rule for rule in (*everybodys(), *(one.rule for one in book.own))}
    held = [rule for code, rule in known.items() if (code in book.retired) is (kind == "retired")]
    chosen = [
        rule
        for rule in held
        if kind in {"all", "retired", rule.severity} or (kind == "house" and rule.id in own)
    ]
    rows = [
        {
            "rule": rule.id,
            "area": rule.area,
            "severity": rule.severity,
            "says": rule.text.by_language.get(ground.language) or str(rule.text),
            "never": list(own[rule.id].words) if rule.id in own else [],
            "source": f"{'house, by card' if rule.id in own else 'playbook'}, version {rule.version}",
        }
        for rule in chosen
    ]
    return Answer("playbook", {"rules": len(rows), "retired": len(book.retired)}, rows, ground.house.now)
