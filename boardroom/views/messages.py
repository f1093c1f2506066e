"""Which guests wait for an answer, and what was said with one of them?"""

from __future__ import annotations

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.consent.rights import Right, may
from domain.guests.sending import AnswerGuest
from domain.guests.thread import Message, State, Way
from domain.phrase import Phrase, say
from governance.consent.kinds.answer_guest.face import DOORS, STANDINGS, language_name
from governance.day.brief.status import Level
from governance.guests.cards import opened
from governance.guests.shown import SILENCES, who, why_a_person
from governance.guests.threads import Conversation, conversation, conversations
from governance.post.harmless import quoted

LINE, WHOLE = 140, 2000


async def show(visit: Visit) -> Shown:
    """Those that wait first, the longest wait at the top, each with what was said last."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await conversations(unit)
    waiting = sum(one.waiting_since is not None for one in found)
    title = say("guests.list_title", n=waiting) if waiting else say("guests.list_quiet")
    return Shown(
        "messages.html.j2", {"title": title, "waiting": waiting, "rows": [row(one) for one in found]}
    )


async def one(visit: Visit) -> Shown:
    """Everything that was said, the draft that waits with its card, and a place for one's own words."""
    number = visit.request.path_params["what"]
    known = number.isascii() and number.isdecimal() and len(number) < 10
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await conversation(unit, int(number)) if known else None
        waiting = await unit.proposals.open() if found is not None else ()
    if found is None:
        return Shown("missing.html.j2", {}, 404)
    drafts = [p for p in waiting if isinstance(p.action, AnswerGuest) and p.action.thread == found.thread.id]
    return Shown(
        "conversation.html.j2",
        {
            "thread": found.thread,
            "who": who(found.thread),
            "about": about(found),
            "exchanged": [(one, notes(one)) for one in found.messages],
            "shown": lambda one: quoted(one.text, WHOLE) if one.way is Way.IN else one.text,
            "cards": drafts,
            "keys": opened(found).buttons,
            "may_write": found.last is not None and may(visit.visitor.member.role, Right.PROPOSE),
        },
    )


def row(one: Conversation) -> tuple[Conversation, Phrase | str, Level, Phrase, str]:
    """A conversation in the list: who, how urgent, where it stands, his last words."""
    words = quoted(one.last.text, LINE) if one.last is not None else ""
    if one.draft is not None:
        return one, who(one.thread), Level.WARN, say("page.draft_waits"), words
    if one.waiting_since is not None:
        return one, who(one.thread), Level.BAD, say("page.waits_since", since=one.waiting_since), words
    return one, who(one.thread), Level.GOOD, say("page.nobody_waits"), words


def about(one: Conversation) -> Phrase:
    """His language and his booking."""
    parts: list[Phrase] = [language_name(one.thread.language)]
    if one.thread.stay:
        parts.append(say("guests.stay", number=one.thread.stay))
    return say("join.dots", parts=tuple(parts))


def notes(message: Message) -> list[Phrase]:
    """By which door and when; then what stands in the way of an answer, and whether it has left."""
    at = say("guests.at", at=message.sent_at or message.at)
    found: list[Phrase] = [say("join.dots", parts=(DOORS[message.door], at))]
    found += why_a_person(message)
    if message.reason in SILENCES:
        found.append(say("guests.silent", why=SILENCES[message.reason or ""]))
    if message.state in STANDINGS:
        found.append(STANDINGS[message.state])
    if message.state is State.DRAFT:
        found.append(say("guests.is_draft"))
    return found


VIEW = View("messages", say("page.view_messages"), "messages", 70, show, one, rows=True)
