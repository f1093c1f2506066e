"""Which files is the website's mock-up made of, and where do they lie?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.words.catalogue import LANGUAGES
from bot.words.phrases import Words
from channels.website.photos import pictures_of
from channels.website.render import ASSETS, TEMPLATES, Drawing
from domain.website.pages import Site
from store.house.shelf import PRIVATE_FOLDER, Shelf, written

PAGES = "site"  # the folder of the pages within a build


@dataclass(frozen=True, slots=True)
class Build:
    """What to build, where: `words` sets the house's clock and day, each language comes of it."""

    site: Site
    words: Words
    shelf: Shelf
    folder: Path


def build(wanted: Build) -> tuple[Path, ...]:
    """Write the pages in both languages with their pictures; the files. OSError where they cannot be written."""
    root = wanted.folder / PAGES
    root.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return tuple(written(root / name, content) for name, content in _files(wanted))


def _files(wanted: Build) -> Iterator[tuple[str, bytes]]:
    for name in ASSETS:
        yield name, (TEMPLATES / name).read_bytes()
    site, pictures = wanted.site, {}
    photos = [*site.photos, *(photo for room in site.rooms for photo in room.photos)]
    on_shelf = [(photo, wanted.shelf.place(photo.digest, photo.name)) for photo in photos]
    for digest, picture, content in pictures_of(on_shelf):
        pictures[digest] = picture
        yield picture.file, content
    for language in LANGUAGES:
        words = replace(wanted.words, language=language)
        for name, page in Drawing(site, language, words.plain, pictures).pages():
            yield f"{language}/{name}", page.encode()
