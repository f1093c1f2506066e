"""Is this a bank account, a card, an identity document or a password, which no package holds?"""

from __future__ import annotations

import functools
import re

from domain.bookings.payment_cards import without_card_numbers
from domain.folding import fold
from domain.package.words import plain, words

# A bank account: IBAN, or the 24 digits of a Moroccan RIB.
_BANK = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}|(?<!\d)(?:\d[ -]?){20,24}(?!\d)")
_NUMBER = r"\W{0,4}(?:n[o°º]?|numero|number)?\W{0,3}[a-z]{0,2} ?\d{5,9}\b"
_SAYS = r"\s*(?:[:=]|est\b|is\b)"


def holds_secret(text: str) -> bool:
    """Whether a text contains the number of an account, card or identity document, or a password."""
    if without_card_numbers(text, "\0", any_issuer=True) != text or _BANK.search(text.upper()):
        return True
    said = fold(text)
    return bool(_patterns()[0].search(said) or _patterns()[1].search(said))


def names_secret(key: str) -> bool:
    """Whether what stands behind this word, « RIB : … », « Mot de passe Booking : … », is to be kept out anyhow."""
    said = plain(key)
    return said in words().secrets or any(said.startswith(f"{head} ") for head in words().secret_heads)


def names_paper(name: str) -> bool:
    """Whether a picture, or its folder, is called like a paper: « passeport Karim.jpg », « RIB.png »."""
    said = f" {plain(name)} "
    return any(f" {word} " in said for word in words().papers)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An identity document with a number behind it, and a password that is being said."""
    known = words()
    documents, passwords = (
        "|".join(r"\W".join(each.split()) for each in sorted(listed))
        for listed in (known.documents, known.passwords)
    )
    return re.compile(rf"\b(?:{documents})\b{_NUMBER}"), re.compile(rf"\b(?:{passwords}){_SAYS}")
