"""Does imported material enter the package as a whole, show what differs, and correct itself?"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from bot.commands.package.material_face import EVERYTHING, material_json, told
from bot.imports import import_spec
from bot.material import Wanted, bring
from bot.packaged import written
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.material.bundle import Entry
from channels.material.photos import Batch, Seen, look_here
from channels.material.reading import Asked, Material, read_here
from governance.board import Board
from governance.office import Office
from governance.package.filled import package_of
from governance.package.undoing import take_last_back
from governance.post.replies import Reply
from store.engine import open_store
from store.house.shelf import Shelf
from tests.fresh import empty_house
from tests.journeys.pilot import SPEC
from tests.journeys.terminal import ROOT
from tests.makers import NOW
from tests.rules.package.pictures import jpeg, scene

HOME = "villa-thaifa"
SIZE = "rooms.junior-suite.size_m2"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    url = empty_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    await import_spec(store, SPEC, NOW, dry_run=False)
    yield Office(store, Board(()), lambda: NOW, shelf=Shelf(tmp_path / "shelf"))
    await store.close()


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process: one test with the real one is enough of them."""

    async def read(asked: Asked) -> Material:
        return read_here(asked)

    async def seen(entries: Sequence[Entry], *, keep: bool) -> AsyncIterator[list[Seen]]:
        yield list(zip(entries, look_here(Batch(tuple(entries), keep)), strict=True))

    monkeypatch.setattr("bot.material.read_material", read)
    monkeypatch.setattr("bot.material.look_at", seen)


