"""What does the tap under a file do: import it, or leave it?"""

from __future__ import annotations

from bot.command import Caller
from bot.commands.house.document_faces import done_face, left_face, refused_face
from bot.commands.taps import Beside
from bot.process.lazily import at
from domain.consent.rights import Right, Role, may
from domain.errors import Refusal, refuse
from domain.house.documents import Document, DocumentState
from domain.phrase import say
from governance.office import Office
from store.unit import Unit

VERBS = ("all", "sound", "no")


async def on_document(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`d:<token>:all`, `:sound` or `:no`, once, by who sent the file or an owner.

    `sound` takes the readable lines although others are refused. The file's answer and the end of the update are
    written in the unit of the import.
    """
    async with office.store.reading(caller.property_id) as unit:
        document = await unit.documents.by_token(token)
    if document is None or verb not in VERBS:
        return Beside(alert=say("error.unknown_card"))
    mine = document.person_id == caller.member.person.id or caller.member.role is Role.OWNER
    if not (mine and may(caller.member.role, Right.FILE)):
        return Beside(alert=say("documents.not_yours"))
    try:
        return await (left if verb == "no" else imported)(office, caller, document, verb)
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


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
        property_id=caller.property_id, partial=verb == "sound", via="chat", also=also
    )
    path = office.shelf.place(document.digest, document.name)
    done = await at("bot.imports:import_file")(office.store, path, office.clock(), wish)
    if not done.counts:
        return Beside(refused_face(document, say("documents.changed_meanwhile")))
    return Beside(done_face(document, done))
