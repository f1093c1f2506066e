"""Does a voice read numbers, hours, dates and signs as a person says them?"""

import pytest

from domain.conversation.aloud import aloud, counted, rank


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1\u202f650 MAD", "mille six cent cinquante dirhams."),
        ("1 850 → 1 990 MAD", "mille huit cent cinquante à mille neuf cent quatre-vingt-dix dirhams."),
        ("+1 430 MAD, −2 %", "plus mille quatre cent trente dirhams, moins deux pour cent."),
        (
            "GOP 38,05 % (plancher 35)",
            "G O P trente-huit virgule zéro cinq pour cent (plancher trente-cinq).",
        ),
        ("2 000 000 MAD", "deux millions de dirhams."),
        ("1 MAD", "un dirham."),
        ("21 chambres, 1 nuit, 31 messages", "vingt et une chambres, une nuit, trente et un messages."),
        ("Hier 10/12", "Hier dix sur douze."),
        ("vol 16:20, 01:00, 21:00", "vol seize heures vingt, une heure, vingt et une heures."),
        ("sam. 20 déc.", "samedi vingt décembre."),
        ("3ᵉ séjour, 1ᵉʳ mars", "troisième séjour, premier mars."),
        ("n°\u00a047", "numéro quarante-sept."),
        ("R599233355", "R cinq neuf neuf deux trois trois trois cinq cinq."),
        ("☀️ « Bonjour » · tout va bien ✓", "Bonjour, tout va bien."),
        ("14 nuits  ▂▅▇▇   creux", "quatorze nuits creux."),
        ("Essayez /brief", "Essayez brief."),
        ("Oui ?", "Oui ?"),
        ("→ M’envoyer l’export", "M’envoyer l’export."),
    ],
)
def test_french(written: str, said: str) -> None:
    assert aloud(written, "fr") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "night of 4 Nov, Thu 15 to Thu 22",
            "night of the fourth of November, Thursday fifteen to Thursday twenty-two.",
        ),
        ("Wednesday 14 October", "Wednesday the fourteenth of October."),
        ("1,650 MAD", "one thousand six hundred and fifty dirhams."),
        ("GOP 38.2%", "G O P thirty-eight point two per cent."),
        (
            "Sat 20 Dec, 16:05 and 09:00",
            "Saturday the twentieth of December, sixteen oh five and nine o'clock.",
        ),
        ("3rd stay, 21st night", "third stay, twenty-first night."),
        ("10/12 rooms", "ten of twelve rooms."),
    ],
)
def test_english(written: str, said: str) -> None:
    assert aloud(written, "en") == said


def test_no_digit_is_left_to_a_voice() -> None:
    for number in (*range(1200), 1650, 10_000, 71_071, 999_999, 1_000_000, 2_300_045):
        for language in ("fr", "en"):
            shown = f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")
            assert aloud(shown, language) == f"{counted(number, language)}."


@pytest.mark.parametrize(("number", "said"), [(5, "cinquième"), (9, "neuvième"), (80, "quatre-vingtième")])
def test_french_ranks(number: int, said: str) -> None:
    assert rank(number, "fr") == said
