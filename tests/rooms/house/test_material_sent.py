"""Does what is sent about the house itself fill the package by one tap, and leave it by another?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from domain.package.package import Package
from governance.package.filled import package_of
from tests.makers import NOW
from tests.rooms.house.documents_stage import HOME, Phones, keys, phones, plain
from tests.rooms.package.test_material_import import at_hand  # noqa: F401 - a fixture
from tests.rules.package.pictures import jpeg, scene

SIZE = "rooms.junior-suite.size_m2"
pytestmark = pytest.mark.usefixtures("at_hand")


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Phones]:
    made = await phones(tmp_path)
    made.office = replace(made.office, clock=Clock())
    yield made
    await made.office.store.close()


async def package(stage: Phones) -> Package:
    async with stage.office.store.reading(HOME) as unit:
        return await package_of(unit)


def tapped(buttons: Iterator[tuple[str, str]], label: str) -> str:
    return next(data for shown, data in buttons if shown == label)


async def test_a_table_of_rooms_is_asked_about_taken_in_and_taken_back(stage: Phones) -> None:
    [shown] = await stage.sends("Omar", "chambres.csv", b"Chambre;Surface\nSuite Junior;45\n")
    assert "surface (m²), Suite Junior : 45 (chambres.csv:2)" in plain(shown)
    assert [label for label, _ in keys(shown)] == ["Mettre au dossier", "Ne pas importer"]
    assert (await package(stage)).value(SIZE) is None
    done = await stage.taps("Omar", tapped(iter(keys(shown)), "Mettre au dossier"))
    assert (await package(stage)).value(SIZE) == 45
    assert done.face is not None
    [[button]] = done.face.buttons
    assert (await stage.taps("Omar", keys(shown)[0][1])).alert is not None
    await stage.taps("Said", button.data)
    assert (await package(stage)).value(SIZE) is None
    corrected = b"Chambre;Surface\nSuite Junior;46\n"
    for content, expected in ((b"Chambre;Surface\nSuite Junior;44\n", 44), (corrected, 46)):
        [shown] = await stage.sends("Omar", "chambres.csv", content)
        done = await stage.taps("Omar", keys(shown)[0][1])
        assert (await package(stage)).value(SIZE) == expected
    assert done.face is not None
    await stage.taps("Omar", done.face.buttons[0][0].data)
    assert (await package(stage)).value(SIZE) == 44


async def test_a_zip_with_photos_asks_whose_they_are(stage: Phones) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("chambre 12/lit.jpg", jpeg(scene(1), gps=True))
        archive.writestr("fiche.md", "Adresse : 12 derb Chtouka\n")
    [shown] = await stage.sends("Said", "maison.zip", written.getvalue())
    done = await stage.taps("Said", keys(shown)[0][1])
    assert done.face is not None
    ours, undo = (button for row in done.face.buttons for button in row)
    await stage.taps("Said", ours.data)
    [photo] = (await package(stage)).photos
    assert (photo.room, photo.tag, photo.rights) == ("12", "bed", "Said")
    await stage.taps("Said", undo.data)
    after = await package(stage)
    assert (after.photos, after.value("address.street")) == ((), None)


async def test_a_photo_is_placed_by_its_caption_and_a_note_is_only_kept(stage: Phones) -> None:
    [shown] = await stage.sends("Said", "IMG_1.jpg", jpeg(scene(1)))
    assert "de quelle chambre" in plain(shown)
    await stage.taps("Said", keys(shown)[0][1])
    assert len((await package(stage)).photos) == 1
    [shown] = await stage.sends("Said", "notes.pdf", b"%PDF-1.7 nothing")
    assert keys(shown) == []


async def test_a_tap_says_which_type_a_photo_shows(stage: Phones) -> None:
    [shown] = await stage.sends("Said", "IMG_2.jpg", jpeg(scene(2)))
    done = await stage.taps("Said", keys(shown)[0][1])
    assert done.face is not None
    offered = [
        (str(button.label.args.get("words")), button.data) for row in done.face.buttons for button in row
    ]
    suite = next(data for name, data in offered if "Suite Junior" in name)
    assert (await stage.taps("Omar", suite)).alert is not None  # neither the sender nor an owner
    assert (await stage.taps("Said", f"{suite.rpartition('.')[0]}.99")).alert is not None
    after = await stage.taps("Said", suite)
    assert after.face is not None
    assert "photo.placed" in str(after.face)
    [photo] = (await package(stage)).photos
    kind = photo.kind((await package(stage)).house)
    assert kind is not None
    assert kind.code == "junior-suite"
