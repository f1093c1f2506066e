"""What was decided, by whom and why, and where is it written?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.command import Caller, Command
from domain.consent.proposal import Proposal
from domain.folding import fold
from domain.house.decision import WITHDRAWN, Decision
from domain.house.snapshot import House
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.consent.card.one_line import decision
from governance.consent.desk.verdicts import STATE_WORDS
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply, reply
from store.unit import Unit

SCHEMA = "decisions/1"
OVER = timedelta(days=365)
MOST = 8
LONGEST = 160


def verdict(house: House, one: Proposal) -> Phrase:
    """One proposal with what was said to it, by whom and when."""
    return say(
        "past.verdict",
        number=one.number,
        subject=decision(house, one.action),
        state=STATE_WORDS[one.state],
        person=one.decided_by or "—",
        at=one.decided_at,
    )


async def past_decisions(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The decision log and the verdicts on proposals, the newest first; words choose among them."""
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        logged, decided = await found(office, unit, words)
    if not logged and not decided:
        return [reply(say("past.none", words=words) if words else say("past.empty"))]
    blocks = []
    if decided:
        rows = [Line(verdict(house, p)) for p in decided[:MOST]]
        blocks.append(Block((Line(say("past.verdicts", n=len(decided)), bold=True), *rows)))
    if logged:
        rows = [line for one in logged[:MOST] for line in log_lines(one)]
        blocks.append(Block((Line(say("past.log", n=len(logged)), bold=True), *rows)))
    return [Reply(tuple(blocks))]


async def found(office: Office, unit: Unit, words: str) -> tuple[Sequence[Decision], Sequence[Proposal]]:
    """Both records, as far as every word of the search occurs in them."""
    wanted = fold(words).split()
    logged = [one for one in await unit.decisions.all() if _says(_text(one), wanted)]
    logged.sort(key=lambda one: (str(one.decided_on or ""), one.code), reverse=True)
    hotel = await unit.property.get()
    verdicts = await unit.past.decided(office.clock() - OVER)
    return logged, [p for p in verdicts if _says(_spoken(p, hotel), wanted)]


def log_lines(one: Decision) -> list[Line]:
    """The question, the answer and why."""
    head = say("past.question", code=one.code, words=one.said("question"))
    why = one.said("rationale")
    lines = [Line(head, bold=True), Line(_answer(one))]
    if one.status == WITHDRAWN:
        lines.append(Line(say("decision.withdrawn")))
    if one.options:
        lines.append(Line(say("decision.options", words=one.options), quiet=True))
    if why:
        lines.append(Line(say("past.why", words=_short(why)), quiet=True))
    if one.review_on is not None:
        lines.append(Line(say("decision.review_by", day=one.review_on), quiet=True))
    return lines


def _short(words: Name) -> Name:
    return Name(
        {
            lang: said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0]} …"
            for lang, said in words.by_language.items()
        }
    )


def _answer(one: Decision) -> Phrase:
    person, words = one.decided_by or "—", one.said("decision") or say("past.still_open")
    if one.decided_on is None:
        return say("past.answer", words=words, person=person)
    return say("past.answer_on", words=words, person=person, day=one.decided_on)


def _text(one: Decision) -> str:
    translated = [words for said in one.translations.values() for words in said.values()]
    parts = (one.code, one.question, one.decision, one.rationale, one.options, one.decided_by, *translated)
    return fold(" ".join(part for part in parts if part))


def _spoken(p: Proposal, hotel: Property) -> str:
    """What people would search a verdict by: number, kind, types, words."""
    kinds = [hotel.room_type(code) for code in p.action.room_types]
    names = [name for kind in kinds if kind for name in kind.name.by_language.values()]
    said = getattr(p.action, "words", "")
    parts = (str(p.number), p.action.kind, p.director, *p.action.room_types, *names, said)
    return fold(" ".join((*parts, p.decided_words or "", p.decided_by or "")))


def _says(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text for word in wanted)


def decisions_json(logged: Sequence[Decision], decided: Sequence[Proposal]) -> dict[str, Any]:
    """As `data/schemas/decisions.json` describes it."""
    return {
        "schema": SCHEMA,
        "log": [
            {
                "code": one.code,
                "date": one.decided_on.isoformat() if one.decided_on else None,
                "by": one.decided_by,
                "question": one.question,
                "decision": one.decision,
                "rationale": one.rationale,
                "status": one.status,
                "options": one.options,
                "review_on": one.review_on.isoformat() if one.review_on else None,
                "translations": {lang: dict(said) for lang, said in one.translations.items()},
            }
            for one in logged
        ],
        "verdicts": [
            {
                "number": p.number,
                "kind": p.action.kind,
                "director": p.director,
                "state": p.state.value,
                "by": p.decided_by,
                "at": p.decided_at.isoformat() if p.decided_at else None,
                "words": p.decided_words,
            }
            for p in decided
        ],
    }


COMMANDS = (Command("passees", "past", past_decisions, what=say("command.passees"), want="decide", rank=2),)
