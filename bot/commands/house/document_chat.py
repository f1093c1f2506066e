"""What would a conversation that somebody sent put onto the register of letters, and what do its taps do?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from bot.command import Caller
from bot.commands.house.document_faces import refused_face
from bot.commands.taps import Beside
from channels.files.chats import read_chat
from domain.errors import Refusal, refuse
from domain.house.documents import DATES, Document, DocumentKind, DocumentState
from domain.phrase import Phrase, say
from domain.registers.chat import Chat, Order
from domain.registers.letter import LetterTold
from governance.office import Office
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.registers.chats import chat_letters, keep_chat, new_letters, take_chat_back
from store.unit import Unit

US = "us"
# Which letters the tap put down: what undoing it takes away.
KEPT = "kept"
MOST_NAMES = 8
ORDERS: Sequence[tuple[Order, Phrase]] = (("dmy", say("chat.day_first")), ("mdy", say("chat.month_first")))
_APART = "\n"
Told = tuple[Chat, Sequence[LetterTold]]


async def offered(office: Office, caller: Caller, document: Document) -> tuple[Document, tuple[Reply, ...]]:
    """The file as it is to be remembered, and its card: what would be put down and the tap, or what is asked."""
    chat = replace(document, kind=DocumentKind.CHAT)
    try:
        async with office.store.reading(caller.property_id) as unit:
            told = await _told(office, unit, chat)
            new = await new_letters(unit, told[1])
    except Refusal as refusal:
        asked = _asked(chat, refusal.phrase)
        if asked is None:
            return chat, (refused_face(chat, refusal.phrase),)
        return replace(chat, state=DocumentState.ASKED), (asked,)
    state = DocumentState.ASKED if new else DocumentState.KEPT
    return replace(chat, state=state), (_face(chat, told, new),)


async def chosen(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """Who speaks for the house, or what comes first in its dates; then the conversation looked at again."""
    if document.state is not DocumentState.ASKED:
        raise refuse("documents.settled")
    about, _, place = verb.partition(".")
    open_: Sequence[str] = [order for order, _ in ORDERS]
    if about == US:
        open_ = await _names(office, caller, document)
    if place not in map(str, range(len(open_))):
        raise refuse("documents.settled")
    answer = open_[int(place)]
    if about == US:
        answer = _APART.join([*_ours(document), answer])
    after, (face,) = await offered(
        office, caller, replace(document, answers={**document.answers, about: answer})
    )
    async with office.store.unit(caller.property_id) as unit:
        await unit.documents.keep(after)
        await caller.heard(unit, office.clock())
    return Beside(face)


async def imported(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """Each side's day onto the register, in the unit of the tap. Refusal: somebody has answered already."""
    if document.state is not DocumentState.ASKED:
        raise refuse("documents.settled")
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        chat, letters = await _told(office, unit, document)
        if not await unit.documents.settle(document.token, DocumentState.IMPORTED, now):
            raise refuse("documents.settled")
        new = await keep_chat(unit, letters, by=f"person:{caller.member.person.id}", at=now)
        answers = {**document.answers, KEPT: " ".join(map(str, new))}
        settled = replace(document, state=DocumentState.IMPORTED, settled_at=now, answers=answers)
        await unit.documents.keep(settled)
        await caller.heard(unit, now)
    head = Line(say("documents.imported", name=document.name), bold=True)
    known = len(letters) - len(new)
    told = say("chat.kept", n=len(new), who=letters[0].who, known=known, notes=chat.notes)
    undo = Button(say("documents.undo"), f"d:{document.token}:undo")
    return Beside(Reply((Block((head, Line(told))),), ((undo,),) if new else ()))


async def undone(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """Exactly what the tap put down, off the register again. Refusal: it was taken back already."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        if not await unit.documents.settle(
            document.token, DocumentState.LEFT, now, was=DocumentState.IMPORTED
        ):
            raise refuse("documents.settled")
        kept = [int(one) for one in document.answers.get(KEPT, "").split()]
        n = await take_chat_back(unit, kept, by=f"person:{caller.member.person.id}", at=now)
        await caller.heard(unit, now)
    head = Line(say("documents.undone", name=document.name), bold=True)
    return Beside(Reply((Block((head, Line(say("chat.undone", n=n)))),)))


async def _told(office: Office, unit: Unit, document: Document) -> Told:
    chat = await _read(office, document)
    return chat, await chat_letters(unit, chat, _ours(document), office.clock())


async def _read(office: Office, document: Document) -> Chat:
    said = document.answers.get(DATES)
    order: Literal["dmy", "mdy"] | None = "dmy" if said == "dmy" else "mdy" if said == "mdy" else None
    return await read_chat(office.shelf.place(document.digest, document.name), order)


async def _names(office: Office, caller: Caller, document: Document) -> Sequence[str]:
    """Who is asked about; Refusal where nobody is."""
    try:
        async with office.store.reading(caller.property_id) as unit:
            await _told(office, unit, document)
    except Refusal as refusal:
        return _open_names(document, refusal.phrase)
    return ()


def _ours(document: Document) -> list[str]:
    return list(filter(None, document.answers.get(US, "").split(_APART)))


def _open_names(document: Document, phrase: Phrase) -> Sequence[str]:
    found = phrase.args.get("names")
    if phrase.key != "chat.whose" or not isinstance(found, Iterable):
        return ()
    return [str(one) for one in found if str(one) not in _ours(document)][:MOST_NAMES]


def _asked(document: Document, phrase: Phrase) -> Reply | None:
    """The question with a button for each answer; None for what no answer mends."""
    head = Line(say("documents.title", name=document.name), bold=True)
    leave = (Button(say("documents.leave"), f"d:{document.token}:no"),)
    if phrase.key in {"chat.which_order", "chat.two_orders"} and DATES not in document.answers:
        question, about, labels = say("chat.asks_dates"), DATES, [label for _, label in ORDERS]
    elif len(names := _open_names(document, phrase)) > 1:
        question, about = say("chat.asks_whose"), US
        labels = [say("documents.choice", words=one) for one in names]
    else:
        return None
    rows = tuple((Button(label, f"d:{document.token}:{about}.{n}"),) for n, label in enumerate(labels))
    return Reply((Block((head, Line(question))),), (*rows, leave))


def _face(document: Document, told: Told, new: Sequence[LetterTold]) -> Reply:
    chat, letters = told
    head = Line(say("documents.title", name=document.name), bold=True)
    first, last, who, n = letters[0].on, letters[-1].on, letters[0].who, len(chat.messages)
    over = say("chat.with", who=who, first=first, last=last, n=n)
    over = say("chat.on_a_day", who=who, day=first, n=n) if first == last else over
    lines = [Line(over), Line(say("chat.would", n=len(new), known=len(letters) - len(new)))]
    if chat.notes:
        lines.append(Line(say("chat.left_out", notes=chat.notes), quiet=True))
    if not new:
        return Reply((Block((head, *lines)),))
    take = Button(say("chat.take"), f"d:{document.token}:all", Tone.PRIMARY)
    leave = Button(say("documents.leave"), f"d:{document.token}:no")
    return Reply((Block((head, *lines)),), ((take,), (leave,)))
