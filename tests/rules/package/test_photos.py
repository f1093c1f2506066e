"""Is a sound photo kept without a trace of where it was taken, and a hostile one refused with a sentence?"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFilter

from bot.words.phrases import Words
from channels.material.bundle import Entry
from channels.material.look import Look, look
from channels.material.photos import look_at
from channels.material.reading import Asked, read_here
from domain.package.album import in_two_rooms, likenesses, ordered
from domain.package.photo import Photo
from domain.package.where_taken import where_taken
from domain.phrase import Phrase
from tests.makers import NOW, villa
from tests.rules.package.pictures import hostile_archives, hostile_pictures, jpeg, saved, scene

HOUSE = villa()


def seen(content: bytes, name: str = "a.jpg") -> Look:
    found = look(content, name, keep=True)
    assert isinstance(found, Look), found
    return found


def opened(found: Look) -> Image.Image:
    picture = Image.open(io.BytesIO(found.content))
    picture.load()
    return picture


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_lies_beside_the_pixels_goes_and_no_pixel_is_touched(form: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    content = saved(scene(1), form, exif=exif.tobytes(), **({"lossless": True} if form == "WEBP" else {}))
    assert b"Exif" in content or b"eXIf" in content or b"EXIF" in content
    found = seen(content + b"hidden behind the picture")
    for trace in (b"Exif", b"eXIf", b"EXIF", b"hidden"):
        assert trace not in found.content
    assert opened(found).tobytes() == Image.open(io.BytesIO(content)).tobytes()
    assert found.digest == hashlib.sha256(content + b"hidden behind the picture").hexdigest()


@pytest.mark.parametrize("up", range(1, 9))
def test_a_photo_stands_upright(up: int) -> None:
    upright = scene(5)
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    held = upright if up == 1 else upright.transpose(Image.Transpose(turn[up]))
    found = seen(jpeg(held, up=up, gps=True))
    assert (found.width, found.height) == opened(found).size == (900, 600)
    assert (int(found.likeness, 16) ^ int(seen(jpeg(upright)).likeness, 16)).bit_count() <= 6
    assert dict(opened(found).getexif()) == {}


def test_other_colours_become_srgb() -> None:
    cmyk = seen(saved(scene(3).convert("CMYK"), "JPEG"))
    assert opened(cmyk).mode == "RGB"
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert opened(seen(saved(scene(3), "JPEG", icc_profile=lab))).info.get("icc_profile") is None


def test_blurred_enlarged_and_messengers_photos_are_noticed() -> None:
    sharp = scene(4)
    assert seen(jpeg(sharp)).noticed == ()
    assert seen(jpeg(sharp), "WhatsApp Image 2026-01-02 at 10.11.12.jpeg").noticed == ("recompressed",)
    assert seen(jpeg(sharp.filter(ImageFilter.GaussianBlur(6)))).noticed == ("blurred",)
    large = sharp.resize((2700, 1800), Image.Resampling.LANCZOS)
    assert seen(jpeg(large)).noticed == ("upscaled",)


def test_a_sound_picture_under_another_suffix_is_kept_under_its_own() -> None:
    assert seen(saved(scene(1), "PNG"), "a.jpg").name == "a.png"


def test_two_hundred_hostile_files_are_refused_each_with_a_sentence(tmp_path: Path) -> None:
    pictures, archives = list(hostile_pictures()), list(hostile_archives())
    assert len(pictures) + len(archives) >= 200
    assert len({content for _, content in (*pictures, *archives)}) >= 195
    for name, content in pictures:
        found = look(content, name, keep=True)
        assert isinstance(found, Phrase), name
        for language in ("fr", "en"):
            assert 10 < len(Words(language).plain(found)) < 200
    for name, content in archives:
        path = tmp_path / name
        path.write_bytes(content)
        material = read_here(Asked(path, HOUSE))
        assert (material.leaves, material.pictures) == ((), ()), name
        assert material.unread, name
        assert all(len(Words("fr").plain(one.said())) > 10 for one in material.unread)


@pytest.mark.proof
async def test_all_of_them_in_processes_with_limits_beside_sound_ones(tmp_path: Path) -> None:
    entries = []
    for name, content in (*hostile_pictures(), ("sound.jpg", jpeg(scene(1)))):
        path = tmp_path / name
        path.write_bytes(content)
        entries.append(Entry(name, len(content), "2026-11-29", tmp_path))
    found = [one async for batch in look_at(entries, keep=True) for one in batch]
    assert [entry.name for entry, one in found if isinstance(one, Look)] == ["sound.jpg"]
    assert len(found) == len(entries)


@pytest.mark.parametrize(
    ("path", "room", "kind", "tag"),
    [
        ("photos/chambre-12/IMG_0003.jpg", "12", "presidential-suite", None),
        ("photos/12/sdb.jpg", "12", "presidential-suite", "bathroom"),
        ("01 - Piscine/DSC_0001.JPG", None, None, "pool"),
        ("Suite Junior/lit 2.jpg", None, "junior-suite", "bed"),
        ("rooms/Double/bathroom.jpg", None, None, "bathroom"),
        ("12 - Suite Présidentielle/a.jpg", "12", "presidential-suite", None),
        ("chambre 3 et 4/vue.jpg", None, "double-standard", "view"),
        ("Room 3 - bathroom.jpg", "3", "double-standard", "bathroom"),
        ("photos/triple/3.jpg", None, "triple", None),
        ("piscine/12.jpg", None, None, "pool"),
        ("IMG_0012.jpg", None, None, None),
    ],
)
def test_folder_and_name_say_what_a_photo_shows(
    path: str, room: str | None, kind: str | None, tag: str | None
) -> None:
    taken = where_taken(path, HOUSE)
    assert (taken.room, taken.room_type, taken.tag) == (room, kind, tag)


def photo(digest: str, likeness: int = 0, **fields: object) -> Photo:
    return Photo(digest, f"{digest}.jpg", 3000, 2000, 9, f"{likeness:016x}", NOW, "person:1", **fields)  # type: ignore[arg-type]


def test_an_album_begins_outside_and_a_room_ends_in_its_bathroom() -> None:
    photos = [
        photo("a", room="12", tag="bathroom"),
        photo("b", room="12", tag="bed"),
        photo("c", room_type="double-superior", tag="view"),
        photo("d", tag="lobby"),
        photo("e", tag="pool"),
        photo("f", tag="exterior"),
        photo("g"),
    ]
    assert "".join(one.digest for one in ordered(photos, HOUSE)) == "fedcbag"
    assert next(iter(ordered([*photos, photo("h", position=1)], HOUSE))).digest == "h"


def test_one_picture_twice_is_found_and_one_in_two_rooms_too() -> None:
    photos = [photo("a", 0b1111, room="1"), photo("b", 0b1, room="12"), photo("c", 2**63 + 2**40 - 1)]
    assert [[one.digest for one in group] for group in likenesses(photos)] == [["a", "b"]]
    assert [(one.digest, other.digest) for one, other in in_two_rooms(photos, HOUSE)] == [("a", "b")]
