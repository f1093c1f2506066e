"""What becomes of a file that somebody sends, before anybody taps?"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace

from bot.command import Caller
from bot.commands.house.document_faces import asked_face, kept_face, known_face, refused_face
from bot.process.lazily import at
from channels.files.confined import confined
from domain.errors import Refusal
from domain.house.documents import Document, DocumentKind, DocumentState, kind_of, room_said, safe_name
from domain.phrase import say
from domain.property import Property
from governance.office import Office
from governance.post.replies import Reply, reply


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as the phone hands it over: its name, the type it claims, and what the sender wrote under it."""

    name: str
    media_type: str | None = None
    caption: str = ""
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The file as it is to be remembered (None: it is not kept), and what is said of it."""

    document: Document | None
    answer: Reply


async def received(office: Office, caller: Caller, sent: Sent, content: bytes) -> None:
    """Keep a file, find out what importing it would change, and leave the answer in the outbox.

    The row, the answer and the end of the update are one unit: a crash before it repeats everything, one after it
    nothing. What somebody forwards is kept and asked like anything else.
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
        kind=kind_of(name, sent.media_type),
        name=name,
        caption=sent.caption,
        size=len(content),
        person_id=caller.member.person.id,
        forwarded=sent.forwarded,
        at=before.at if before else office.clock(),
        room=room_said(sent.caption, rooms) or (before.room if before else None),
    )
    taken = repeated(document, before, hotel) or await kept(
        office, hotel, document, content, again=before is not None
    )
    async with office.store.unit(caller.property_id) as unit:
        if taken.document is not None:
            await unit.documents.keep(taken.document)
        await caller.heard(unit, office.clock(), taken.answer)


def repeated(document: Document, before: Document | None, hotel: Property) -> Taken | None:
    """A file that is here already and that nothing is to be asked about; None for any other."""
    if before is None:
        return None
    imported = before.state is DocumentState.IMPORTED
    if not imported and document.kind is DocumentKind.TABLE:
        return None
    same = replace(document, state=before.state, settled_at=before.settled_at)
    return Taken(same, known_face(before, hotel, imported=imported))


async def kept(office: Office, hotel: Property, document: Document, content: bytes, *, again: bool) -> Taken:
    """The bytes on the shelf, a photo without its position; a table is asked about."""
    try:
        if document.kind is DocumentKind.PHOTO:
            clean = await confined(at("channels.files.photo:without_position"), content)
            if clean is None:
                return Taken(None, reply(say("documents.photo_unread", name=document.name)))
            content = clean
        office.shelf.keep(document.digest, document.name, content)
        if document.kind is DocumentKind.TABLE:
            return await asked(office, hotel, document, again=again)
    except OSError:
        return Taken(None, reply(say("documents.no_room", name=document.name)))
    except Refusal as refusal:
        unread = document.kind is DocumentKind.PHOTO
        return Taken(None if unread else document, refused_face(document, refusal.phrase))
    return Taken(document, kept_face(document))


async def asked(office: Office, hotel: Property, document: Document, *, again: bool) -> Taken:
    """The table read and imported for a look, all of it taken back: what would change, and the tap that does it."""
    wish = at("bot.imports:Wish")(property_id=hotel.id, dry_run=True, partial=True, via="chat")
    path = office.shelf.place(document.digest, document.name)
    found = await at("bot.imports:import_file")(office.store, path, office.clock(), wish)
    answer, open_ = asked_face(document, found, again=again)
    state = DocumentState.ASKED if open_ else DocumentState.KEPT
    return Taken(replace(document, state=state), answer)
