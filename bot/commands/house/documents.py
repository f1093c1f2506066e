"""What becomes of a file that somebody sends, before anybody taps?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.command import Caller
from bot.commands.house.document_errors import errors_kept
from bot.commands.house.document_faces import (
    asked_face,
    evidence_face,
    kept_face,
    known_face,
    refused_face,
    sent_by,
)
from bot.commands.house.document_questions import answers_of
from bot.process.lazily import at
from channels.files.chats import could_be_chat
from channels.files.confined import confined
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.house.documents import Document, DocumentKind, DocumentState, kind_of, room_said, safe_name
from domain.phrase import say
from domain.property import Property
from governance.house.evidence import about, keep_evidence
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from store.unit import Unit

if TYPE_CHECKING:
    from bot.imports import Imported


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as the phone hands it over: its name, the type it claims, and what the sender wrote under it.

    `about` is the card or mission that it answers ("proposal:47", "mission:12").
    """

    name: str
    media_type: str | None = None
    caption: str = ""
    forwarded: bool = False
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The file as it is to be remembered (None: it is not kept), and what is said of it.

    `for_owners` is a card on their phones: what only they may put into the house.
    """

    document: Document | None
    answers: tuple[Reply, ...]
    for_owners: Reply | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is looked at with: the office, the house, and who sent it."""

    office: Office
    hotel: Property
    caller: Caller


async def received(office: Office, caller: Caller, sent: Sent, content: bytes) -> Sequence[Reply]:
    """Keep a file, find out what importing it would change, and leave the answer in the outbox.

    The row, the answer and the end of the update are one unit: a crash before it repeats everything, one after it
    nothing. What somebody forwards is kept and asked like anything else. What comes back is to be said at once:
    nothing on a phone.
    """
    digest = hashlib.sha256(content).hexdigest()
    async with office.store.reading(caller.property_id) as unit:
        before = await unit.documents.by_digest(digest)
        hotel = await unit.property.get()
    rooms = {room for kind in hotel.room_types for room in kind.rooms}
    name = before.name if before else safe_name(sent.name)
    document = Document(
        token=before.token if before else secrets.token_urlsafe(12),
        digest=digest,
        kind=DocumentKind.CHAT if was_chat(before) else kind_of(name, sent.media_type),
        name=name,
        caption=sent.caption,
        size=len(content),
        person_id=caller.member.person.id,
        forwarded=sent.forwarded,
        at=before.at if before else office.clock(),
        answers=before.answers if before else {},
        room=room_said(sent.caption, rooms) or (before.room if before else None),
    )
    taken = repeated(document, before, hotel) or await kept(
        Look(office, hotel, caller), document, content, again=before is not None
    )
    if sent.about is None:
        taken = await for_the_package(Look(office, hotel, caller), taken) or taken
    async with office.store.unit(caller.property_id) as unit:
        await remember(unit, Look(office, hotel, caller), taken)
        answers = await proven(office, unit, caller, sent.about, taken.document) or taken.answers
        return await caller.heard(unit, office.clock(), *answers)


def was_chat(before: Document | None) -> bool:
    """Whether these bytes were a conversation the last time."""
    return before is not None and before.kind is DocumentKind.CHAT


async def for_the_package(look: Look, taken: Taken) -> Taken | None:
    """What the file would tell the master data package, and the tap; None where it is about something else."""
    document = taken.document
    if document is None or document.state is DocumentState.IMPORTED:
        return None
    if document.kind in {DocumentKind.OTHER, DocumentKind.CHAT}:
        return None
    if document.kind is DocumentKind.TABLE and document.state is DocumentState.ASKED:
        return None
    try:
        face = await at("bot.commands.house.document_material:offered")(look.office, look.caller, document)
    except (OSError, Refusal):
        return None
    if face is None:
        return None
    kind = DocumentKind.PHOTO if document.kind is DocumentKind.PHOTO else DocumentKind.MATERIAL
    return Taken(replace(document, kind=kind, state=DocumentState.ASKED), (face,))


