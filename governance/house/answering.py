"""What does an answer about the house change?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.house.background import BACKGROUND
from domain.house.facts.answers import Answer, Known, known, read_answer
from domain.house.facts.applied import applied
from domain.house.facts.asks import VAT
from domain.house.facts.currencies import CURRENCY
from domain.package.lint import Fault, new_faults
from domain.phrase import Phrase, say
from governance.house.asking import (
    OF_THE_HOUSE,
    SAYS,
    TYPED,
    Questions,
    decision,
    how_far,
    page,
    put,
    question,
    questions_of,
)
from governance.office import Office
from governance.package.faults import brought_about, value_faults
from governance.post.replies import Reply, reply
from store.consent.people import Member
from store.unit import Unit

# A bare number counts as an answer for so long after its question.
FRESH = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Told:
    """The message as it should look now, and an alert where the tap did not count."""

    face: Reply | None = None
    alert: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A question with its new answer, and what channels would refuse because of it."""

    known: Known
    faults: tuple[Fault, ...] = ()


async def answered(unit: Unit, asked: Questions, answer: Answer) -> Kept:
    """Keep the answer, journal that there is one, and let the house be what is now known of it."""
    found = asked.of(answer.key)
    if found is None:
        raise refuse("fact.no_such_question", name=answer.key)
    today = answer.at.astimezone(asked.hotel.zone).date()
    before = await value_faults(unit, today)
    await unit.house_facts.add(answer)
    body = {"key": answer.key, "confidence": answer.confidence}
    await unit.journal.append("fact.answered", f"fact:{answer.key}", answer.by, body, answer.at)
    await keep_applied(unit)
    fresh = new_faults(before, await value_faults(unit, today))
    return Kept(known(found.ask, (*found.answers, answer)), fresh)


async def keep_applied(unit: Unit) -> None:
    """Property and background as the settled answers say: after an answer, and after the specs were read anew."""
    asked = await questions_of(unit)
    values = {one.ask.key: one.value for one in asked.found if one.value is not None}
    if not values:
        return
    hotel, background = applied(asked.hotel, asked.background, values, asked.void)
    if (told := asked.of(VAT)) is not None and told.value is not None:
        await _keep_vat(unit, asked, told.value, told.answers[-1])
    if hotel != asked.hotel:
        await unit.property.save(hotel)
    if background != asked.background:
        facts = await unit.property.facts()
        await unit.property.save_facts({**facts, "dossier": BACKGROUND.dump_python(background, mode="json")})


async def _keep_vat(unit: Unit, asked: Questions, value: str, answer: Answer) -> None:
    """The rate counts from the day on which it was told; what a paper of the house states stays."""
    before = await unit.accounts.taxes()
    first = answer.at.astimezone(asked.hotel.zone).date()
    after = before.with_vat(Decimal(value) / 100, first, answer.name)
    if after != before:
        await unit.accounts.set_taxes(after)


async def tapped(office: Office, unit: Unit, member: Member, key: str, verb: str) -> Told:
    """One tap on a question: an answer, « autre », « je ne sais pas », a decision, or enough for today."""
    now = office.clock()
    if not may(member.role, Right.FILE):
        return Told(alert=say("card.not_entitled"))
    asked = await questions_of(unit)
    found = asked.of(key)
    if found is None:
        return Told(alert=say("error.unknown_card"))
    if verb == "stop":
        await unit.house_facts.close(member.person.id)
        return Told(reply(say("fact.stopped"), how_far(asked.found)))
    if verb == "other":
        await unit.house_facts.ask(member.person.id, key + TYPED, now, unasked=False)
        return Told(reply(found.ask.phrase, say("fact.type_it")))
    if verb.startswith("d") and verb != "dk" and not may(member.role, Right.APPROVE):
        return Told(alert=say("card.not_entitled"))
    value = _chosen(found, verb)
    if value is None and verb != "dk":
        return Told(alert=say("error.unknown_card"))
    decides = verb.startswith("d") and verb != "dk"
    kept = await answered(unit, asked, _by(member, key, value, now, decides=decides))
    following, face = page((await questions_of(unit)).found, member, *_done(kept, value))
    if following is None:
        await unit.house_facts.close(member.person.id)
    else:
        await unit.house_facts.ask(member.person.id, following.ask.key, now, unasked=False)
    return Told(face)


async def typed(office: Office, unit: Unit, member: Member, words: str, *, replied: bool) -> bool:
    """A typed answer to the question before this person; False when his words are not one.

    Free words count only under the question or after « autre »; a number, a time or a share also right after it.
    """
    before = await unit.house_facts.asked(member.person.id)
    if before is None or not may(member.role, Right.FILE):
        return False
    now, key = office.clock(), before[0].removesuffix(TYPED)
    asked = await questions_of(unit)
    found = asked.of(key)
    if found is None:
        return False
    expected = replied or before[0].endswith(TYPED)
    measured = found.ask.kind in {"money", "time", "percent"} and now - before[1] <= FRESH
    if not expected and not measured:
        return False
    try:
        value = read_answer(found.ask, words, asked.hotel.currency)
    except Refusal as refusal:
        if refusal.phrase.key == "spoken.other_currency" and (first := _unsettled_currency(asked)):
            above = say("fact.currency_first", words=words[:60])
            await put(
                unit, member, question(first, how_far(asked.found), above), CURRENCY, now, unasked=False
            )
            return True
        if not expected:
            return False
        again = question(found, how_far(asked.found), refusal.phrase)
        await put(unit, member, again, before[0], now, unasked=False)
        return True
    kept = await answered(unit, asked, _by(member, key, value, now))
    following, shown = page((await questions_of(unit)).found, member, *_done(kept, value))
    await put(unit, member, shown, following.ask.key if following else None, now, unasked=False)
    return True


def _unsettled_currency(asked: Questions) -> Known | None:
    """The question about the currency while nobody has settled it: a price in another one is then no mistake."""
    found = asked.of(CURRENCY)
    return None if found is None or found.settled else found


def _chosen(found: Known, verb: str) -> str | None:
    if verb.startswith(SAYS):
        said = verb.removeprefix(SAYS)
        return said if found.ask.key in OF_THE_HOUSE and said.isalnum() else None
    if verb.startswith("d"):
        return next((one.value for one in found.answers if one.value and decision(one) == verb), None)
    if not (verb.isascii() and verb.isdecimal()):
        return None
    return found.ask.options[int(verb)] if int(verb) < len(found.ask.options) else None


def _by(member: Member, key: str, value: str | None, now: datetime, *, decides: bool = False) -> Answer:
    who = f"person:{member.person.id}"
    return Answer(key, value, who, member.person.name, "chat", now, decides)


def _done(kept: Kept, value: str | None) -> tuple[Phrase, ...]:
    """What was answered, then what it brought about that a channel would refuse."""
    found = kept.known
    if value is None:
        return (say("fact.done_unknown", question=found.ask.phrase),)
    done = say(
        "fact.done_differs" if found.differing else "fact.done",
        question=found.ask.phrase,
        answer=found.ask.label(value),
    )
    return (done, *brought_about(kept.faults))
