"""Which files does an export of the master data package consist of, and where do they lie?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.words.phrases import Words
from channels.package.album import Page, parts_of, write_album
from channels.package.form import as_form
from channels.package.json_ld import as_json_ld
from channels.package.ota_xml import as_ota_xml
from channels.package.plain import as_json, as_yaml
from channels.package.wording import Language, Wording
from domain.house.facts.sentences import answer_of
from domain.opening.profile import Profile
from domain.opening.readiness import readiness
from domain.package.album import ordered
from domain.package.package import Package
from store.house.shelf import Shelf, whole
from store.house.shelf import written as kept

ALBUM = "photos.zip"
LANGUAGES: tuple[Language, ...] = ("fr", "en")
# The forms are in English, as the channels' extranets are; what a person wrote stays as it was written.
FORMS: Language = "en"


def written(
    package: Package, *, shelf: Shelf, folder: Path, channels: tuple[Profile, ...] = ()
) -> tuple[Path, ...]:
    """Every form of the package in a folder that only this account reads. OSError where it cannot be written."""
    files = [kept(folder / name, content) for name, content in _forms(package, channels)]
    if package.photos:
        files.append(album(package, shelf, folder / ALBUM))
    return tuple(files)


def _forms(package: Package, channels: tuple[Profile, ...]) -> Iterator[tuple[str, bytes]]:
    yield "package.json", as_json(package).encode()
    yield "package.yaml", as_yaml(package).encode()
    for language in LANGUAGES:
        yield f"hotel.{language}.jsonld", as_json_ld(package, language).encode()
        yield f"hotel-descriptive-content.{language}.xml", as_ota_xml(package, language).encode()
    wording = Wording(FORMS, partial(_labelled, Words(FORMS, zone=package.house.zone)))
    for profile in channels:
        yield f"{profile.code}.xlsx", as_form(readiness(profile, package), wording)


def _labelled(words: Words, question: str, value: str) -> str | None:
    """The words of a tapped answer; None for words that a person chose himself."""
    said = answer_of(question.partition(".")[0], value)
    return None if said.key == "text.words" else words.plain(said)


def album(package: Package, shelf: Shelf, path: Path) -> Path:
    """All its photos in one ZIP. OSError where it cannot be written."""
    with whole(path) as file:
        write_album(_pages(package, shelf), package.house, file)
    return path


def album_in_parts(package: Package, shelf: Shelf, most: int) -> Iterator[tuple[str, bytes]]:
    """The same as files of at most about `most` bytes, `photos.zip` or `photos-1.zip` and so on."""
    pages = _pages(package, shelf)
    parts = list(parts_of(pages, most))
    for number, part in enumerate(parts, 1):
        out = io.BytesIO()
        write_album(pages, package.house, out, part=part)
        yield "photos.zip" if len(parts) == 1 else f"photos-{number}.zip", out.getvalue()


def _pages(package: Package, shelf: Shelf) -> list[Page]:
    """The photos whose bytes are here, in their order."""
    placed = [
        (photo, shelf.place(photo.digest, photo.name)) for photo in ordered(package.photos, package.house)
    ]
    return [Page(photo, where) for photo, where in placed if where.exists()]
