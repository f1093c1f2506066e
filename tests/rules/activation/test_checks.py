"""Do the words under a point of the protocol say that it was well, that it was not, or neither?"""

from __future__ import annotations

import pytest

from domain.activation.checks import is_well
from domain.errors import Refusal

SAYS: dict[str, bool | None] = {
    "vu": True,
    "RAS": True,
    "No problem at all": True,
    "aucun écart": True,
    "oui : ce n'est pas remboursable, comme au dossier": True,
    "non, un contrôle est rouge": False,
    "le prix n'est pas bon : 1200": None,
    "1 200 au lieu de 1 300": None,
    "it doesn't match": None,
    "aucune photo visible": None,
    "il manque 2 photos": None,
    "c'est bon ?": None,
}
COUNTS = {
    "2 avant, 1 après": True,
    "le 12/03/2027 : 3 chambres avant, 2 chambres après": True,
    "before: 3, after: 2": True,
    "3 → 2 → 3": True,
    "3 avant, 3 après": False,
    "avant 2, après 3": False,
    "2 -> 2": False,
}


@pytest.mark.parametrize(("words", "well"), SAYS.items())
def test_nobody_guesses_a_no_within_words(words: str, well: bool | None) -> None:
    if well is None:
        with pytest.raises(Refusal):
            is_well("price", words)
    else:
        assert is_well("price", words) is well


@pytest.mark.parametrize(("words", "well"), COUNTS.items())
def test_a_trial_closure_that_takes_no_room_is_not_well(words: str, well: bool) -> None:
    assert is_well("far_date", words) is well
