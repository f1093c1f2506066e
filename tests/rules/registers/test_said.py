"""What do words put on the registers, and when is an artifact stale?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.errors import Refusal
from domain.registers.artifact import Artifact, artifact_in, staleness
from domain.registers.letter import LetterTold, Party, letter_in, party_of
from tests.makers import NOW

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "HotelRunner support : dossier envoyé ; par : mail ; réf : 4471 ; relancer : vendredi",
            LetterTold(
                "HotelRunner support", "dossier envoyé", SUNDAY, False, "mail", "4471", date(2026, 12, 4)
            ),
        ),
        (
            "reçu de Maître Alami : le bail est à signer ; le 12/11/2026",
            LetterTold("Maître Alami", "le bail est à signer", date(2026, 11, 12), received=True),
        ),
        (
            "received from Expedia: contract attached; next: in 3 days",
            LetterTold("Expedia", "contract attached", SUNDAY, received=True, next_on=date(2026, 12, 2)),
        ),
    ],
)
def test_a_letter_is_heard_whole(words: str, told: LetterTold) -> None:
    assert letter_in(words, SUNDAY) == told


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("dossier envoyé", "letter.how"),
        ("support :", "letter.how"),
        ("support : envoyé ; relancer : hier", "register.day"),
        ("support : envoyé ; relancer : bientôt", "register.day"),
        ("support : envoyé ; le 31/12/2026", "register.day"),
        ("support : envoyé ; et puis", "register.part_unknown"),
        ("support : envoyé ; réf : 1 ; réf : 2", "register.part_unknown"),
        ("x : " + "y" * 2000, "decision.too_long"),
    ],
)
def test_what_is_not_heard_is_refused_and_nothing_of_it_kept(words: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        letter_in(words, SUNDAY)
    assert refused.value.phrase.key == why


@pytest.mark.parametrize(
    ("who", "party"),
    [
        ("Support Booking", Party.SUPPORT),
        ("Booking.com", Party.CHANNEL),
        ("le propriétaire", Party.OWNER),
        ("Maître Alami", Party.EXPERT),
        ("Fatima", Party.OTHER),
    ],
)
def test_whoever_it_is_is_known_by_what_he_is_called(who: str, party: Party) -> None:
    assert party_of(who) is party


def artifact(title: str, days: int, *depends: str, next_on: date | None = None) -> Artifact:
    at = NOW - timedelta(days=days)
    return Artifact(1, title, title, 1, "", "", "", next_on, depends, at, "person:1")


def test_what_rests_on_something_newer_is_stale() -> None:
    photos = artifact("dossier photos", 5, "plan", "bail", "nobody knows")
    older, newer = NOW - timedelta(days=9), NOW - timedelta(days=1)
    assert staleness(photos, {"plan": older, "papiers/bail.pdf": older}, SUNDAY) is None
    found = staleness(photos, {"plan": newer, "papiers/bail.pdf": newer}, SUNDAY)
    assert found is not None
    assert (found.newer, found.overdue) == (("plan", "bail"), False)
    two = {"a/bail.pdf": newer, "b/bail.docx": newer, "plan": older}
    assert staleness(photos, two, SUNDAY) is None, "which of the two is meant nobody knows"
    late = staleness(artifact("x", 1, next_on=SUNDAY - timedelta(days=1)), {}, SUNDAY)
    assert late is not None
    assert late.overdue


def test_what_is_left_out_of_an_artifact_is_not_stated() -> None:
    told = artifact_in("Dossier photos ; v 3 ; dépend de : plan, bail.pdf", SUNDAY)
    assert (told.version, told.depends, told.state, told.next_on) == (3, ("plan", "bail.pdf"), None, None)
    assert not artifact_in("Dossier photos", SUNDAY).says_something
