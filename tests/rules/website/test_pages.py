"""Do the website's pages show what is known and nothing else, in both languages, and call nobody?"""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.words.catalogue import LANGUAGES, Language
from channels.website.render import ASSETS, TEMPLATES, Drawing, Picture
from domain.nights import Span
from domain.package.given import of_specs
from domain.package.package import gathered
from domain.package.photo import Photo
from domain.website.pages import Priced, site
from domain.website.points import points
from domain.website.seasons import seasons
from tests.makers import NOW, TODAY, room_type, villa
from tests.rules.website.house import HOUSE, JUNIOR, WHO, leaf, package, pages, shown


class Text(HTMLParser):
    """The words of a page as a reader sees them, and every address in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action"}]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["42 m²", "1 très grand lit (king) et 2 lits simples", "climatisation", "25,50 MAD", "Maroc"]),
        ("en", ["42 m²", "1 king-size bed and 2 single beds", "air conditioning", "25.50 MAD", "Morocco"]),
    ],
)
def test_a_room_is_told_in_the_words_of_its_language(language: Language, expected: list[str]) -> None:
    page = Text(pages(shown(package()), language)["room-junior-suite.html"])
    said = re.sub(r"\s", " ", page.words)
    assert [one for one in expected if one not in said] == []


def test_every_fact_that_is_missing_stands_in_brackets_with_who_can_give_it() -> None:
    found = shown(package())
    french, english = (
        re.sub(r"\s", " ", " ".join(Text(page).words for page in pages(found, language).values()))
        for language in LANGUAGES
    )
    for one in found.lacking:
        name = one.place.field.name.by_language
        marked = f"[à fournir : {name['fr']}" in french or f"[to be provided: {name['en']}" in english
        assert marked, one.place.path
    assert "photos de la maison — Said, HotelRunner]" in french


def test_nothing_is_said_of_what_nobody_has_told() -> None:
    """With every word of the catalogue and every fact taken away, only names and punctuation remain."""
    bare = gathered(HOUSE, [])
    drawn = Drawing(shown(bare), "fr", lambda phrase: f"⟨{phrase.key}⟩", {})
    for page in dict(drawn.pages()).values():
        rest = re.sub(r"⟨[\w.]+⟩", "", Text(page).words)
        for name in ("Villa Thaifa", "Suite Junior"):
            rest = rest.replace(name, "")
        assert re.findall(r"[^\W\d_]+", rest) == []


def test_what_sources_contradict_is_to_be_decided_not_chosen() -> None:
    found = shown(package(leaf("rooms.junior-suite.size_m2", 45, "booking.xlsx")))
    page = Text(pages(found, "fr")["room-junior-suite.html"]).words
    assert "[à trancher" in page
    assert "45" not in page
    assert [point.differs for point in points(found) if point.field.path == "rooms.*.size_m2"] == [True]


def test_words_from_files_are_text_on_a_page() -> None:
    hostile = '<script src="https://evil.example/x.js"></script>{{ 7*7 }}'
    found = shown(package(leaf("rooms.junior-suite.text_fr", hostile)))
    page = pages(found, "fr")["room-junior-suite.html"]
    assert "<script" not in page
    assert "{{ 7*7 }}" in page


def test_the_pages_reach_nobody_and_lead_only_to_each_other() -> None:
    found = shown(package())
    by_language = {language: pages(found, language) for language in ("fr", "en")}
    for language, drawn in by_language.items():
        for page in drawn.values():
            for address in Text(page).addresses:
                folder, _, file = address.rpartition("/")
                kin = by_language[folder.removeprefix("../") or language] if file.endswith(".html") else None
                assert address.startswith("#") or file in (kin if kin is not None else ASSETS), address
    for name in ASSETS:
        text = (Path(TEMPLATES) / name).read_text("utf-8")
        assert not re.search(r"//|@import", text.replace("http://www.w3.org/2000/svg", "")), name


def test_a_photo_stands_on_the_page_of_its_room_and_not_on_the_first() -> None:
    photo = Photo("a" * 64, "p.jpg", 3000, 2000, 9, "0" * 16, NOW, "person:1", room="11")
    drawn = pages(shown(package(photos=(photo,))), "fr", {"a" * 64: Picture("photos/01-11.jpg", 1600, 1067)})
    assert 'src="../photos/01-11.jpg" width="1600"' in drawn["room-junior-suite.html"]
    assert "<img" not in drawn["booking.html"]


def test_of_two_photos_that_look_alike_a_page_shows_one() -> None:
    photo = Photo("a" * 64, "p.jpg", 3000, 2000, 9, "0" * 16, NOW, "person:1", room="11")
    copy = replace(photo, digest="b" * 64, width=1500, height=1000, likeness="0" * 15 + "3")
    other = replace(photo, digest="c" * 64, likeness="f" * 16)
    found = shown(package(photos=(photo, copy, other)))
    assert [one.digest[0] for one in found.rooms[0].photos] == ["a", "c"]
    assert found.photos == ()  # the copy is not the house's either


def test_a_sample_price_is_on_no_page_and_a_year_of_prices_by_season() -> None:
    sample = villa(room_types=(room_type("junior-suite", rooms=("11",), base=Decimal(2600)),))
    found = site(gathered(sample, of_specs(sample, {})), WHO, Priced(), TODAY)
    assert "600" not in "".join(pages(found, "fr").values())
    nights = {date(2026, 12, day): Decimal(1990 if day < 20 else 2420) for day in range(1, 32)}
    priced = Priced({"junior-suite": nights})
    page = Text(pages(shown(package(), priced), "fr")["room-junior-suite.html"]).words
    assert re.sub(r"\s", " ", page).count("1 990 MAD") == 1
    assert "2 420 MAD" in re.sub(r"\s", " ", page)


def test_a_price_that_changes_daily_is_told_by_month() -> None:
    nights = {date(2026, month, day): Decimal(1000 + day) for month in (11, 12) for day in range(1, 31)}
    assert [(one.span.first.month, int(one.low), int(one.high)) for one in seasons(nights)] == [
        (11, 1001, 1030),
        (12, 1001, 1030),
    ]
    gap = {date(2026, 12, day): Decimal(1) for day in (1, 2, 4)}
    assert [len(one.span) for one in seasons(gap)] == [2, 1]


def test_a_point_is_asked_once_for_all_rooms_that_lack_it() -> None:
    house = villa()
    found = points(site(gathered(house, of_specs(house, {})), WHO, Priced(), TODAY))
    sizes = [one for one in found if one.field.path == "rooms.*.size_m2"]
    assert [len(one.rooms) for one in sizes] == [7]
    assert len({one.field.path for one in found}) == len(found)


def test_a_type_that_nobody_has_identified_is_no_page() -> None:
    unknown = room_type("external-HR:7", None, rooms=())
    house = villa(room_types=(JUNIOR, unknown))
    found = site(gathered(house, of_specs(house, {})), WHO, Priced(), TODAY)
    assert [room.code for room in found.rooms] == ["junior-suite"]


def test_no_price_stands_for_nights_that_are_not_sold() -> None:
    changing = {
        date(2027, month, day): Decimal(month * 100 + day) for month in (1, 2) for day in range(1, 29)
    }
    gap = {
        night: price
        for night, price in changing.items()
        if night not in Span(date(2027, 1, 10), date(2027, 1, 20))
    }
    assert [(one.span.first.day, one.span.last.day) for one in seasons(gap)] == [(1, 9), (21, 28), (1, 28)]
