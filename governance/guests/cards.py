"""How do conversations with guests look in a list, and one of them when it is opened?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.guests.thread import Message, State, Way
from domain.phrase import Phrase, say
from governance.consent.kinds.answer_guest.face import DOORS, STANDINGS, language_name
from governance.guests.second_look import second_look_notes
from governance.guests.shown import SILENCES, who, why_a_person
from governance.guests.threads import Conversation
from governance.guests.translations import in_words_of
from governance.post.harmless import quoted
from governance.post.replies import Block, Button, Line, Reply, Tone, reply

MOST_LISTED, LAST_SHOWN = 10, 12
LINE, WHOLE = 90, 700


def listed(found: Sequence[Conversation]) -> Reply:
    """The conversations, those that wait first, each with a button that opens it."""
    if not found:
        return reply(say("guests.none"))
    waiting = [one for one in found if one.waiting_since is not None]
    head = say("guests.list_title", n=len(waiting)) if waiting else say("guests.list_quiet")
    blocks = [Block((Line(head, bold=True),))]
    for one in found[:MOST_LISTED]:
        lines = [Line(_headline(one), bold=one.waiting_since is not None)]
        if one.last is not None:
            lines.append(Line(say("guests.quoted", words=quoted(one.last.text, LINE))))
        blocks.append(Block(tuple(lines)))
    opening = [
        Button(say("button.guest_open", who=who(one.thread)), f"guest:{one.thread.id}:open")
        for one in found[:MOST_LISTED]
    ]
    return Reply(tuple(blocks), tuple(tuple(opening[n : n + 2]) for n in range(0, len(opening), 2)))


def opened(one: Conversation, reader: str = "fr") -> Reply:
    """What was said on both sides, and what waits; in the reader's language too where a model has put it so."""
    parts: list[Phrase] = [language_name(one.thread.language)]
    if one.thread.stay:
        parts.append(say("guests.stay", number=one.thread.stay))
    head = Block(
        (
            Line(say("guests.thread_title", who=who(one.thread), thread=one.thread.id), bold=True),
            Line(say("join.dots", parts=tuple(parts)), quiet=True),
        )
    )
    blocks = [head, *(_said(message, reader) for message in one.messages[-LAST_SHOWN:])]
    if one.draft is not None:
        blocks.append(Block((Line(say("guests.draft_waits")),)))
    buttons = []
    if one.waiting_since is not None:
        buttons.append((Button(say("button.guest_answered"), f"guest:{one.thread.id}:answered"),))
    places = range(len(offers_of(one)))
    buttons += [
        (Button(say("button.hold_offer", n=place + 1), f"guest:{one.thread.id}:hold{place}"),)
        for place in places
    ]
    buttons += [
        (Button(say("button.enter_offer", n=place + 1), f"guest:{one.thread.id}:enter{place}"),)
        for place in places
    ]
    return Reply(tuple(blocks), tuple(buttons))


def offers_of(one: Conversation) -> Sequence[Mapping[str, str]]:
    """The rooms that were offered last in this thread, as the sent answer named them."""
    sent = (m for m in reversed(one.messages) if m.way is Way.OUT and m.state is State.SENT)
    return next((m.body["offers"] for m in sent if m.body.get("offers")), ())


def offered(message: Message, name: str | None) -> Reply:
    """The question whether a forwarded message is a guest's."""
    told = quoted(name, 60) if name else say("guests.nameless")
    return Reply(
        (Block((Line(say("guests.offered", who=told)),)),),
        (
            (Button(say("button.guest_yes"), f"guest:{message.id}:guest", Tone.PRIMARY),),
            (Button(say("button.guest_no"), f"guest:{message.id}:other"),),
        ),
    )


def by_hand(message: Message, name: str | None) -> Reply:
    """The approved answer for whoever takes it to the guest, word for word, and the tap that says so."""
    told = quoted(name, 60) if name else say("guests.nameless")
    text = [Line(say("text.words", words=one)) for one in message.text.split("\n") if one.strip()]
    return Reply(
        (Block((Line(say("guests.take", who=told), bold=True),)), Block(tuple(text))),
        ((Button(say("button.guest_sent"), f"guest:{message.id}:sent", Tone.PRIMARY),),),
    )


def _headline(one: Conversation) -> Phrase:
    if one.waiting_since is not None:
        return say("guests.waiting", who=who(one.thread), since=one.waiting_since)
    return say("guests.quiet", who=who(one.thread))


def _said(message: Message, reader: str) -> Block:
    head = _SPEAKERS[message.way]
    parts: list[Phrase] = [head, DOORS[message.door], say("guests.at", at=message.sent_at or message.at)]
    lines = [Line(say("join.dots", parts=tuple(parts)), quiet=True)]
    words = quoted(message.text, WHOLE) if message.way is Way.IN else message.text
    lines += [Line(say("text.words", words=one)) for one in words.split("\n") if one.strip()]
    if (told := in_words_of(message, reader)) is not None:
        lines.append(Line(say("guests.translated", words=quoted(told, WHOLE)), quiet=True))
    lines += [Line(note, quiet=True) for note in why_a_person(message)]
    lines += [Line(note, quiet=True) for note in second_look_notes(message)]
    if message.reason in SILENCES:
        lines.append(Line(say("guests.silent", why=SILENCES[message.reason or ""]), quiet=True))
    if message.state in STANDINGS:
        lines.append(Line(STANDINGS[message.state], quiet=True))
    if message.state is State.DRAFT:
        lines.append(Line(say("guests.is_draft"), quiet=True))
    return Block(tuple(lines))


_SPEAKERS: Mapping[Way, Phrase] = {Way.IN: say("guests.says_guest"), Way.OUT: say("guests.says_house")}
