"""Does the playbook leave answers alone that it has never seen, and catch what breaks its rules in other words?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import cycle
from pathlib import Path

import pytest

from domain.data_file import data_in
from domain.guests.known import LANGUAGES
from domain.guests.playbook.checks import Around
from domain.guests.playbook.linter import lint
from domain.guests.playbook.rule import of_messages

SAID = Path(__file__).parent / "said"
# How a message begins and ends in each language, in turn.
AROUND = {
    "en": (
        ("Dear Anna Weber,", "Good day,", "Good evening, Ms Weber,", "Hello Anna Weber,"),
        ("With kind regards,\nthe team of Villa Thaifa", "Yours sincerely,\nSaid", "Warm regards,\nSaid"),
    ),
    "fr": (
        ("Bonjour Anna Weber,", "Bonjour,", "Chère Madame Weber,", "Bonsoir,"),
        (
            "Bien à vous,\nl’équipe de Villa Thaifa",
            "Cordialement,\nSaid",
            "Avec nos salutations distinguées,\nSaid",
        ),
    ),
    "de": (
        ("Guten Tag Anna Weber,", "Guten Tag,", "Sehr geehrte Frau Weber,", "Liebe Frau Weber,"),
        (
            "Mit freundlichen Grüßen\nSaid",
            "Herzliche Grüße aus Marrakesch\nIhr Team der Villa Thaifa",
            "Mit herzlichem Gruß\nSaid",
        ),
    ),
    "es": (
        ("Buenas tardes, Anna Weber:", "Buenas tardes:", "Estimada señora Weber:", "Hola, Anna Weber:"),
        (
            "Un cordial saludo,\nel equipo de Villa Thaifa",
            "Atentamente,\nSaid",
            "Reciba un saludo muy cordial,\nSaid",
        ),
    ),
    "it": (
        ("Gentile Anna Weber,", "Buongiorno,", "Gentilissima signora Weber,", "Cara signora Weber,"),
        (
            "Cordiali saluti,\nSaid",
            "Un caro saluto da tutta la casa,\nil team di Villa Thaifa",
            "Con i migliori saluti,\nSaid",
        ),
    ),
    "nl": (
        ("Beste Anna Weber,", "Goedemiddag,", "Geachte mevrouw Weber,", "Goedendag mevrouw Weber,"),
        (
            "Met vriendelijke groet,\nSaid",
            "Hartelijke groeten,\nhet team van Villa Thaifa",
            "Hoogachtend,\nSaid",
        ),
    ),
    "ar": (
        ("تحيّة طيّبة Anna Weber،", "السلام عليكم،", "مساء الخير،", "السيدة Weber المحترمة،"),
        (
            "مع أطيب التحيات،\nفريق Villa Thaifa",
            "مع خالص التقدير،\nسعيد",
            "وتفضّلوا بقبول فائق الاحترام،\nسعيد",
        ),
    ),
}


def well_said(language: str) -> Iterator[tuple[str, str]]:
    """(what was asked, a whole answer) of the file of a language."""
    hellos, closings = (cycle(one) for one in AROUND[language])
    for row in data_in(SAID / f"{language}.yaml")["well"]:
        asked, body = row if isinstance(row, list) else ("", row)
        yield asked, f"{next(hellos)}\n\n{body}\n\n{next(closings)}"


def broken(language: str, text: str, asked: str = "", *, whole: bool = True) -> set[str]:
    around = Around(language, asked, "Anna Weber", time(17))
    return {one.rule.id for one in lint(text, around, whole=whole)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_well_said_is_left_alone(language: str) -> None:
    said = list(well_said(language))
    alarms = [(found, text) for asked, text in said if (found := broken(language, text, asked))]
    assert len(said) >= 100
    assert len(alarms) <= 0.02 * len(said), alarms


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_badly_said_is_caught_in_other_words_too(language: str) -> None:
    whole = {rule.id for rule in of_messages() if rule.whole}
    said = [(code, text) for code, row in data_in(SAID / f"{language}.yaml")["badly"].items() for text in row]
    missed = [(code, text) for code, text in said if code not in broken(language, text, whole=code in whole)]
    assert len(said) >= 60
    assert len(missed) <= 0.02 * len(said), missed
