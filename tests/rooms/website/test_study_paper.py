"""Does the competitor study end with its last word or picture, however long it is, never with an empty page?"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from PIL import Image
from pypdf import PdfReader

from bot.words.phrases import Words
from channels.website.browser import Browser, opened
from channels.website.study import study_page

SHAPES = {"phone": (390, 844), "desk": (1200, 800)}
LENGTHS = range(44)
PARTS = ("good", "bad", "take")


def page(folder: Path, lines: int, shape: str) -> Path:
    """A study of one house whose text grows line by line in front of a screenshot."""
    folder.mkdir()
    Image.new("RGB", SHAPES[shape], "teal").save(folder / "1.jpg")
    site = {
        "name": "Riad Voisin",
        "url": "https://voisin.example",
        "seen_on": "2026-11-20",
        **{
            part: [f"Point {n}" for n in range(lines)[20 * at : 20 * at + 20]]
            for at, part in enumerate(PARTS)
        },
        "screenshots": ["1.jpg"],
    }
    form = folder / "study.yaml"
    form.write_text(yaml.safe_dump({"by": "Omar", "sites": [site]}), "utf-8")
    written = folder / "study.html"
    written.write_text(study_page(form, "Villa Thaifa", "fr", Words("fr").plain), "utf-8")
    return written


async def ends_full(browser: Browser, source: Path) -> bool:
    """Whether its last page shows something."""
    last = PdfReader(io.BytesIO(await browser.printed(source))).pages[-1]
    return bool(last.extract_text().strip() or last.images)


@pytest.mark.proof
@pytest.mark.parametrize("shape", SHAPES)
async def test_no_length_leaves_an_empty_page(tmp_path: Path, shape: str) -> None:
    async with opened() as browser:
        empty = [
            lines
            for lines in LENGTHS
            if not await ends_full(browser, page(tmp_path / f"{shape}-{lines}", lines, shape))
        ]
    assert empty == []
