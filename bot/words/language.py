"""Which of the house's languages does somebody read?"""

from __future__ import annotations

from bot.words.catalogue import Language


def house_language(language: str | None) -> Language:
    """French unless the account says English."""
    return "en" if (language or "fr").lower().startswith("en") else "fr"
