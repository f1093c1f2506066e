"""What would a model answer from the facts alone, and what does the second look say of it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from channels.dialogue import NoAnswer, Tier, Trouble, Usage
from channels.ports import Brain
from domain.guests.answer import Composed
from domain.guests.grounding import Fact, Grounded, answer_of, grounded
from domain.guests.playbook.checks import Around
from domain.guests.playbook.linter import lint
from domain.guests.playbook.rule import Rule
from domain.guests.questions import Topic
from governance.asked_once import asked_once, instruction
from governance.guests.reading.translating import ENGLISH_NAMES, enclosed

VERDICTS = ("ok", "fact", "promise", "figure", "name", "language", "unanswered", "tone")
LONGEST_ASKED = 3000


@dataclass(frozen=True, slots=True)
class Brief:
    """What a model may know: the guest's words, the language, facts and standards; no name, no stay, no address.

    `frame` is greeting, thanks and closing, which the house writes itself; `asked` are the questions that rules
    recognised, `rest` whether they leave something over.
    """

    words: str
    language: str
    facts: tuple[Fact, ...]
    asked: tuple[Topic, ...]
    frame: Composed
    rest: bool
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A draft that passed both looks, or None with the reason: a fault of the rules, a rule's id, a verdict.

    `words` are those that gave offence.
    """

    answer: Composed | None = None
    why: str | None = None
    words: str = ""
    costs: tuple[Usage, ...] = ()
    trouble: Trouble | None = None


async def worded(brain: Brain, brief: Brief) -> Worded:
    """A draft of the model's after the second look: rules first, then a verdict of its own. Never within a unit.

    A text that only says that a person will answer is no draft: `why` is « rest ».
    """
    once = await asked_once(brain, "guest_answer", Tier.TURN, _question(brief))
    costs = [once.cost] if once.cost else []
    if once.trouble is not None:
        return Worded(costs=tuple(costs), trouble=once.trouble)
    if once.text.strip().casefold() == "rest":
        return Worded(why="rest", costs=tuple(costs))
    found = grounded(once.text, brief.facts, brief.language, brief.asked)
    if found.fault is not None:
        return Worded(why=found.fault.value, words=found.words, costs=tuple(costs))
    answer = answer_of(found, brief.facts, brief.language, brief.frame, rest=brief.rest)
    around = Around(brief.language, brief.words)
    around = Around(brief.language, brief.words)
    breach = next((one for one in lint(answer.text(), around, rules=brief.rules) if _stops(one.rule)), None)
    if breach is not None:
        return Worded(why=breach.rule.id, words=breach.words, costs=tuple(costs))
    return await _verdict(brain, brief, answer, found, costs)


async def _verdict(
    brain: Brain, brief: Brief, answer: Composed, found: Grounded, costs: list[Usage]
) -> Worded:
    try:
        judged = await brain.classify(instruction("guest_check"), _case(brief, found), SCHEMA)
    except NoAnswer as failure:
        costs += [failure.usage] if failure.usage else []
        return Worded(costs=tuple(costs), trouble=failure.trouble)
    costs.append(judged.usage)
    verdict = (judged.values or {}).get("verdict")
    if verdict != "ok":
        return Worded(why=verdict if verdict in VERDICTS else "form", costs=tuple(costs))
    return Worded(answer, costs=tuple(costs))


def _question(brief: Brief) -> str:
    standards = [
        f"- {rule.text.by_language['en']}"
        for rule in brief.rules
        if rule.severity == "block" or rule.area == "house"
    ]
    return "\n".join(
        (_about(brief), "Standards:", *standards, "Guest:", enclosed(brief.words[:LONGEST_ASKED]))
    )


def _case(brief: Brief, found: Grounded) -> str:
    draft = "\n".join(one.words for one in found.sentences)
    more = ["(then: a person will answer the rest)"] if brief.rest or found.rest else []
    guest = enclosed(brief.words[:LONGEST_ASKED])
    return "\n".join((_about(brief), "Guest:", guest, "Draft:", enclosed(draft), *more))


def _stops(rule: Rule) -> bool:
    """What everybody keeps, and what this house has set itself."""
    return rule.severity == "block" or rule.area == "house"


def _about(brief: Brief) -> str:
    facts = [f"{one.code}: {one.words}" for one in brief.facts]
    return "\n".join((f"Language: {ENGLISH_NAMES[brief.language]}", "Facts:", *facts))


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"verdict": {"type": "string", "enum": list(VERDICTS)}},
    "required": ["verdict"],
    "additionalProperties": False,
}