async def proven(
    office: Office, unit: Unit, caller: Caller, subject: str | None, document: Document | None
) -> tuple[Reply, ...]:
    """The answer to a photo or paper that shows that something was done; nothing for any other file."""
    what = await about(unit, subject) if document and document.kind is not DocumentKind.TABLE else None
    if document is None or what is None:
        return ()
    await keep_evidence(office, unit, document, what, caller.member)
    hotel = await unit.property.get()
    return (evidence_face(document, what.named, kept_until(office, hotel, document)),)


async def remember(unit: Unit, look: Look, taken: Taken) -> None:
    """The file's row, and the owners' card where it is theirs to decide."""
    if taken.document is not None:
        await unit.documents.keep(taken.document)
    if taken.for_owners is not None and taken.document is not None:
        owners = list(await unit.people.members(Role.OWNER))
        now = look.office.clock()
        await tell(unit, owners, taken.for_owners, f"document:{taken.document.token}:{now.isoformat()}", now)


def repeated(document: Document, before: Document | None, hotel: Property) -> Taken | None:
    """A file that is here already and that nothing is to be asked about; None for any other."""
    if before is None:
        return None
    imported = before.state is DocumentState.IMPORTED
    if not imported and document.kind in {DocumentKind.TABLE, DocumentKind.CHAT}:
        return None
    answers = {**before.answers, **document.answers}  # what undoing it needs among them
    same = replace(
        document, kind=before.kind, state=before.state, settled_at=before.settled_at, answers=answers
    )
    return Taken(same, (known_face(before, hotel, imported=imported),))


async def kept(look: Look, document: Document, content: bytes, *, again: bool) -> Taken:
    """The bytes on the shelf, a photo without its position; a table is asked about."""
    try:
        if document.kind is DocumentKind.PHOTO:
            clean = await confined(at("channels.files.photo:without_position"), content)
            if clean is None:
                return Taken(None, (reply(say("documents.photo_unread", name=document.name)),))
            content = clean
        look.office.shelf.keep(document.digest, document.name, content)
        if document.kind is not DocumentKind.PHOTO and could_be_chat(
            look.office.shelf.place(document.digest, document.name)
        ):
            return Taken(
                *await at("bot.commands.house.document_chat:offered")(look.office, look.caller, document)
            )
        if document.kind is DocumentKind.TABLE:
            return await asked(look, document, again=again)
    except OSError:
        return Taken(None, (reply(say("documents.no_room", name=document.name)),))
    except Refusal as refusal:
        unread = document.kind is DocumentKind.PHOTO
        return Taken(None if unread else document, (refused_face(document, refusal.phrase),))
    return Taken(document, (kept_face(document, kept_until(look.office, look.hotel, document)),))


def kept_until(office: Office, hotel: Property, document: Document) -> date:
    """The last day on which the house has the file, in its own zone."""
    return (document.at + office.terms.files_kept).astimezone(hotel.zone).date()


async def asked(look: Look, document: Document, *, again: bool) -> Taken:
    """The table read and imported for a look, all of it taken back: what would change, and the tap that does it.

    Refused lines come as a file beside it. What only an owner may take in is put before the owners.
    """
    office, caller = look.office, look.caller
    found = await looked_at(office, look.hotel, document)
    answer, open_ = asked_face(document, found, again=again)
    state = DocumentState.ASKED if open_ else DocumentState.KEPT
    answers = (answer, *errors_kept(office, caller.language, document, found))
    if found.owners_only and caller.member.role is not Role.OWNER:
        told = reply(say("documents.for_owners", name=document.name))
        return Taken(replace(document, state=state), (told, *answers[1:]), sent_by(answer, caller))
    return Taken(replace(document, state=state), answers)


async def looked_at(office: Office, hotel: Property, document: Document) -> Imported:
    """What importing the file would do, with what was answered about it so far."""
    wish = at("bot.imports:Wish")(
        property_id=hotel.id, dry_run=True, partial=True, via="chat", answers=answers_of(document.answers)
    )
    path = office.shelf.place(document.digest, document.name)
    found: Imported = await at("bot.imports:import_file")(office.store, path, office.clock(), wish)
    return found
