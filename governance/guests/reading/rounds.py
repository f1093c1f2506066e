"""Which messages and drafts does a model still have to read, and what is kept of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from channels.dialogue import Trouble
from channels.ports import Brain
from domain.conversation.secrets.masking import masked
from domain.guests.answer import HOUSE_LANGUAGES, composed, facts_told
from domain.guests.grounding import Fact
from domain.guests.naming import name_to_greet
from domain.guests.questions import questions_asked, topics_in
from domain.guests.thread import Message, State
from governance.asked_once import charged
from governance.budget import purse
from governance.consent.cards import approvers
from governance.guests.drafting import as_the_house_says
from governance.guests.reading.keeping import keep_reading, keep_translation_of_draft
from governance.guests.reading.translating import Translated, house_language, translated
from governance.guests.reading.wording import Brief, Worded, worded
from governance.guests.standards import spoken as languages_here
from governance.guests.standards import standards
from governance.office import Office
from governance.package.filled import package_of
from store.unit import Unit

RECENT = timedelta(hours=24)  # what is older a model is not asked about any more
AGAIN, MOST_TRIES = timedelta(minutes=1), 3
READ = "read"  # in the body of a message: when a model was asked, how often, and why nothing came of it


@dataclass(frozen=True, slots=True)
class Look:
    """One message of a guest, or one draft to him, as a model may see it. `brief` is None where none is drafted."""

    message: Message
    readers: tuple[str, ...]
    names: tuple[str, ...]
    brief: Brief | None = None


async def read_guests(office: Office, property_id: str) -> None:
    """One look at everything that waits, where there is a model and money for it; nothing leaves by it.

    The model is asked outside every unit. What it says is kept beside the message, or becomes the words of a card
    that still has to be tapped.
    """
    brain = office.brain
    if brain is None:
        return
    for look in await _waiting(office, property_id):
        if await _read(office, property_id, brain, look) is Trouble.OFF:
            return


async def _read(office: Office, property_id: str, brain: Brain, look: Look) -> Trouble | None:
    text = masked(look.message.text)
    told = await translated(brain, text, look.message.language, look.readers, look.names)
    found = Worded()
    if look.brief is not None and told.trouble is None:
        found = await worded(brain, look.brief)
    back = Translated()
    if found.answer is not None:
        readers = [one for one in look.readers if one != found.answer.language]
        back = await translated(brain, found.answer.text(), found.answer.language, readers, look.names)
    trouble = told.trouble or found.trouble
    if trouble is Trouble.OFF:
        return trouble
    async with office.store.unit(property_id) as unit:
        now = office.clock()
        if look.message.state is State.DRAFT:
            await keep_translation_of_draft(unit, look.message, told, now)
        else:
            await keep_reading(office, unit, look.message, told, found, back, trouble, now)
        for cost in (*told.costs, *found.costs, *back.costs):
            await unit.spending.add(charged("guests", cost), now)
    return trouble


async def _waiting(office: Office, property_id: str) -> Sequence[Look]:
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        heard = [
            one for one in await unit.guest_messages.in_state(State.WAITING, State.DRAFT) if _due(one, now)
        ]
        if not heard:
            return ()
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        if (await purse(unit, office.budget, today, hotel.zone)).empty:
            return ()
        spoken = {house_language(member.person.language) for member in await approvers(unit)}
        readers = tuple(language for language in HOUSE_LANGUAGES if language in spoken)
        return [await _look(unit, one, readers) for one in heard]


def _due(message: Message, now: datetime) -> bool:
    """Whether a model has not read it, or could not be asked a while ago. Of drafts only a person's own words."""
    if now - message.kept_at > RECENT or not message.text.strip():
        return False
    if message.state is State.DRAFT and (not message.by.startswith("person:") or message.body.get("back")):
        return False
    read = message.body.get(READ)
    if read is None:
        return True
    again = datetime.fromisoformat(read["at"]) + AGAIN <= now
    return not read["done"] and read["tries"] < MOST_TRIES and again


async def _look(unit: Unit, message: Message, readers: tuple[str, ...]) -> Look:
    thread = await unit.guest_threads.certain(message.thread)
    package = await package_of(unit)
    names = tuple(one for one in (thread.name, package.house.name) if one)
    look = Look(message, readers, names)
    language = message.language
    if (
        message.state is State.DRAFT
        or message.body.get("fences")
        or language not in await languages_here(unit)
    ):
        return look
    if any(not _replaceable(one) for one in await unit.guest_messages.drafts_for(message.id)):
        return look
    book = await standards(unit)
    facts = tuple(Fact(code, words, said) for code, said, words in facts_told(package, str(language)))
    if not facts:
        return look
    topics = topics_in(message.text, str(language))
    plain = composed(package, (), str(language), name=name_to_greet(thread.name))
    frame = await as_the_house_says(unit, plain)
    missing = [topic.code for topic in topics if topic.code not in {one.code for one in facts}]
    frame = replace(frame, missing=tuple(missing))
    rest = bool(missing) or questions_asked(message.text) > len(topics) > 0
    brief = Brief(masked(message.text), str(language), facts, topics, frame, rest, book.of_messages)
    return replace(look, brief=brief)


def _replaceable(draft: Message) -> bool:
    """What rules drafted from facts may be worded better; offers, a person's words and what leaves, never."""
    if draft.state is State.DROPPED or draft.body.get("automatic") == "holding":
        return True
    offers = any(draft.body.get(name) for name in ("offers", "asks", "stale"))
    return draft.state is State.DRAFT and draft.by == "house" and not offers
