"""Who are these guests that nobody has ever met?

First names are ordinary, family names are put together from landscape words, addresses end in example.org.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random

from domain.bookings.reservation import Guest
from domain.folding import fold


@dataclass(frozen=True, slots=True)
class Nation:
    """Guests from one country: their share of all guests in percent, and what their names are made of."""

    country: str
    share: int
    first: str
    fore: str
    aft: str

    def names(self) -> list[tuple[str, str]]:
        """Every (first name, family name)."""
        families = [a + b for a, b in product(self.fore.split(), self.aft.split())]
        return list(product(self.first.split(), (name.replace("_", " ") for name in families)))


NATIONS = (
    Nation(
        "FR", 36,
        "Camille Louis Inès Hugo Manon Jules Sarah Paul Élise Antoine Claire Victor Nadia Rémi Lucie Gabriel",
        "Mont Val Beau Haut Clair Font Roche Bel Grand Mar", "brune mire closel vigne lac sart vallon cerne",
    ),
    Nation(
        "GB", 16, "Emma Oliver Isla Harry Grace Thomas Amelia George Lucy Henry Alice Edward",
        "Ash Thorn Hather Ember Fen Wych Marsh Heron", "combe wold stead mere lowe garth holt",
    ),
    Nation(
        "DE", 12, "Anna Lukas Lena Felix Marie Jonas Sophie Moritz Hannah Tobias Julia Stefan",
        "Birken Linden Eichen Falken Silber Erlen Amsel", "thal brück rode ried horst hain",
    ),
    Nation(
        "ES", 10, "Lucía Mateo Carmen Pablo Elena Diego Sofía Javier Marta Álvaro",
        "Monte Valle Torre Fuente Campo Prado Arco", "claro nuevo luz brisa luna vento",
    ),
    Nation(
        "MA", 9, "Salma Youssef Imane Karim Leïla Mehdi Zineb Anas Hajar Rachid",
        "Aït_Zer Ben El_Oua Tazer Idou Ama", "mourit assil dighir kalim ghouz louane",
    ),
    Nation(
        "US", 8, "Madison Ethan Olivia Mason Abigail Logan Chloe Tyler Hannah Brandon",
        "Cedar Silver Mill Harbor Maple Copper Juniper", "brookton ridgeway stonely wellman crestan hollis",
    ),
    Nation(
        "IT", 5, "Giulia Lorenzo Chiara Matteo Alice Davide Sara Pietro",
        "Monte Val Rocca Fonte Bosco Prato", "chiaro dolce lieto fiorito sereno vivo",
    ),
    Nation(
        "NL", 4, "Sanne Daan Lotte Bram Fleur Sem Anouk Thijs",
        "van_Wolken van_Duin van_Molen ter_Linden van_Riet", "veld wijker rade zicht horn beemd",
    ),
)  # fmt: skip


class GuestBook:
    """Hands out strangers, each only once, so that nobody returns by accident."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._strangers = {nation.country: nation.names() for nation in NATIONS}
        for names in self._strangers.values():
            rng.shuffle(names)

    def stranger(self) -> Guest:
        """Somebody who has never been here. Raises IndexError once everybody has."""
        open_to = [nation for nation in NATIONS if self._strangers[nation.country]]
        nation = self._rng.choices(open_to, [n.share for n in open_to])[0]
        return person(*self._strangers[nation.country].pop(), nation.country)


def person(first: str, family: str, country: str, note: str | None = None) -> Guest:
    """A guest with the e-mail address that follows from the name."""
    return Guest(
        name=f"{first} {family}",
        country=country,
        email=f"{_plain(first)}.{_plain(family)}@example.org",
        note=note,
    )


def _plain(name: str) -> str:
    return fold(name).replace(" ", "-")
