"""Does a competitor study hold what a person wrote and photographed, and nothing that he did not?"""

from pathlib import Path

import pytest
from PIL import Image

from bot.words.phrases import Words
from channels.website.study import FORM, study_page
from domain.errors import Refusal

GOOD = """
by: Omar
sites:
  - {name: "Riad <Exemple>", url: "https://riad.example.com", seen_on: 2026-11-28, steps_to_book: 3,
     good: [trois clics], take: [prix visible dès la première page], screenshots: [home.png]}
  - {name: Dar Exemple, url: "https://dar.example.com", seen_on: 2026-11-28}
"""


def page(folder: Path, text: str) -> str:
    form = folder / "study.yaml"
    form.write_text(text, "utf-8")
    return study_page(form, "Villa Thaifa", "fr", Words("fr").plain)


def test_what_was_seen_stands_in_it_and_what_was_not_leaves_no_gap(tmp_path: Path) -> None:
    Image.new("RGB", (1280, 3000)).save(tmp_path / "home.png")
    made = page(tmp_path, GOOD)
    assert "Riad &lt;Exemple&gt;" in made
    assert made.count("<img") == 1
    assert made.count("prix visible dès la première page") == 2  # of its site, and of all
    second = made.split("Dar Exemple</h2>")[1]
    assert "<h3>" not in second


@pytest.mark.parametrize(
    "text",
    [
        "by: Omar\nsites: []",
        "by: Omar\nsites: [{name: A, url: ftp://a.example, seen_on: 2026-11-28}]",
        "by: Omar\nsites: [{name: A, url: 'https://a.example', seen_on: hier}]",
        "by: Omar\nsites: [{name: A, url: 'https://a.example', seen_on: 2026-11-28, screenshots: [none.png]}]",
        "by: Omar\nsites: [{name: A, url: 'https://a.example', seen_on: 2026-11-28, screenshots: [../x.png]}]",
        "- 1\n- [",
        "42",
    ],
)
def test_a_form_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refusal):
        page(tmp_path, text)


def test_the_empty_form_asks_for_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        page(tmp_path, FORM.read_text("utf-8"))
