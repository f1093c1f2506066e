"""What does the tap under a file do: import it, or leave it?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.command import Caller
from bot.commands.house.document_faces import done_face, left_face, refused_face, undone_face
from bot.commands.house.document_questions import answers_of, choice_in
from bot.commands.house.documents import Look, asked, looked_at, remember
from bot.commands.taps import Beside
from bot.process.lazily import at
from domain.consent.rights import Right, Role, may
from domain.errors import Refusal, refuse
from domain.house.documents import DATES, Document, DocumentKind, DocumentState
from domain.phrase import say
from governance.bookings.undoing import By, undo_import
from governance.office import Office
from store.unit import Unit

Act = Callable[[Office, Caller, Document, str], Awaitable[Beside]]


async def on_document(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`d:<token>:all`, `:sound`, `:no` or `:undo`, once, by who sent the file or an owner; undone also by who
    imported it.

    `sound` takes the readable lines although others are refused. `<field>.<n>` answers what can be read in two
    ways. The file's answer and the end of the update are written in the unit of the import.
    """
    async with office.store.reading(caller.property_id) as unit:
        document = await unit.documents.by_token(token)
        taken = await unit.imports.of_document(token)
    act = chosen if "." in verb else ACTS.get(verb)
    if document is not None and document.kind in {DocumentKind.PHOTO, DocumentKind.MATERIAL}:
        act = MATERIAL.get(verb.partition(".")[0])
    if document is not None and document.kind is DocumentKind.CHAT:
        act = CHAT.get(verb.partition(".")[0])
    if document is None or act is None:
        return Beside(alert=say("error.unknown_card"))
    people = {document.person_id, taken.person_id if taken and act is undone else None}
    mine = caller.member.person.id in people or caller.member.role is Role.OWNER
    if not (mine and may(caller.member.role, Right.FILE)):
        return Beside(alert=say("documents.not_yours"))
    try:
        return await act(office, caller, document, verb)
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def chosen(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """What a column or a date means, and the file looked at again with it."""
    if document.state is not DocumentState.ASKED:
        raise refuse("documents.settled")
    about, _, place = verb.partition(".")
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    choice = choice_in(await looked_at(office, hotel, document))
    if choice is None or choice.about != about or place not in map(str, range(len(choice.answers))):
        raise refuse("documents.settled")
    answers = {**document.answers, about: choice.answers[int(place)][0]}
    look = Look(office, hotel, caller)
    taken = await asked(look, replace(document, answers=answers), again=False)
    async with office.store.unit(caller.property_id) as unit:
        await remember(unit, look, taken)
        await caller.heard(unit, office.clock(), *taken.answers[1:])
    return Beside(taken.answers[0])


async def undone(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """The import of this file taken back, for as long as nothing newer has touched its bookings."""
    person = caller.member.person
    by = By(f"person:{person.id}", person.name, person.id)
    async with office.store.unit(caller.property_id) as unit:
        taken = await undo_import(office, unit, await unit.imports.of_document(document.token), by)
        await unit.documents.settle(
            document.token, DocumentState.LEFT, office.clock(), was=DocumentState.IMPORTED
        )
        await caller.heard(unit, office.clock())
    return Beside(undone_face(document, taken))


async def settle(
    office: Office, caller: Caller, unit: Unit, document: Document, state: DocumentState
) -> None:
    """Answer the question and mark the tap as heard. Refusal: somebody has answered it already."""
    now = office.clock()
    if not await unit.documents.settle(document.token, state, now):
        raise refuse("documents.settled")
    await caller.heard(unit, now)


async def left(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """The file stays on its shelf, and nothing is imported."""
    async with office.store.unit(caller.property_id) as unit:
        await settle(office, caller, unit, document, DocumentState.LEFT)
    return Beside(left_face(document))


async def imported(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """The same import that was looked at, this time for good."""
    if document.state is not DocumentState.ASKED:
        raise refuse("documents.settled")

    async def also(unit: Unit) -> None:
        await settle(office, caller, unit, document, DocumentState.IMPORTED)

    wish = at("bot.imports:Wish")(
        property_id=caller.property_id,
        partial=verb == "sound",
        via="chat",
        also=also,
        owner=caller.member.role is Role.OWNER,
        answers=answers_of(document.answers),
        person_id=caller.member.person.id,
        document=document.token,
    )
    path = office.shelf.place(document.digest, document.name)
    done = await at("bot.imports:import_file")(office.store, path, office.clock(), wish)
    if not done.counts and any(one.phrase.key == "import.owners_only" for one in done.problems):
        raise refuse("import.owners_only")
    if not done.counts:
        return Beside(refused_face(document, say("documents.changed_meanwhile")))
    return Beside(done_face(document, done))


async def taken_in(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """The same for what is about the house itself: into the package, back, or whose photos they are."""
    done: Beside = await at(f"bot.commands.house.document_material:{MATERIAL_ACTS[verb]}")(
        office, caller, document
    )
    return done


async def placed(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """Which room type the photos show."""
    done: Beside = await at("bot.commands.house.document_material:placed")(office, caller, document, verb)
    return done


async def said(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """An exported conversation onto the register of letters, or what of it can be read in two ways."""
    act = CHAT_ACTS.get(verb, "chosen")
    done: Beside = await at(f"bot.commands.house.document_chat:{act}")(office, caller, document, verb)
    return done


MATERIAL_ACTS = {"all": "imported", "undo": "undone", "rights": "licensed"}
MATERIAL: Mapping[str, Act] = {**dict.fromkeys(MATERIAL_ACTS, taken_in), "no": left, "at": placed}
CHAT_ACTS = {"all": "imported", "undo": "undone"}
CHAT: Mapping[str, Act] = {**dict.fromkeys(CHAT_ACTS, said), "us": said, DATES: said, "no": left}
ACTS: Mapping[str, Act] = {"all": imported, "sound": imported, "no": left, "undo": undone}
