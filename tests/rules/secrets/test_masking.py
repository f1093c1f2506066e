"""Is every secret that people type masked, in three languages, and nothing that is none?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.updates import without_secrets
from domain.conversation.secrets.masking import MARK, is_masked, masked

SECRETS = [
    ("mot de passe : Soleil2026!", "Soleil2026!"),
    ("Le mot de passe Expedia est Riad#44", "Riad#44"),
    ("mdp: abc123", "abc123"),
    ("voici le mot de passe de booking : villa-thaifa", "villa-thaifa"),
    ("password is hunter2", "hunter2"),
    ("The password for the extranet: Blue.Door", "Blue.Door"),
    ("PIN = 4471", "4471"),
    ("l mot de passe dyal expedia howa riad123", "riad123"),
    ("lmdp hiya Azul2026", "Azul2026"),
    ("كلمة السر : زهرة123", "زهرة123"),
    ("clé API: 9f8a7b6c5d", "9f8a7b6c5d"),
    ("api_key=AbCdEf123456", "AbCdEf123456"),
    ("token: q1w2e3r4t5", "q1w2e3r4t5"),
    ("sk-proj-0123456789abcdefghij", "sk-proj-0123456789abcdefghij"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123", "ghp_abcdefghijklmnopqrstuvwxyz0123"),
    ("lhcm-agent-q8v_o--LPVbwNsniQIZnxINp-gpI2Yhu", "lhcm-agent-q8v_o--LPVbwNsniQIZnxINp-gpI2Yhu"),
    ("la carte 4111 1111 1111 1111 exp 12/28", "4111 1111 1111 1111"),
    ("IBAN FR76 3000 6000 0112 3456 7890 189", "FR76 3000 6000 0112 3456 7890 189"),
    ("gb82west12345698765432", "gb82west12345698765432"),
    ("RIB 011 780 0000123456789012 34", "011 780 0000123456789012 34"),
    ("postgresql://lhcm:s3cret@db.example/lhcm", "lhcm:s3cret"),
    ("/activation expedia demandé, mot de passe : x9Z!", "x9Z!"),
]
HARMLESS = [
    "mot de passe oublié",
    "Le mot de passe est dans le coffre",
    "the password is in the vault",
    "lmdp msha",
    "suite junior 20/12-03/01 +15 %",
    "R599233355, 31 déc. au 3 janv., 4 200 MAD, 3,588 transactions",
    "/prix double supérieure 1 990 MAD",
    "plombier 1 200 dh chambre 7, tél. +212 5 24 00 00 00",
    "Booking.com 5446847, canal 401071",
    "réservation 1234567890123 chez Expedia",
    "code postal 40000, 12 chambres",
    "passe la suite à 2400",
    "https://admin.example.com/hotel/5446847?lang=fr",
]


@pytest.mark.parametrize(("text", "secret"), SECRETS, ids=[text[:30] for text, _ in SECRETS])
def test_a_secret_is_masked_and_the_rest_stays(text: str, secret: str) -> None:
    kept = masked(text)
    assert secret not in kept
    assert is_masked(kept)
    assert len(kept.encode("utf-16-le")) == len(text.encode("utf-16-le"))
    assert kept.replace(MARK, "") == text.replace(secret, "")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_secret_stays_as_typed(text: str) -> None:
    assert masked(text) == text
    assert not is_masked(text)


@given(st.text(max_size=300))
def test_any_text_keeps_its_length_and_masking_again_changes_nothing(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    kept = masked(text)
    assert len(kept.encode("utf-16-le")) == len(text.encode("utf-16-le"))
    assert masked(kept) == kept


def test_an_update_is_kept_without_it_wherever_it_stands() -> None:
    secret = "Soleil2026!"
    said = f"mot de passe : {secret}"
    raw: dict[str, Any] = {
        "update_id": 7,
        "message": {"text": said, "reply_to_message": {"text": said}, "chat": {"id": 1}},
    }
    photo = {"update_id": 8, "edited_message": {"caption": said, "photo": [{"file_id": secret}]}}
    assert secret not in str(without_secrets(raw))
    assert without_secrets(raw)["message"]["chat"] == {"id": 1}
    assert secret not in without_secrets(photo)["edited_message"]["caption"]
    assert raw["message"]["text"] == said
