"""Is this a bank account, a card, an identity document or a password, which no package holds?"""

from __future__ import annotations

import re

from domain.bookings.payment_cards import without_card_numbers
from domain.package.words import plain, words

# A bank account: IBAN, or the 24 digits of a Moroccan RIB.
_BANK = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}|(?<!\d)(?:\d[ -]?){20,24}(?!\d)")
_IDENTITY = re.compile(
    r"\b(?:passe?port|c\.?n\.?i\.?e?|carte (?:nationale|d.identit[ée])|identity card)\b\W{0,4}"
    r"(?:n[°ºo]?|num[ée]ro|number|no)?\W{0,3}[a-z]{0,2}\s?\d{5,9}\b",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"\b(?:mot de passe|mdp|password|passwd|pwd)\s*(?:[:=]|est\b|is\b)", re.IGNORECASE)


def holds_secret(text: str) -> bool:
    """Whether a text contains the number of an account, card or identity document, or a password."""
    if without_card_numbers(text, "\0", any_issuer=True) != text or _BANK.search(text.upper()):
        return True
    return bool(_IDENTITY.search(text) or _PASSWORD.search(text))


def names_secret(key: str) -> bool:
    """Whether what stands behind this word, « RIB : … », is to be kept out whatever it looks like."""
    return plain(key) in words().secrets
