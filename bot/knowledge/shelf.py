"""Which files that people sent has nobody read yet, and what do they say?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from bot.knowledge.keeping import keep_read
from bot.process.lazily import at
from domain.folding import fold
from domain.house.documents import SENDER, Document, DocumentKind, DocumentState
from domain.knowledge.writing import USUAL, Source, Writing, audience_said
from governance.knowledge.own import keep_own
from governance.office import Office

AT_ONCE = 20  # files that a question waits for; a tick reads the rest
# Names that say nothing of what is in a file: two such files are two writings.
_NAMELESS = frozenset(
    [
        "document",
        "doc",
        "scan",
        "image",
        "img",
        "photo",
        "fichier",
        "file",
        "sans",
        "titre",
        "untitled",
        "nouveau",
        "new",
        "copie",
        "copy",
        "imprimer",
        "print",
        "pdf",
    ]
)


async def caught_up(office: Office, property_id: str, most: int = AT_ONCE) -> int:
    """Bring the index to what the house holds now; how many writings were new, changed or gone.

    What the house wrote itself is always brought along; of the files that people sent at most `most` are read.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        changed = await keep_own(unit, now)
        documents = [one for one in await unit.documents.all() if _is_to_be_read(one)]
        held = await unit.writings.digests(Source.FILE)
        there = {one.digest for one in documents}
        changed += await unit.writings.forget([key for key, digest in held.items() if digest not in there])
    new = [one for one in documents if one.digest not in held.values()]
    return changed + await read_documents(office, property_id, new[:most])


async def read_documents(office: Office, property_id: str, documents: Sequence[Document]) -> int:
    """Read these files in a process with limits, and keep what they say; how many were."""
    if not documents:
        return 0
    reading = at("channels.knowledge.reading:read_files")
    file = at("channels.knowledge.reading:File")
    files = {}
    for one in documents:
        path = office.shelf.place(one.digest, one.name)
        files[file(one.name, path, path.stat().st_size if path.exists() else 0)] = one
    async for given, read in reading(list(files)):
        document = files[given]
        writing = Writing(
            key=key_of(document),
            title=titled(document),
            source=Source.FILE,
            audience=audience_said(document.caption) or USUAL,
            digest=document.digest,
            dated=document.at,
            read_at=office.clock(),
            size=document.size,
        )
        await keep_read(office, property_id, writing, read)
    return len(documents)


def key_of(document: Document) -> str:
    """A file of the same name is a new version of what was sent before, unless the name says nothing.

    What came by mail takes the place of nothing that somebody of the house sent.
    """
    if sender := document.answers.get(SENDER):
        return f"file:{fold(sender)}/{fold(document.name)}"
    words = [word for word in fold(PurePath(document.name).stem).replace("_", " ").replace("-", " ").split()]
    telling = [word for word in words if word not in _NAMELESS and not word.strip("()").isdigit()]
    return f"file:{fold(document.name)}" if telling else f"file:{document.digest}"


def titled(document: Document) -> str:
    """Its name, and of a mail's file also from whom it says to be."""
    sender = document.answers.get(SENDER)
    return f"{document.name} ({sender})" if sender else document.name


def _is_to_be_read(document: Document) -> bool:
    """Tables that were imported are rows already, with guests in them; photos say nothing."""
    if document.kind is DocumentKind.PHOTO:
        return False
    return document.kind is not DocumentKind.TABLE or document.state in {
        DocumentState.KEPT,
        DocumentState.LEFT,
    }
