"""What does a sent file tell the master data package, and what do the taps under it do?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.command import Caller
from bot.commands.package.material_face import ON_A_PHONE, told
from bot.commands.taps import Beside
from bot.material import Brought, Wanted, bring
from domain.errors import refuse
from domain.house.documents import Document, DocumentKind, DocumentState
from domain.phrase import say
from domain.property import Property, RoomType
from governance.office import Office
from governance.package.undoing import take_back
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from store.unit import Unit

Also = Callable[[Unit], Awaitable[None]]


async def offered(office: Office, caller: Caller, document: Document) -> Reply | None:
    """What taking it in would fill and contradict, and the tap; None where nothing in it is for the package.

    Refusal: reading it takes more than it may.
    """
    found = await bring(office, _wanted(office, caller, document, dry_run=True), office.clock())
    if found.empty:
        return None
    take = Button(say("material.take"), f"d:{document.token}:all", Tone.PRIMARY)
    leave = Button(say("documents.leave"), f"d:{document.token}:no")
    return Reply(told(found, document.name, ON_A_PHONE), ((take,), (leave,)))


async def imported(office: Office, caller: Caller, document: Document) -> Beside:
    """The same, this time for good. Refusal: somebody has answered already."""
    if document.state is not DocumentState.ASKED:
        raise refuse("documents.settled")
    now = office.clock()

    async def also(unit: Unit) -> None:
        if not await unit.documents.settle(document.token, DocumentState.IMPORTED, now):
            raise refuse("documents.settled")
        await caller.heard(unit, now)

    done = await bring(office, _wanted(office, caller, document, also=also), now)
    return Beside(_done(document, done))


async def undone(office: Office, caller: Caller, document: Document) -> Beside:
    """The claims and photos of this import taken back. Refusal: it is no import, or no longer."""
    now, imported_at = office.clock(), _imported_at(document)
    async with office.store.unit(caller.property_id) as unit:
        moved = await unit.documents.settle(
            document.token, DocumentState.LEFT, now, was=DocumentState.IMPORTED
        )
        if not moved:
            raise refuse("documents.settled")
        by = f"person:{caller.member.person.id}"
        claims, photos = await take_back(unit, imported_at, by, now)
        await caller.heard(unit, now)
    head = Line(say("documents.undone", name=document.name), bold=True)
    return Beside(reply(head, say("material.undone", claims=claims, photos=photos)))


async def licensed(office: Office, caller: Caller, document: Document) -> Beside:
    """The person who taps says that the house may use these photos. Refusal: they are not in the package."""
    imported_at = _imported_at(document)
    name = caller.member.person.name
    async with office.store.unit(caller.property_id) as unit:
        count = await unit.photos.license(imported_at, name)
        await caller.heard(unit, office.clock())
    return Beside(reply(say("photo.licensed", n=count, who=name)))


async def placed(office: Office, caller: Caller, document: Document, verb: str) -> Beside:
    """The photos of this import are of the type that was tapped. Refusal: they are not in the package."""
    imported_at = _imported_at(document)
    async with office.store.unit(caller.property_id) as unit:
        kinds = _kinds(await unit.property.get())
        place = verb.partition(".")[2]
        if not place.isdecimal() or int(place) >= len(kinds):
            raise refuse("documents.settled")
        kind = kinds[int(place)]
        count = await unit.photos.place(imported_at, kind.code)
        await caller.heard(unit, office.clock())
    return Beside(reply(say("photo.placed", n=count, room_type=kind.name)))


def _kinds(hotel: Property) -> list[RoomType]:
    return [kind for kind in hotel.room_types if kind.sellable]


def _imported_at(document: Document) -> datetime:
    if document.state is not DocumentState.IMPORTED or document.settled_at is None:
        raise refuse("documents.settled")
    return document.settled_at


def _wanted(
    office: Office, caller: Caller, document: Document, *, dry_run: bool = False, also: Also | None = None
) -> Wanted:
    photo = document.kind is DocumentKind.PHOTO
    return Wanted(
        property_id=caller.property_id,
        path=office.shelf.place(document.digest, document.name),
        name=document.name,
        caption=document.caption,
        digest=document.digest if photo else None,
        dry_run=dry_run,
        by=f"person:{caller.member.person.id}",
        also=also,
    )


def _done(document: Document, done: Brought) -> Reply:
    undo = Button(say("documents.undo"), f"d:{document.token}:undo")
    rows: list[tuple[Button, ...]] = [(undo,)]
    if any(photo.rights is None for photo in done.learned.photos):
        rows.insert(0, (Button(say("photo.ours"), f"d:{document.token}:rights"),))
    house = done.learned.after.house
    if any(not photo.placed(house) and photo.tag is None for photo in done.learned.photos):
        buttons = [
            Button(say("text.words", words=kind.name), f"d:{document.token}:at.{place}")
            for place, kind in enumerate(_kinds(house))
        ]
        rows += [tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)]
    head = say("documents.imported", name=document.name)
    [first, *blocks] = told(done, document.name, ON_A_PHONE)
    return Reply([Block([Line(head, bold=True), *first.lines[1:]]), *blocks], rows)
