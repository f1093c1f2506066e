"""Does an album leave the house with names that every system opens, and a list that orders no spreadsheet about?"""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from channels.package.album import MANIFEST, Page, write_album
from domain.package.photo import Photo
from tests.makers import NOW
from tests.rules.opening.houses import RIAD

NAMES = ["=1+1.jpg", " =cmd().JPG", "＝A1.png", "\n@x.webp", "plain"]


@pytest.mark.parametrize("name", NAMES)
def test_a_photo_of_any_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    path.write_bytes(b"pixels")
    out = io.BytesIO()
    write_album([Page(Photo("a" * 64, name, 800, 600, 6, "0" * 16, NOW, "person:1"), path)], RIAD, out)
    with zipfile.ZipFile(out) as album:
        first, second = album.namelist()
        [row] = csv.DictReader(
            io.StringIO(album.read(MANIFEST).decode("utf-8-sig"), newline=""), delimiter=";"
        )
    assert second == MANIFEST
    assert first.partition(".")[2] in {"jpg", "png", "webp"}
    assert row["original"] == (name if name == "plain" else f"'{name}")
