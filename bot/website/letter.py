"""What lies beside the mock-up for HotelRunner: the data, and a letter that a person sends?"""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from bot.packaged import written as package_written
from bot.website.pictures import BOOK
from bot.words.phrases import Words
from channels.website.letter import as_message, fitting
from domain.package.package import Package
from domain.phrase import Phrase, say
from domain.website.pages import Site
from governance.website.letter import Attached, paragraphs, subject
from store.house.shelf import Shelf, written

DATA = "data"
_WHAT = {
    "package.json": say("letter.file_json"),
    "photos.zip": say("letter.file_photos"),
    "package.yaml": say("letter.file_yaml"),
}


def _what(name: str, content: bytes) -> Phrase:
    """What the file is; of the book how many pages it has."""
    if name != BOOK:
        return _WHAT[name]
    return say("letter.file_book", n=len(PdfReader(io.BytesIO(content)).pages))


def data(package: Package, shelf: Shelf, folder: Path) -> tuple[Path, ...]:
    """Every form of the package beside the mock-up."""
    return package_written(package, shelf=shelf, folder=folder / DATA)


def letter(
    site: Site, words: Words, folder: Path, link: Phrase | None, signed: str | None
) -> tuple[Path, ...]:
    """letter.txt and letter.eml, in French: what is there is attached, what is open asked. Nothing is sent."""
    there = [path for path in (folder / BOOK, *(folder / DATA / name for name in _WHAT)) if path.is_file()]
    files = [(path.name, path.read_bytes()) for path in there]
    attached = [Attached(name, _what(name, content), len(content)) for name, content in files]
    within = {name for name, _ in fitting(files)}
    by_hand = [one for one in attached if one.name not in within]
    told = paragraphs(site, [one for one in attached if one.name in within], link, signed, by_hand)
    body = "\n\n".join("\n".join(words.plain(line) for line in lines) for lines in told) + "\n"
    head = words.plain(subject(site))
    message = as_message(head, body, fitting(files))
    text = f"{words.plain(say('letter.subject_line', subject=head))}\n\n{body}"
    return (
        written(folder / "letter.txt", text.encode()),
        written(folder / "letter.eml", message),
    )
