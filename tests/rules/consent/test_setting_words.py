"""Is a setting that changed told in words, and never by the name that it is stored under?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.catalogue import Language
from bot.words.phrases import Words
from governance.consent.setting_words import OF_ONE, SETTINGS, setting


def told(name: str, language: Language = "fr") -> str:
    return Words(language).plain(setting(name, "Omar", True))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", [*SETTINGS, *(f"{kind}:aéroport" for kind in OF_ONE)])
def test_every_known_setting_has_a_sentence_of_its_own(name: str, language: Language) -> None:
    said = told(name, language)
    assert said != told("never heard of", language)
    assert "_" not in said
    assert ":" not in said


@given(st.from_regex(r"[a-z]{3,8}_[a-z]{3,8}(:[0-9a-f]{24})?", fullmatch=True))
def test_no_stored_name_is_ever_shown(name: str) -> None:
    assert name.partition(":")[0] not in told(name)


def test_a_place_is_named_and_an_identity_is_not() -> None:
    assert "aéroport" in told("place:aéroport")
    assert "5f2e" not in told("readers:5f2e")
    assert "5f2e" not in told("hold_told:5f2e")
