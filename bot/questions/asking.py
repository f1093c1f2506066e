"""When are typed words a question that the house answers by rule, before any model hears them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from bot.command import Caller
from bot.commands.taps import Beside
from bot.questions import BY_KEY, EARS, SUBJECTS
from bot.questions.asked import Asked
from bot.questions.callback import packed, unpacked
from bot.questions.going_on import going_on
from bot.questions.guest import AHEAD
from domain.consent.rights import Right, may
from domain.conversation.questions.question import Question, Spoken
from domain.conversation.questions.slots import Names
from domain.conversation.questions.small_words import FILLERS
from domain.conversation.questions.spelling import KNOWN_DATES
from domain.conversation.sentence import read
from domain.errors import Refusal
from domain.folding import folded_words
from domain.house.channel_names import TRADE_NAMES
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Button, Line, Reply, reply
from governance.post.telling import tell
from store.unit import Unit

KEPT = timedelta(minutes=10)  # how long « et samedi ? » is about what was asked before
NEAREST = 3
MOST_CHOICES = 6
ALIKE, SAME = 75, 95  # of 100: how much a word looks like one that a subject listens for
_DIRECT = frozenset({"direct", "online"})
_ALSO: Mapping[str, str] = {
    "booking": "bookingcom",
    "bookin": "bookingcom",
    "bdc": "bookingcom",
    "trip": "tripcom",
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words ask: one question, or several between which the person chooses, or why it cannot be read."""

    questions: tuple[Question, ...] = ()
    refusal: Phrase | None = None


async def question(office: Office, caller: Caller, words: str) -> Sequence[Reply] | None:
    """The answer to a question in plain words, or the readings to choose from; None where it is none."""
    if not may(caller.member.role, Right.READ):
        return None
    async with office.store.reading(caller.property_id) as unit:
        names = await names_of(office, unit)
        kept = await _kept(office, unit, caller, names)
    found = understood(words, names, kept) or await of_a_guest(office, caller, words, names)
    if found is None:
        return None
    if found.refusal is not None:
        return [reply(found.refusal)]
    if len(found.questions) > 1:
        return [choices(found.questions, names)]
    return await answered(office, caller, found.questions[0], names)


async def of_a_guest(office: Office, caller: Caller, words: str, names: Names) -> Understood | None:
    """The same words where they may name somebody who stays or comes: asked of the rows only when nothing else
    is understood."""
    async with office.store.reading(caller.property_id) as unit:
        stays = await unit.reservations.stays_between(names.today - ONE_DAY, names.today + AHEAD)
        writing = [thread.name for thread in await unit.guest_threads.all()]
    said = folded_words(words)
    known = [*(stay.guest for stay in stays), *writing]
    guests = frozenset(word for name in known for word in folded_words(name or "") if word in said)
    return understood(words, replace(names, guests=guests), None) if guests else None


def understood(words: str, names: Names, kept: Question | None) -> Understood | None:
    """The reading of the words: as a question of their own, else as more about what was asked before."""
    if kept is not None:
        names = replace(names, spoken_of=kept.span)
    found = EARS.readings(words, names)
    wrong = next((one.wrong for one in found if one.wrong is not None and len(found) == 1), None)
    if isinstance(wrong, Refusal):
        return Understood(refusal=wrong.phrase)
    if found:
        asked = (going_on(one.question, kept, words, names.today) for one in found)
        return Understood(tuple(dict.fromkeys(asked))[:MOST_CHOICES])
    if kept is None:
        return None
    try:
        more = EARS.more(words, names, BY_KEY[kept.subject].spoken)
    except Refusal as refusal:
        return Understood(refusal=refusal.phrase)
    return None if more is None else Understood((_again(kept, more),))


async def answered(office: Office, caller: Caller, asked: Question, names: Names) -> Sequence[Reply]:
    """The answer, and the subject kept for what may follow."""
    try:
        answers = await BY_KEY[asked.subject].answer(Asked(office, caller, asked))
    except Refusal as refusal:
        return [reply(refusal.phrase)]
    async with office.store.unit(caller.property_id) as unit:
        written = f"{office.clock().isoformat()} {packed(asked, names)}"
        await unit.channels.set_cursor(_place(caller), written)
    return answers


async def forget(office: Office, caller: Caller) -> None:
    """Somebody spoke of something else: no later word is about what he asked before."""
    async with office.store.reading(caller.property_id) as unit:
        kept = await unit.channels.cursor(_place(caller))
    if kept:
        async with office.store.unit(caller.property_id) as unit:
            await unit.channels.set_cursor(_place(caller), "")


