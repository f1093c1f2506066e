"""Is a folder read once, what changes read again, what goes forgotten, and what is hostile passed over?"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from bot.knowledge.folders import forget, look_through, look_through_all, remember
from domain.knowledge.writing import Audience
from tests.rooms.knowledge.papers import pdf, word
from tests.rooms.knowledge.test_finding import HOME, Desk, desk

__all__ = ["desk"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Papiers"
    (made / "équipe").mkdir(parents=True)
    (made / "bail.pdf").write_bytes(pdf("Bail commercial.", "Loyer mensuel du bail : 18 000 MAD."))
    (made / "équipe" / "linge.docx").write_bytes(word(("Linge", "Les draps sont changés le mardi.")))
    return made


async def test_a_second_look_reads_nothing_and_what_changes_is_a_new_version(
    desk: Desk, folder: Path
) -> None:
    first = await look_through(desk.office, HOME, folder)
    assert (first.read, first.unchanged, first.gone, first.unread) == (2, 0, 0, ())
    assert (await look_through(desk.office, HOME, folder)).read == 0
    [best, *_] = (await desk.asks("loyer du bail")).answers
    assert (best.found.writing.title, best.found.passage.place.page) == ("Papiers/bail.pdf", 2)
    [linen, *_] = (await desk.asks("quand change-t-on les draps ?")).answers
    assert linen.found.writing.audience is Audience.STAFF
    (folder / "bail.pdf").write_bytes(pdf("Bail commercial.", "Loyer mensuel du bail : 19 500 MAD."))
    os.utime(folder / "bail.pdf", ns=(1, 1_900_000_000_123_456_000))
    assert (await look_through(desk.office, HOME, folder)).read == 1
    [best, *_] = (await desk.asks("loyer du bail")).answers
    assert best.found.writing.version == 2
    assert "19 500" in best.quotation


async def test_what_is_deleted_is_gone_and_a_lost_folder_is_cited_no_more_until_it_is_back(
    desk: Desk, folder: Path
) -> None:
    await remember(desk.office, HOME, folder, None, "person:1")
    assert await look_through_all(desk.office, HOME) == 2
    (folder / "équipe" / "linge.docx").unlink()
    assert (await look_through(desk.office, HOME, folder)).gone == 1
    assert not (await desk.asks("quand change-t-on les draps ?")).answers
    away = folder.rename(folder.with_name("ailleurs"))  # noqa: ASYNC240
    assert (await look_through(desk.office, HOME, folder)).lost
    without = await desk.asks("loyer du bail")
    assert (without.answers, without.lost) == ((), ("Papiers",))
    away.rename(folder)
    assert await look_through_all(desk.office, HOME) == 1
    assert (await desk.asks("loyer du bail")).answers
    assert await forget(desk.office, HOME, folder, "person:1") >= 1
    assert not (await desk.asks("loyer du bail")).hits
    assert await look_through_all(desk.office, HOME) == 0


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


async def test_hostile_files_cost_only_themselves(desk: Desk, folder: Path) -> None:
    document = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    hostile = {
        "bombe.docx": packed(**{"word__document.xml": b"<w>" + b" " * 40_000_000}),
        "entites.docx": packed(**{"word__document.xml": document}),
        "glisse.xlsx": packed(**{"xl__workbook.xml": b"<w/>", "..__..__evil.xml": b"x"}),
        "archive.zip": packed(a=b"b"),
        "casse.pdf": b"%PDF-1.7\n" + b"\xff" * 500,
        "vide.txt": b"",
        "programme.exe": b"MZ\0\0",
        "image.png": b"\x89PNG\r\n\x1a\n",
    }
    for name, content in hostile.items():
        (folder / name).write_bytes(content)
    os.symlink("/etc/passwd", folder / "lien.txt")
    done = await look_through(desk.office, HOME, folder)
    assert done.read == len(hostile) + 2
    assert {name.partition("/")[2]: why for name, why in done.unread} == {
        "bombe.docx": "unsafe",
        "entites.docx": "unsafe",
        "glisse.xlsx": "unsafe",
        "archive.zip": "archive",
        "casse.pdf": "damaged",
        "vide.txt": "empty",
        "programme.exe": "form",
        "image.png": "no_text",
    }
    assert (await desk.asks("loyer du bail")).answers
    assert not (await desk.asks("root bash passwd")).answers
