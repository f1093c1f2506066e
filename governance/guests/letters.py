"""What does the card of an answer show besides its row?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from domain.consent.actions import Action
from domain.guests.journey.sending import SendLetters
from domain.guests.journey.step import Step
from domain.guests.letter import Letter
from domain.guests.naming import name_to_greet
from domain.guests.playbook.checks import Around
from domain.guests.playbook.house_rules import Playbook
from domain.guests.reply import plain_reply
from domain.guests.replying import ReplyPlainly
from domain.guests.sending import AnswerGuest
from domain.guests.thread import Message, State
from domain.package.field import field_of
from domain.phrase import Phrase, say
from domain.service.trouble import TroubleKind
from governance.consent.kinds.answer_guest.face import language_name
from governance.consent.kinds.answer_guest.topics import OF_HOUSE, TOPICS
from governance.consent.kinds.stay_letters import STEPS
from governance.guests.checking import breaches_of
from governance.guests.second_look import second_look_notes
from governance.guests.shown import dark_notes
from governance.guests.standards import standards
from governance.guests.translations import asked_notes, back_notes, in_words_of
from governance.package.filled import package_of
from governance.post.harmless import apart, quoted
from governance.service.trouble_cards import KINDS
from store.unit import Unit


async def letter_of(unit: Unit, action: Action, reader: str) -> Letter | None:
    """The words behind an answer, with what `reader`'s language shows of them; None for any other action.

    Of several letters it is the first that still has its words, with who else gets the same.
    """
    if isinstance(action, SendLetters):
        return await _of_several(unit, action, reader)
    if isinstance(action, ReplyPlainly):
        return await _of_plain(unit, action, reader)
    return await _of_one(unit, action.draft, reader) if isinstance(action, AnswerGuest) else None


async def _of_several(unit: Unit, action: SendLetters, reader: str) -> Letter | None:
    found = [one for sealed in action.letters if (one := await _of_one(unit, sealed.draft, reader))]
    if not found:
        return None
    told = (say("journey.also", who=_called(one), language=language_name(one.language)) for one in found[1:])
    return replace(found[0], others=tuple(told), sent_at=None)


async def _of_plain(unit: Unit, action: ReplyPlainly, reader: str) -> Letter | None:
    """A yes or a no before it is written anywhere: what was asked, and the words that would leave."""
    asked = await unit.guest_messages.get(action.message)
    thread = await unit.guest_threads.get(action.thread)
    if asked is None or thread is None or not asked.text:
        return None
    told = plain_reply(await package_of(unit), action.sentence, action.written_in, name_to_greet(thread.name))
    return Letter(
        thread=thread.id,
        door=asked.door,
        name=thread.name,
        stay=say("guests.stay", number=thread.stay) if thread.stay else None,
        asked=asked.text,
        asked_language=asked.language,
        asked_at=asked.at,
        text=told.text(),
        language=told.language,
        state=State.DRAFT,
        back=told.text(reader) if told.language != reader else None,
        asked_told=in_words_of(asked, reader),
        asked_notes=(*dark_notes(asked), *asked_notes(asked, reader, await unit.property.get())),
    )


def _called(letter: Letter) -> Phrase | str:
    return apart(quoted(letter.name, 60)) if letter.name else say("guests.nameless")


async def _of_one(unit: Unit, draft_id: int, reader: str) -> Letter | None:
    draft = await unit.guest_messages.get(draft_id)
    thread = await unit.guest_threads.get(draft.thread) if draft else None
    if draft is None or thread is None or not draft.text:
        return None
    asked = await unit.guest_messages.get(draft.answers) if draft.answers else None
    back = draft.body.get("back", {}).get(reader) if draft.language != reader else None
    hotel = await unit.property.get()
    return Letter(
        thread=thread.id,
        door=draft.door,
        name=thread.name,
        stay=say("guests.stay", number=thread.stay) if thread.stay else None,
        asked=asked.text if asked else "",
        asked_language=asked.language if asked else None,
        asked_at=asked.at if asked else None,
        text=draft.text,
        language=draft.language,
        state=draft.state,
        back=back,
        notes=(
            *back_notes(draft, reader),
            *notes_of(draft),
            *second_look_notes(asked),
            *breach_notes(draft, asked, thread.name, await standards(unit)),
        ),
        sent_at=draft.sent_at,
        occasion=occasion_of(draft),
        asked_told=in_words_of(asked, reader) if asked else None,
        asked_notes=(*dark_notes(asked), *asked_notes(asked, reader, hotel)) if asked else (),
    )


def occasion_of(draft: Message) -> Phrase | None:
    """Why the house writes without having been asked: a step of the stay, or what was wrong in the room."""
    if step := draft.body.get("step"):
        return STEPS[Step(step)]
    if trouble := draft.body.get("trouble"):
        return say("trouble.in_room", what=KINDS[TroubleKind(trouble)], room=draft.body.get("room", ""))
    return None


def notes_of(draft: Message) -> tuple[Phrase, ...]:
    """Where its facts stand, and which questions no fact answers."""
    notes: list[Phrase] = [say("guests.by_model")] if draft.body.get("by_model") else []
    missing = draft.body.get("missing") or []
    if missing:
        notes.append(say("guests.missing", what=tuple(TOPICS[one] for one in missing if one in TOPICS)))
    if draft.body.get("stale"):
        notes.append(say("guests.stale"))
    sources = draft.body.get("sources") or {}
    if sources:
        fields = [(path, field_of(path)) for path in sorted(sources) if path not in OF_HOUSE]
        notes += [OF_HOUSE[path] for path in sorted(sources) if path in OF_HOUSE]
    if sources and fields:
        notes.append(say("guests.sources", what=tuple(one.name if one else path for path, one in fields)))
    return tuple(notes)


def breach_notes(
    draft: Message, asked: Message | None, name: str | None, book: Playbook
) -> tuple[Phrase, ...]:
    """Which standards of the playbook the text breaks, each by its rule."""
    said = asked.text if asked else ""
    language = asked.language if asked else draft.language
    links = frozenset(draft.body.get("links", ()))
    amounts = frozenset(Decimal(one) for one in draft.body.get("amounts", ()))
    around = Around(language, said, name_to_greet(name), None, amounts, links)
    found = breaches_of(draft.text, around, book)
    return tuple(
        say("guests.breach_block", rule=one.rule.id, text=one.rule.text)
        if one.blocks
        else say("guests.breach", rule=one.rule.id, text=one.rule.text)
        for one in found
        if one.rule.severity != "note"
    )
