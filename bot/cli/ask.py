"""What does the house answer by rule to a question typed in a terminal?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from bot.cli.allowed import NotAllowed
from bot.cli.chosen import chosen
from bot.cli.speech import complain
from bot.cli.worker import agent
from bot.command import Caller
from bot.commands.knowledge.finding import found_in_a_shell
from bot.compose import composed
from bot.questions import BY_KEY
from bot.questions.asked import Asked
from bot.questions.asking import Understood, choices, names_of, nearest, of_a_guest, understood
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from domain.consent.rights import Role
from domain.conversation.questions.question import Question
from domain.conversation.questions.slots import Names
from domain.errors import Refusal, refuse
from domain.knowledge.findings import Findings
from governance.knowledge.as_json import findings_json
from governance.knowledge.cards import answer_reply
from governance.office import Office
from governance.post.replies import Reply, reply

SCHEMA = "ask/2"
NOT_ALLOWED = 4


async def ask(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the answer; 2 when the words are no question, or may be several: then those are printed.

    Reads only: no card is sent again, and nothing is remembered of it. An agent, who sees no guest, is answered
    from writings alone; 4 for a token that does not count.
    """
    said = " ".join(arguments.words)
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            names = await names_of(office, unit)
            try:
                program = await agent(settings, arguments, unit, office.clock())
            except NotAllowed as no:
                complain(settings, no.phrase)
                return NOT_ALLOWED
            owners = await unit.people.members(Role.OWNER) or await unit.people.members()
        if not owners:
            raise refuse("ask.nobody_here")
        caller = program or Caller(property_id, owners[0], arguments.language)
        found = None
        if program is None:
            found = understood(said, names, None) or await of_a_guest(office, caller, said, names)
        answers = list(await _answers(office, caller, found))
        written = Findings(said)
        who: Sequence[str] = ()
        if found is None:
            written, who = await found_in_a_shell(office, property_id, caller.member.role, said)
            answers = [answer_reply(written, who)] if written.hits else []
        if not answers:
            answers = await _instead(office, caller, said, found, names)
    words = Words(arguments.language, zone=names.hotel.zone, today=names.today)
    shown = [render_text(one, words) for one in answers]
    told = _as_json(property_id, said, found, shown) | _written(property_id, written, who)
    if found is not None:
        told["answered"] = len(found.questions) == 1
    if arguments.format == "json":
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(shown))
    return 0 if told["answered"] else 2


async def _instead(
    office: Office, caller: Caller, said: str, found: Understood | None, names: Names
) -> list[Reply]:
    """Between which readings to choose, else what can be asked."""
    if found is not None and found.questions:
        return [choices(found.questions, names)]
    offered = await nearest(office, caller, said)
    return [] if offered is None else [offered]


async def _answers(office: Office, caller: Caller, found: Understood | None) -> Sequence[Reply]:
    if found is None or len(found.questions) > 1:
        return []
    if found.refusal is not None:
        return [reply(found.refusal)]
    try:
        return await BY_KEY[found.questions[0].subject].answer(
            Asked(office, caller, found.questions[0], cards=False)
        )
    except Refusal as refusal:
        return [reply(refusal.phrase)]


def _as_json(property_id: str, said: str, found: Understood | None, shown: Sequence[str]) -> dict[str, Any]:
    """As `data/schemas/ask.json` describes it."""
    questions = found.questions if found else ()
    return {
        "schema": SCHEMA,
        "property": property_id,
        "words": said,
        "answered": len(questions) == 1,
        "questions": [_question(one) for one in questions],
        "text": list(shown),
    }


def _written(property_id: str, found: Findings, who: Sequence[str]) -> dict[str, Any]:
    """What writings say where no rule answers."""
    told = findings_json(property_id, found, who)
    return {key: told[key] for key in ("answered", "passages", "differing", "who_may_know")}


def _question(one: Question) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "first": one.span.first.isoformat() if one.span else None,
        "last": one.span.last.isoformat() if one.span else None,
        "room_types": list(one.types),
        "room": one.room,
        "channel": one.channel,
        "person": one.person,
    }
