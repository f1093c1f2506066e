"""Can every colour that the house takes be read on the page, by day and by night?"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardroom.pages.look import sheet
from domain.errors import Refusal
from domain.tenancy.colour import (
    DARK_PAPER,
    DARK_SHEET,
    LEAST,
    PAPER,
    SHEET,
    accent_from,
    contrast,
    rgb,
    tokens,
)
from domain.tenancy.style import Style, stored_style, style_of, styled

HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"{n:06x}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


@given(HEX)
def test_what_is_taken_can_be_read_on_every_ground_and_what_is_not_names_one_that_can(told: str) -> None:
    try:
        accent = accent_from(told)
    except Refusal as refusal:
        accent = accent_from(str(refusal.phrase.args["better"]))
    day, night = tokens(accent)
    grounds = ((day, (PAPER, SHEET, day["tint"])), (night, (DARK_PAPER, DARK_SHEET, night["tint"])))
    for found, behind in grounds:
        assert all(contrast(found["accent"], ground) >= LEAST for ground in behind)
        assert contrast(found["on-accent"], found["accent"]) >= LEAST


def test_the_grounds_are_the_pages_own() -> None:
    css = Path("boardroom/static/boardroom.css").read_text("utf-8")
    for name, value in (("paper", PAPER), ("sheet", SHEET), ("paper", DARK_PAPER), ("sheet", DARK_SHEET)):
        assert f"--{name}: {value};" in css


@pytest.mark.parametrize("words", ["", "red", "12345", "#1234567", "8a3b12;}", "８a3b12"])
def test_what_is_no_colour_is_refused(words: str) -> None:
    with pytest.raises(Refusal):
        accent_from(words)


def test_the_sheet_sets_only_tokens() -> None:
    assert re.sub(r"--(accent|on-accent|tint): #[0-9a-f]{6};", "", sheet("8a3b12")).count("#") == 0
    assert "#8a3b12" in sheet("8a3b12")
    assert rgb("#8a3b12") == (138, 59, 18)


def test_a_style_comes_back_as_it_was_kept_and_each_part_is_changed_alone() -> None:
    style = styled(Style(), "8A3B12", " Simple et chaleureux. ", ["fr", "NL", "fr"])
    assert style == Style("#8a3b12", "Simple et chaleureux.", ("fr", "nl"))
    assert style_of(stored_style(style)) == style
    assert styled(style, accent="aucune") == Style(None, style.voice, style.languages)
    for wrong in ({"languages": ["tlh"]}, {"languages": [""]}, {"voice": "x" * 4001}):
        with pytest.raises(Refusal):
            styled(style, **wrong)
