"""Are both catalogues whole, alike, safe and well set?"""

import re
import string
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from bot.words.catalogue import (
    LANGUAGES,
    LOCALE,
    Language,
    english,
    french,
    read,
    sentences,
    typeset,
    untagged,
)
from bot.words.values import DATE_FORMATS

SPECS = {
    "bare",
    "change",
    "signed",
    "bare_signed",
    "digits",
    "ordinal",
    "whole",
    "moment",
    "tenths",
    "of_month",
} | DATE_FORMATS.keys()
SPECS |= {"stay", "from", "nights", "days", "dots", "commas", "spaces", "lines"}
SPECS |= {"joined", "semicolons", "columns", "wide_columns", "week", "from_days", "title_month"}


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    """The templates of one message as typed: one, or one for each plural form."""
    typed = message.string or ""
    return (typed,) if isinstance(typed, str) else tuple(typed)


CATALOGUES: dict[Language, dict[str, Message]] = {
    language: {key(message): message for message in read(language) if message.id} for language in LANGUAGES
}


def every(language: Language) -> Iterator[tuple[str, str]]:
    """Each key with each of its templates."""
    for name, message in CATALOGUES[language].items():
        for template in forms(message):
            yield name, template


def fields(template: str) -> Iterator[tuple[str, str]]:
    for _, name, spec, _ in string.Formatter().parse(template):
        if name is not None:
            yield name, spec or ""


def words(template: str) -> str:
    """A template without its tags, each field standing as one letter."""
    return untagged(
        "".join(text + "x" * (name is not None) for text, name, *_ in string.Formatter().parse(template))
    )


def test_both_languages_hold_the_same_keys() -> None:
    assert CATALOGUES["fr"].keys() == CATALOGUES["en"].keys()


def test_both_languages_show_the_same_values_and_count_the_same_things() -> None:
    for name, message in CATALOGUES["fr"].items():
        other = CATALOGUES["en"][name]
        assert message.pluralizable == other.pluralizable, name
        shown = [{field for field, _ in fields(form)} | {"n"} for m in (message, other) for form in forms(m)]
        assert all(fields_of == shown[0] for fields_of in shown), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_said_plainly_typed_and_uses_known_manners(language: Language) -> None:
    for name, template in every(language):
        assert template, name
        assert template == template.strip(), name
        assert "!" not in words(template), name
        assert not re.search(r"[\u00a0\u202f’…]", template), (
            f"{name}: type plainly, the house sets the typography"
        )
        for field, spec in fields(template):
            assert field.isidentifier(), name
            assert spec in SPECS | {""}, f"{name}: unknown manner {spec}"


class Markup(HTMLParser):
    """Only <b> and <i>, without attributes, closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i"}
        assert not attrs
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_holds_only_markup_that_telegram_reads(language: Language) -> None:
    for name, template in every(language):
        reader = Markup()
        reader.feed(template)
        reader.close()
        assert not reader.opened, f"{name}: a tag stays open"
        literals = "".join(literal for literal, *_ in string.Formatter().parse(template))
        assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", re.sub(r"</?[bi]>", "", literals)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_set_as_its_language_is_printed(language: Language) -> None:
    for name, template in every(language):
        shown = words(typeset(template, language))
        assert not re.search(r"'|\.\.\.|\"", shown), name
        if language == "fr":
            assert not re.search(r"(?<!\u202f)(?:[:;!?](?=$|[\s<])|(?<![+-]x)(?<![+-]\d\d)%|»)", shown), name
            assert not re.search(r"«(?!\u202f)|[\u00a0 ]»|n° ", shown), name
        else:
            assert not re.search(r"[\s\u202f][:;!?]|\d\s%|«", shown), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography_is_set_once_and_leaves_the_fields_alone(language: Language) -> None:
    for name, template in every(language):
        once = typeset(template, language)
        assert typeset(once, language) == once, name
        assert Counter(fields(once)) == Counter(fields(template)), name


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("Pourquoi?", "Pourquoi\u202f?"),
        ("a : b ; c", "a\u202f: b\u202f; c"),
        ("« Fait »", "«\u202fFait\u202f»"),
        ("«Fait».", "«\u202fFait\u202f»."),
        ("« Fait » : oui", "«\u202fFait\u202f»\u202f: oui"),
        ("15 %", "15\u202f%"),
        ("15 %, puis 16%.", "15\u202f%, puis 16\u202f%."),
        ("à 09:00", "à 09:00"),
        ("https://exemple.ma", "https://exemple.ma"),
        ("/prix tout +15%", "/prix tout +15%"),
        ("1 → 2", "1\u00a0→ 2"),
        ("l'hôtel...", "l’hôtel…"),
        ("n° 47", "n°\u00a047"),
    ],
)
def test_french_is_set_from_plain_typing(typed: str, printed: str) -> None:
    assert french(typed) == printed


def test_english_is_set_from_plain_typing() -> None:
    assert english("it's no. 47...") == "it’s no.\u00a047…"
    assert typeset('"all" or ("{said}") or <b>"x"</b>', "en") == "“all” or (“{said}”) or <b>“x”</b>"


def test_typography_reaches_neither_tags_nor_entities_nor_fields() -> None:
    typed = "<b>{day:long}</b>: {x}% &amp; l'an"
    assert typeset(typed, "fr") == "<b>{day:long}</b>\u202f: {x}\u202f% &amp; l’an"
    assert untagged(typeset(typed, "fr")) == "{day:long}\u202f: {x}\u202f% & l’an"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_leads_to_its_sentence(language: Language) -> None:
    for name, message in CATALOGUES[language].items():
        numbers = (1, 2) if message.pluralizable else (None,)
        for n, form in zip(numbers, forms(message), strict=True):
            assert sentences(language).template(name, n) == typeset(form, language)


@pytest.mark.parametrize(
    "path", sorted(LOCALE.rglob("*.po")), ids=lambda path: f"{path.parts[-3]}/{path.name}"
)
def test_a_file_of_sentences_is_sorted_and_says_each_key_once(path: Path) -> None:
    """What two people added at once must not stand there twice: the reader would take the last one, silently."""
    keys = re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert keys == sorted(set(keys))