async def names_of(office: Office, unit: Unit) -> Names:
    """What words may name in this house today."""
    hotel = await unit.property.get()
    channels = dict(_ALSO)
    for code, name in TRADE_NAMES.items():
        if code not in _DIRECT:
            channels[" ".join(token.text for token in read(name).tokens)] = code
    people = {}
    for member in await unit.people.members():
        name = member.person.name
        if name:  # who has not written yet has none
            people[" ".join(token.text for token in read(name).tokens)] = name
    return Names(hotel, office.clock().astimezone(hotel.zone).date(), channels, people)


async def on_asked(office: Office, caller: Caller, written: str, verb: str) -> Beside:
    """`a:<question>:go`: the reading that the person meant, answered in the place of the choices."""
    async with office.store.reading(caller.property_id) as unit:
        names = await names_of(office, unit)
    asked = unpacked(written, names)
    if asked is None or verb != "go" or not may(caller.member.role, Right.READ):
        return Beside(alert=say("ask.no_longer"))
    answers = await answered(office, caller, asked, names)
    if len(answers) == 1 and answers[0].chart is None:
        return Beside(answers[0])
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        for place, answer in enumerate(answers):
            await tell(
                unit, [caller.member], answer, f"asked:{caller.inbox_id or now.isoformat()}:{place}", now
            )
    return Beside(reply(Line(label(asked, names), bold=True)))


def choices(questions: Sequence[Question], names: Names, title: Phrase | None = None) -> Reply:
    """One button for each reading; the words too, for a screen without buttons."""
    rows = [Line(say("ask.says", choice=label(one, names))) for one in questions]
    buttons = [(Button(label(one, names), f"a:{packed(one, names)}:go"),) for one in questions]
    return reply(title or say("ask.which"), *rows, buttons=buttons)


def label(asked: Question, names: Names) -> Phrase:
    """« Arrivées, nuit du 24 déc. »"""
    subject = BY_KEY[asked.subject].name
    kinds = [kind for code in asked.types if (kind := names.hotel.room_type(code)) is not None]
    types = tuple(say("ask.type", name=kind.name) for kind in kinds)
    if asked.span is not None and types:
        return say("ask.choice_both", subject=subject, types=types, span=asked.span)
    if asked.span is not None:
        return say("ask.choice_span", subject=subject, span=asked.span)
    return (
        say("ask.choice_types", subject=subject, types=types) if types else say("ask.choice", subject=subject)
    )


async def nearest(office: Office, caller: Caller, words: str) -> Reply | None:
    """Where nobody else hears the words: the three things nearest to them that can be asked; None for staff."""
    if not may(caller.member.role, Right.READ):
        return None
    async with office.store.reading(caller.property_id) as unit:
        names = await names_of(office, unit)
    tokens = EARS.sentence(words, names).tokens
    said = [
        token.text for token in tokens if token.kind == "word" and token.text not in FILLERS | KNOWN_DATES
    ]
    ranked = sorted(SUBJECTS, key=lambda one: -_likeness(said, one.spoken))
    offered = [one for one in ranked if one.spoken.key not in {"room", "greeting", "thanks"}][:NEAREST]
    return choices([Question(one.spoken.key) for one in offered], names, say("ask.nearest"))


def _likeness(said: Sequence[str], spoken: Spoken) -> int:
    """How many of the words this subject listens for: the word itself counts double, a likeness once."""
    known = {word for group in spoken.words.values() for phrase in group for word in phrase.split("-")}
    close = [max((fuzz.ratio(word, one) for one in known), default=0) for word in said]
    return sum((score >= SAME) + (score >= ALIKE) for score in close)


def _again(kept: Question, more: Question) -> Question:
    """The question before, with what was named anew in place of what it named."""
    return replace(
        kept,
        span=more.span or kept.span,
        types=more.types or kept.types,
        room=more.room or kept.room,
        channel=more.channel or kept.channel,
        person=more.person or kept.person,
        feast=more.feast if more.span else kept.feast,
    )


async def _kept(office: Office, unit: Unit, caller: Caller, names: Names) -> Question | None:
    """What this person asked within the last ten minutes."""
    at, _, written = (await unit.channels.cursor(_place(caller)) or "").partition(" ")
    if not at or office.clock() - datetime.fromisoformat(at) > KEPT:
        return None
    return unpacked(written, names)


def _place(caller: Caller) -> str:
    return f"asked:{caller.member.person.id}"
