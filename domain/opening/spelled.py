"""Which channel do people mean by the name that they use for it?"""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import refuse
from domain.folding import fold as bare
from domain.opening.profile import Profile, profiles


def code_of(name: str) -> str | None:
    """The code of the channel called so; None for a name of no profile."""
    found = _found(name, profiles().values())
    return found[0].code if len(found) == 1 else None


def profile_of(words: str) -> Profile:
    """The channel that these words name. Raises Refusal where they name none, or several."""
    found = _found(words, profiles().values())
    if len(found) == 1:
        return found[0]
    known = tuple(one.name for one in profiles().values())
    raise refuse("opening.which_channel", words=words.strip()[:40], channels=known)


def _found(words: str, among: Iterable[Profile]) -> list[Profile]:
    said = _plain(words)
    listed = list(among)
    exact = [one for one in listed if said and said in _names(one)]
    begun = [one for one in listed if len(said) >= 3 and any(name.startswith(said) for name in _names(one))]
    return exact or begun


def _names(one: Profile) -> set[str]:
    return {_plain(name) for name in (one.code, one.name, *one.name.split(), *one.rides_along)}


def _plain(words: str) -> str:
    return "".join(letter for letter in bare(words) if letter.isalnum())
