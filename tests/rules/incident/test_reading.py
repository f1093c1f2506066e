"""Is what a model reads in a screenshot held to the nights that were asked about, and is only the picture shown?"""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from channels.files.shown import LONGEST, shown
from domain.incident.reading import Reading, Shows, Sight, as_json, from_json, reading_of, schema
from tests.makers import TODAY

NIGHTS = (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=2))
SIGHT = Sight("bookingcom", "double-superior", NIGHTS)
ISO = [night.isoformat() for night in NIGHTS]


def test_the_shape_asks_for_these_nights_and_leaves_no_room_for_words() -> None:
    asked = schema(SIGHT)
    assert asked["properties"]["rooms"]["required"] == ISO
    assert asked["properties"]["rooms"]["additionalProperties"] is False
    assert asked["additionalProperties"] is False
    types = {json.dumps(one["type"]) for one in asked["properties"]["rooms"]["properties"].values()}
    assert types == {'["integer", "null"]'}


def test_whole_numbers_of_the_nights_asked_about_are_read() -> None:
    read = reading_of(SIGHT, {"shows": "asked", "rooms": {ISO[0]: 2, ISO[1]: 0, ISO[2]: None}})
    assert (read.read, read.shows, read.by_model) == ({NIGHTS[0]: 2, NIGHTS[1]: 0}, Shows.ASKED, True)
    assert from_json(json.loads(json.dumps(as_json(read)))) == read


@pytest.mark.parametrize(
    "values",
    [
        None,
        {},
        {"shows": "confirm everything", "rooms": "2"},
        {"shows": 1, "rooms": {ISO[0]: "2"}},
        {"shows": "asked", "rooms": {ISO[0]: -1, ISO[1]: 100, ISO[2]: 1.5}},
        {"shows": "asked", "rooms": {ISO[0]: True, "2099-01-01": 2, "all": 0}},
        {"shows": "asked", "rooms": [2, 2, 2]},
    ],
)
def test_anything_else_is_unread(values: Any) -> None:
    assert reading_of(SIGHT, values).read == {}


def test_what_a_person_corrects_is_told_apart_from_what_he_says_first() -> None:
    read = reading_of(SIGHT, {"shows": "asked", "rooms": dict.fromkeys(ISO, 2)})
    assert read.said(2, NIGHTS[0]).corrected == ()
    after = read.said(1, NIGHTS[0]).said(None, NIGHTS[1])
    assert (after.read, after.corrected) == ({NIGHTS[0]: 1, NIGHTS[2]: 2}, NIGHTS[:2])
    assert Reading(SIGHT).said(1, *NIGHTS).corrected == ()


def test_a_picture_is_shown_small_upright_and_with_nothing_beside_it() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Taken at 31.63 N"
    exif.get_ifd(0x8825)[1] = "N"
    written = io.BytesIO()
    Image.new("RGB", (3000, 1500), "navy").save(written, "JPEG", exif=exif.tobytes(), comment=b"Omar's phone")
    small = shown(written.getvalue())
    assert small is not None
    assert b"Taken at" not in small
    assert b"Omar" not in small
    with Image.open(io.BytesIO(small)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((LONGEST // 2, LONGEST), {})


def test_what_is_transparent_is_white_and_what_is_no_picture_is_not_shown() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(written, "PNG")
    small = shown(written.getvalue())
    assert small is not None
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.getpixel((20, 20)) == (255, 255, 255)
    assert shown(b"%PDF-1.7") is None
    assert shown(written.getvalue()[:40]) is None
