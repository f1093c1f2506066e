"""What is a standard of the house, accepted or retired, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.playbook.house_rules import SETTING, SetRule, after, playbook_of
from domain.guests.playbook.rule import rules
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, on_one_line
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("playbook.title", number=number)


def subject(proposal: Proposal, action: SetRule, view: View) -> list[Line]:
    """The rule in words, what it forbids, and that everything that leaves is held against it from then on."""
    lines = [Line(row(action, view.hotel), bold=True)]
    if action.words:
        lines.append(
            Line(
                say(
                    "playbook.forbids",
                    words=tuple(say("guests.quoted", words=on_one_line(one)) for one in action.words),
                )
            )
        )
    known = next((rule for rule in rules() if rule.id == action.rule), None)
    why: Phrase | None = say("playbook.why", why=on_one_line(action.why)) if action.why else None
    if known is not None:
        why = say("playbook.says", text=known.text)
    lines += [Line(why)] if why is not None else []
    ends = say("playbook.ends") if action.retired else say("playbook.holds")
    return [*lines, Line(ends, quiet=True)]


def button(action: SetRule) -> Phrase:
    return say("button.retire_rule") if action.retired else say("button.accept_rule")


def row(action: SetRule, hotel: Property) -> Phrase:
    """« Règle M07 : la retirer »"""
    if not action.rule:
        return say("playbook.row_new")
    if action.retired:
        return say("playbook.row_retired", rule=action.rule)
    return say("playbook.row_back", rule=action.rule)


async def held(unit: Unit, proposal: Proposal, action: SetRule, at: datetime) -> Receipt:
    """In force from this unit on; the journal holds every version."""
    stored, code = after(playbook_of(await unit.settings.get(SETTING)), action)
    await unit.settings.set(SETTING, stored, by=f"proposal:{proposal.id}", at=at)
    return {"rule": code}


def undone_by(action: SetRule, number: int, receipt: Receipt) -> SetRule | None:
    """The same rule the other way round."""
    code = receipt.get("rule")
    return None if code is None else replace(action, rule=str(code), retired=not action.retired)


def harmless(action: SetRule, clean: Clean) -> SetRule:
    return replace(action, words=tuple(clean(one) for one in action.words), why=clean(action.why))


KINDS = (
    Kind(
        action=SetRule,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.OBJECTIVES,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(held),
        undone_by=undone_by,
        harmless=harmless,
    ),
)
