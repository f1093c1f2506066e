"""Does no number of a card, account or passport, and no password, stay in a passage?"""

import pytest

from domain.consent.rights import Role
from domain.knowledge.withheld import without_secrets
from domain.knowledge.writing import Audience, Passage, Place, audience_said, readable_by

KEPT_OUT = [
    ("Carte 4111 1111 1111 1111 exp 12/28", "4111 1111 1111 1111"),
    ("IBAN MA64 0115 1900 0001 2050 0053 4921", "0115 1900"),
    ("RIB 011 519 0000012050005349 21", "0000012050005349"),
    ("Passeport n° AB1234567 délivré à Fès", "AB1234567"),
    ("Passport No: X12345678", "X12345678"),
    ("Reisepass Nr. C01X00T47", "C01X00T47"),
    ("CIN BE123456", "BE123456"),
    ("Mot de passe wifi : Riad-2026!", "Riad-2026"),
    ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "ERIKSSON"),
    ("رقم جواز السفر: AB1234567", "AB1234567"),
]


@pytest.mark.parametrize(("text", "secret"), KEPT_OUT)
def test_it_is_dots_and_the_rest_stays(text: str, secret: str) -> None:
    kept, count = without_secrets(Passage(1, Place(), text))
    assert secret not in kept.text
    assert count >= 1
    assert len(kept.text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chambre 12, du 31/12/2026 au 03/01/2027, 4 950 MAD",
        "Le passeport est demandé à l'arrivée.",
        "Téléphone +212 524 38 91 00",
        "Réservation R599233355, hôtel 5446847",
        "Carte de la piscine : 12 boissons",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    kept, count = without_secrets(Passage(1, Place(), text))
    assert (kept.text, count) == (text, 0)


def test_who_reads_what() -> None:
    assert readable_by(Role.OWNER) == frozenset(Audience)
    assert Audience.OWNER not in readable_by(Role.OPERATOR) | readable_by(Role.AGENT) | readable_by(
        Role.ADVISOR
    )
    assert readable_by(Role.STAFF) == {Audience.STAFF}
    assert audience_said("pour l'équipe") is Audience.STAFF
    assert audience_said("Confidentiel") is Audience.OWNER
    assert audience_said("équipe et direction") is None
    assert audience_said("contrat Booking") is None
