"""Do six mornings read word for word as they were looked at, in both languages and on a phone's first screen?"""

import re
from html import unescape
from pathlib import Path

import pytest

from bot.words.catalogue import LANGUAGES, Language
from tests.looks.mornings import MORNINGS, html

GOLDEN = Path(__file__).parent / "mornings"
PICTURES = Path(__file__).parents[3] / "docs" / "pictures" / "mornings"
JARGON = {
    "fr": ("(partiel)", "non compté", "Background", "Journal", "Synchro"),
    "en": ("(partial)", "not counted", "Journal", "Sync"),
}


def above(text: str) -> str:
    """What stands above the fold, as a person reads it."""
    return unescape(re.sub(r"<[^>]*>", "", text.partition("<blockquote")[0]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MORNINGS)
def test_a_morning_reads_as_it_was_looked_at(name: str, language: Language) -> None:
    """After a deliberate change: `python -m tests.looks.mornings tests/rules/day/mornings --texts`, and look."""
    golden = (GOLDEN / f"{name}.{language}.html").read_text(encoding="utf-8")
    assert html(MORNINGS[name](), language) == golden.rstrip("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MORNINGS)
def test_a_morning_fits_a_phone_and_hides_what_is_for_later(name: str, language: Language) -> None:
    text = html(MORNINGS[name](), language)
    shown = above(text)
    assert len(shown) <= 900, shown
    for word in JARGON[language]:
        assert word not in shown
    assert "Journal 7f3a9b2c" in text.partition("<blockquote")[2]


def test_every_morning_has_its_pictures() -> None:
    drawn = {path.stem for path in PICTURES.glob("*.png")}
    assert drawn == {f"{name}-{theme}" for name in MORNINGS for theme in ("light", "dark")}
