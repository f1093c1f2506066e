"""How does a file that somebody sent look on his phone: kept, asked, imported, left?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.command import Caller
from bot.commands.house.document_questions import choice_in
from channels.files.problems import capped
from domain.bookings.taken import TakenFile
from domain.house.documents import Document
from domain.phrase import Phrase, say
from domain.property import Property
from governance.bookings.foretold import foretold
from governance.bookings.undoing import undone_counts
from governance.post.replies import Block, Button, Line, Reply, Tone, reply

if TYPE_CHECKING:
    from bot.imports import Imported

MOST_SENTENCES = 5
MOST_LINES = 20
COUNTED = {"nights": "documents.nights", "budget": "documents.budget", "costs": "documents.costs"}


def size_said(size: int) -> Phrase:
    """A size as a person reads it: whole kilobytes, then megabytes with one decimal."""
    if size < 1_000_000:
        return say("documents.kilobytes", count=max(1, round(size / 1000)))
    return say("documents.megabytes", count=Decimal(size / 1_000_000).quantize(Decimal("0.1")))


def kept_face(document: Document, until: date) -> Reply:
    """« Gardé jusqu'au 29 nov. : plan.pdf, 412 Ko », with the room where the caption names one."""
    size = size_said(document.size)
    if document.room is not None:
        room = document.room
        return reply(say("documents.kept_room", name=document.name, size=size, room=room, until=until))
    return reply(say("documents.kept", name=document.name, size=size, until=until))


def evidence_face(document: Document, what: Phrase, until: date) -> Reply:
    """What it shows, and until when it is kept."""
    size = size_said(document.size)
    return reply(say("evidence.kept", what=what, name=document.name, size=size, until=until))


def known_face(document: Document, hotel: Property, *, imported: bool) -> Reply:
    """The same file a second time."""
    when = (document.settled_at if imported else None) or document.at
    day = when.astimezone(hotel.zone).date()
    return reply(
        say("documents.known_imported" if imported else "documents.known", name=document.name, day=day)
    )


def refused_face(document: Document, problem: Phrase) -> Reply:
    """A file that cannot be read, and why."""
    return reply(
        Line(say("documents.not_read", name=document.name), bold=True),
        problem,
        Line(say("documents.nothing_changed"), quiet=True),
    )


def asked_face(document: Document, done: Imported, *, again: bool) -> tuple[Reply, bool]:
    """What importing the file would change, and whether there is anything to ask."""
    head = [Line(say("documents.title", name=document.name), bold=True)]
    if again:
        head.append(Line(say("documents.again"), quiet=True))
    if (choice := choice_in(done)) is not None:
        leave = Button(say("documents.leave"), f"d:{document.token}:no")
        return Reply((Block((*head, Line(choice.question))),), (*choice.buttons(document), (leave,))), True
    if not done.counts:
        nothing = Line(say("documents.nothing_changed"), quiet=True)
        return Reply((Block((*head, *map(Line, refusals(done)), nothing)),)), False
    told = [*map(Line, changes(done)), *map(Line, capped(done.problems, MOST_SENTENCES)), *notes(done)]
    if not news(done):
        counted = map(Line, refused_lines(done))
        return Reply((Block(head), Block((*counted, *told, Line(say("documents.nothing_new")))))), False
    if done.refused:
        told.append(Line(sound_offer(done), bold=True))
    sound = say("documents.import_sound", n=done.count - len(done.refused))
    import_ = Button(sound, f"d:{document.token}:sound", Tone.PRIMARY) if done.problems else None
    import_ = import_ or Button(say("documents.import"), f"d:{document.token}:all", Tone.PRIMARY)
    leave = Button(say("documents.leave"), f"d:{document.token}:no")
    return Reply((Block(head), Block(told)), ((import_,), (leave,))), True


def sent_by(card: Reply, caller: Caller) -> Reply:
    """The same card for somebody else: it says who sent the file."""
    [head, *others] = card.blocks
    line = Line(say("documents.sent_by", name=caller.member.person.name), quiet=True)
    return replace(card, blocks=(Block((*head.lines, line)), *others))


def done_face(document: Document, done: Imported) -> Reply:
    """What the import has changed, and the tap that takes it back."""
    head = Line(say("documents.imported", name=document.name), bold=True)
    told = Block((*map(Line, changes(done)), *map(Line, refusals(done))))
    undo = Button(say("documents.undo"), f"d:{document.token}:undo")
    return Reply((Block((head,)), told), () if done.number is None else ((undo,),))


def undone_face(document: Document, taken: TakenFile) -> Reply:
    """The import is taken back; the file may be sent again."""
    return reply(Line(say("documents.undone", name=document.name), bold=True), undone_counts(taken))


def left_face(document: Document) -> Reply:
    """He said no: the file stays, the house is as it was."""
    return reply(say("documents.left", name=document.name))


def news(done: Imported) -> bool:
    """Whether importing would change anything: prices and costs are always taken to."""
    seen = done.foreseen
    return seen is None or bool(seen.new or seen.changed or seen.cancelled)


def changes(done: Imported) -> Iterator[Phrase]:
    """Bookings new, changed and cancelled, with what to look at; else how many rows of what."""
    if done.foreseen is not None:
        yield from foretold(done.foreseen)
    for what in COUNTED:
        if what in done.counts:
            yield say(COUNTED[what], n=done.counts[what])


def refusals(done: Imported) -> Iterator[Phrase]:
    """Which lines were not taken, then why."""
    yield from refused_lines(done)
    yield from capped(done.problems, MOST_SENTENCES)


def refused_lines(done: Imported) -> Iterator[Phrase]:
    """« 96 lues, 2 refusées (lignes 14, 31) »; nothing where no line was refused."""
    if done.refused and done.count:
        yield say(
            "cli.rows_refused",
            read=say("import.read", n=done.count),
            n=len(done.refused),
            lines=lines_of(done),
        )


def sound_offer(done: Imported) -> Phrase:
    """« 96 lues, 2 refusées (lignes 14, 31) : importer les 94 ? »"""
    rest = say("import.rest", n=done.count - len(done.refused))
    read = say("import.read", n=done.count)
    return say("import.sound_offer", read=read, n=len(done.refused), lines=lines_of(done), rest=rest)


def lines_of(done: Imported) -> tuple[str, ...]:
    """The first of the refused lines, by number."""
    more = ("…",) if len(done.refused) > MOST_LINES else ()
    return (*(str(line) for line in done.refused[:MOST_LINES]), *more)


def notes(done: Imported) -> Iterator[Line]:
    """What was assumed in reading."""
    for sentence in capped(done.notes, MOST_SENTENCES):
        yield Line(sentence, quiet=True)
