"""Does a guest read of a trouble in his own language, without a promise and within the hotelier's rules?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.guests.follow_up import followed_up, language_of_country
from domain.guests.known import LANGUAGES
from domain.guests.playbook.checks import Around
from domain.service.trouble import Trouble, TroubleKind, TroubleState
from governance.guests.checking import breaches_of
from tests.makers import NOW

OPEN = Trouble(1, "t", TroubleKind.LEAK, "7", "sous le lavabo", "person:3", NOW, owner="person:2")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TroubleKind)
def test_every_trouble_is_told_in_every_language(kind: TroubleKind, language: str) -> None:
    shown = followed_up(replace(OPEN, kind=kind), language, house="Villa Thaifa", name="Weber", person="Omar")
    settled = replace(OPEN, kind=kind, state=TroubleState.CLOSED)
    after = followed_up(settled, language, house="Villa Thaifa", name="Weber")
    for text in (shown, after):
        assert breaches_of(text, Around(language, name="Weber")) == ()
        assert "{" not in text
        assert "Villa Thaifa" in text
        assert "Weber" in text
        assert "lavabo" not in text, "words of the staff stay in the house"
    assert ("Omar" in shown) is (kind is not TroubleKind.LOST)
    assert "Omar" not in after


@pytest.mark.parametrize(("country", "language"), [("DE", "de"), ("fr", "fr"), (None, "en"), ("JP", "en")])
def test_who_has_not_written_is_told_in_the_language_of_his_country(
    country: str | None, language: str
) -> None:
    assert language_of_country(country) == language
