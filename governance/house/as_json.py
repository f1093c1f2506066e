"""How do the questions about the house stand, as a list and for a program?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.house.facts.answers import Known, progress
from domain.phrase import Phrase, say
from domain.phrase_json import encode
from governance.house.asking import Questions, how_far
from governance.post.replies import Block, Line, Reply

SCHEMA = "questions/1"
_CENT = Decimal("0.01")


def questions_reply(asked: Questions) -> Reply:
    """How far, then each question with its key, what is known of it and who can say."""
    head = Block((Line(say("fact.title"), bold=True), Line(how_far(asked.found))))
    return Reply((head, Block(tuple(Line(_row(one)) for one in asked.found))))


def questions_json(asked: Questions) -> dict[str, Any]:
    """As `data/schemas/questions.json` describes it."""
    return {
        "schema": SCHEMA,
        "property": asked.hotel.id,
        "progress": str(progress(asked.found).quantize(_CENT)),
        "questions": [
            {
                "key": one.ask.key,
                "kind": one.ask.kind,
                "say": encode(one.ask.phrase),
                "options": list(one.ask.options),
                "who": list(one.ask.who),
                "state": _state(one),
                "value": one.value,
                "answers": [
                    {
                        "value": answer.value,
                        "by": answer.by,
                        "name": answer.name,
                        "source": answer.source,
                        "at": answer.at.isoformat(),
                        "confidence": answer.confidence,
                    }
                    for answer in one.answers
                ],
            }
            for one in asked.found
        ],
    }


def _state(one: Known) -> str:
    if one.differing:
        return "contradicted"
    return "known" if one.settled else "open"


def _row(one: Known) -> Phrase:
    who = ", ".join(one.ask.who) or "—"
    match _state(one):
        case "known":
            answer = one.ask.label(one.value or "")
            return say("fact.row_known", key=one.ask.key, question=one.ask.phrase, answer=answer)
        case "contradicted":
            said = tuple(
                say("fact.whose", answer=one.ask.label(answer.value or ""), name=answer.name)
                for answer in one.differing
            )
            return say("fact.row_differs", key=one.ask.key, question=one.ask.phrase, answers=said)
        case _:
            return say("fact.row_open", key=one.ask.key, question=one.ask.phrase, who=who)