def material(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "material"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


async def test_a_dry_run_says_what_the_import_then_does(office: Office, tmp_path: Path) -> None:
    folder = material(tmp_path, rooms="Chambre;Surface;Lits\nSuite Junior;45;1 king\nTente;9;2 simples\n")
    looked = await bring(office, Wanted(HOME, folder, dry_run=True), NOW)
    async with office.store.reading(HOME) as unit:
        assert (await package_of(unit)).value(SIZE) is None
    done = await bring(office, Wanted(HOME, folder), NOW)
    assert done.learned.claims == 2
    assert [place.path for place in done.learned.filled] == [place.path for place in looked.learned.filled]
    async with office.store.reading(HOME) as unit:
        leaf = (await package_of(unit)).settled(SIZE)
    assert leaf is not None
    assert (leaf.value, leaf.source, leaf.confidence) == (45, "rooms.csv:2", "written")
    again = await bring(office, Wanted(HOME, folder), NOW + timedelta(hours=1))
    assert (again.learned.claims, again.learned.filled) == (0, ())


@pytest.mark.usefixtures("at_hand")
async def test_a_file_corrects_itself_two_files_contradict_each_other_and_two_lines_too(
    office: Office, tmp_path: Path
) -> None:
    await bring(office, Wanted(HOME, material(tmp_path, rooms="Chambre;Surface\nSuite Junior;45\n")), NOW)
    moved = material(tmp_path, rooms="Chambre;Surface\nChambre Triple;30\nSuite Junior;46\n")
    done = await bring(office, Wanted(HOME, moved), NOW + timedelta(hours=1))
    assert done.learned.after.value(SIZE) == 46
    assert [place.path for place in done.learned.changed] == [SIZE]
    other = material(tmp_path, other="Chambre;Surface\nSuite Junior;50\n")
    done = await bring(office, Wanted(HOME, other), NOW + timedelta(hours=2))
    [(place, leaves)] = done.learned.contradictions
    assert (place.path, [leaf.value for leaf in leaves]) == (SIZE, [46, 50])
    twice = material(tmp_path, rooms="Chambre;Surface\n1;20\n2;22\n", other="")
    done = await bring(office, Wanted(HOME, twice), NOW + timedelta(hours=3))
    [(place, leaves)] = done.learned.contradictions
    assert [leaf.source for leaf in leaves] == ["rooms.csv:2", "rooms.csv:3"]


@pytest.mark.usefixtures("at_hand")
async def test_it_is_told_to_people_and_to_programs(office: Office, tmp_path: Path) -> None:
    folder = material(tmp_path, rooms="Chambre;Surface;Couleur\nSuite Junior;45;rouge\nTente;9;\n")
    done = await bring(office, Wanted(HOME, folder, dry_run=True), NOW)
    document = material_json(done, Words("fr"), dry_run=True)
    schema = json.loads((ROOT / "data/schemas/package-import.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert [one["line"] for one in document["unread"]] == [1, 3]
    for language in ("fr", "en"):
        text = render_text(Reply(told(done, "material", EVERYTHING)), Words(language))
        assert "rooms.csv" in text
        assert "45" in text


@pytest.mark.usefixtures("at_hand")
async def test_photos_are_placed_kept_without_their_position_and_leave_as_an_album(
    office: Office, tmp_path: Path
) -> None:
    first, second = jpeg(scene(1), gps=True), jpeg(scene(2), up=6, gps=True)
    files = {
        "photos/chambre-12/lit.jpg": first,
        "photos/12/sdb.jpg": second,
        "photos/piscine/IMG_1.jpg": jpeg(scene(3)),
        "photos/IMG_2.jpg": jpeg(scene(4)),
        "photos/double/copie.jpg": first,
        "photos/=coupée.jpg": first[:2000],
        "rooms.csv": b"Chambre;Surface\nSuite Junior;45\n",
    }
    with zipfile.ZipFile(tmp_path / "material.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    wanted = Wanted(HOME, tmp_path / "material.zip", rights="Said")
    looked = await bring(office, replace(wanted, dry_run=True), NOW)
    assert not office.shelf.folder.exists()
    done = await bring(office, wanted, NOW)
    assert [one.key for one in done.remarks] == ["photo.same_file", "photo.where"]
    assert looked.remarks == done.remarks
    assert [one.file for one in done.unread] == ["photos/=coupée.jpg"]
    assert done.learned.after.value("rooms.presidential-suite.photos") == 2
    assert done.learned.after.value("photos.house") == 1
    paths = written(done.learned.after, shelf=office.shelf, folder=tmp_path / "out")
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in [*paths, *office.shelf.folder.rglob("*.jpg")])
    with zipfile.ZipFile(tmp_path / "out" / "photos.zip") as album:
        assert album.namelist() == [
            "01-house-pool.jpg",
            "02-ch12-bed.jpg",
            "03-ch12-bathroom.jpg",
            "04-unplaced-photo.jpg",
            "manifest.csv",
        ]
        rows = list(
            csv.DictReader(album.read("manifest.csv").decode("utf-8-sig").splitlines(), delimiter=";")
        )
        for row in rows:
            content = album.read(row["file"])
            assert hashlib.sha256(content).hexdigest() == row["sha256"]
            assert Image.open(io.BytesIO(content)).size == (int(row["width"]), int(row["height"]))
            assert (int(row["bytes"]), row["rights"]) == (len(content), "Said")
            assert b"Exif" not in content


@pytest.mark.usefixtures("at_hand")
async def test_a_photo_sent_again_is_the_same_and_keeps_what_was_known(
    office: Office, tmp_path: Path
) -> None:
    content = jpeg(scene(1))
    for name, rights in (("chambre 12 lit.jpg", "Said"), ("IMG_9.jpg", None)):
        (tmp_path / name).write_bytes(content)
        done = await bring(office, Wanted(HOME, tmp_path / name, rights=rights), NOW)
        [photo] = done.learned.after.photos
        assert (photo.room, photo.tag, photo.rights) == ("12", "bed", "Said")
    [kept] = office.shelf.folder.rglob("*.jpg")
    assert office.shelf.place(photo.digest, photo.name) == kept


async def test_the_last_import_is_taken_back_once_and_then_the_one_before(
    office: Office, tmp_path: Path
) -> None:
    for place, size in enumerate(("40", "50")):
        table = tmp_path / f"rooms{place}.csv"
        table.write_text(f"Type,Surface m2\nSuite Junior,{size}\n", encoding="utf-8")
        await bring(office, Wanted(HOME, table), NOW + timedelta(minutes=place))
    taken = []
    for minute in range(3):
        async with office.store.unit(HOME) as unit:
            taken.append(await take_last_back(unit, "system", NOW + timedelta(hours=1, minutes=minute)))
    assert taken == [(1, 0), (1, 0), None]
