"""Does a rule tell a translation that keeps figures, dates and names from one that does not?"""

from __future__ import annotations

import pytest

from domain.guests.differences import differences

SAME = [
    ("We arrive on 3 March at 3 pm, two adults", "Nous arrivons le 3 mars à 15 h, 2 adultes", "en", "fr"),
    ("Flug AT555, Ankunft 21.30 Uhr am Freitag", "Vol AT555, arrivée à 21 h 30 vendredi", "de", "fr"),
    ("نصل يوم الجمعة 12 مارس الساعة ٣ مساءً، غرفتان", "Vendredi 12 mars à 15 h, deux chambres", "ar", "fr"),
    ("It costs 1,500 MAD or 99.50 EUR", "Cela coûte 1 500 MAD ou 99,50 EUR", "en", "fr"),
    ("at 10:30 p.m.", "à 22 h 30", "en", "fr"),
    ("alle 8 di sera con tre amici", "à 20h avec trois amis", "it", "fr"),
    ("om 8 uur 's avonds", "at 8 p.m.", "nl", "en"),
    ("a las 3 de la tarde", "at 3 PM", "es", "en"),
    ("Wir sind zu zweit", "Nous sommes deux", "de", "fr"),
    ("le 1er mars, près du Jardin Majorelle", "on 1 March, near the Majorelle garden", "fr", "en"),
    ("I may come in May, or not", "Je viendrai peut-être en mai, ou pas", "en", "fr"),
]
OTHER = [
    ("We arrive on 3 March", "Nous arrivons le 13 mars", "en", "fr", ("3",), ("13",)),
    ("3 March", "le 3 avril", "en", "fr", ("month 3",), ("month 4",)),
    ("two adults", "trois adultes", "en", "fr", ("2",), ("3",)),
    ("on Monday", "mardi", "en", "fr", ("day 0",), ("day 1",)),
    ("at 3 pm", "à 3 h", "en", "fr", ("15",), ("3",)),
    ("Is it near Jardin Majorelle?", "Est-ce près du parc ?", "en", "fr", ("Jardin Majorelle",), ()),
    ("نحن في فندق Mamounia", "Nous sommes à l'hôtel", "ar", "fr", ("Mamounia",), ()),
    ("flight AT555", "vol AT556", "en", "fr", ("at555",), ("at556",)),
    ("We want a room", "Il veut une chambre à 500 MAD", "en", "fr", (), ("500",)),
]


@pytest.mark.parametrize(("text", "told", "language", "reader"), SAME)
def test_two_ways_to_write_one_thing_are_the_same(text: str, told: str, language: str, reader: str) -> None:
    assert differences(text, told, language, reader) == ((), ())


@pytest.mark.parametrize(("text", "told", "language", "reader", "lost", "new"), OTHER)
def test_what_is_another_is_named(
    text: str, told: str, language: str, reader: str, lost: tuple[str, ...], new: tuple[str, ...]
) -> None:
    assert differences(text, told, language, reader) == (lost, new)


def test_a_name_that_the_house_knows_may_not_get_lost() -> None:
    lost, _ = differences("Anna Weber arrives.", "Elle arrive.", "en", "fr", ("Anna Weber", "Villa Thaifa"))
    assert lost == ("Anna Weber",)
