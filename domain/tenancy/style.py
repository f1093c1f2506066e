"""How does a house look and speak, where it differs from every other one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.conversation.secrets.masking import is_masked, masked
from domain.errors import refuse
from domain.guests.known import LANGUAGES
from domain.tenancy.colour import accent_from

SETTING = "house:style"
LONGEST_VOICE = 4000


@dataclass(frozen=True, slots=True)
class Style:
    """The house's own colour, the words that its directors keep beside the charter's, and the languages in which it
    answers guests by itself. Nothing set: as every house."""

    accent: str | None = None
    voice: str = ""
    languages: tuple[str, ...] = LANGUAGES


def style_of(stored: Any) -> Style:
    """What the setting holds."""
    if not isinstance(stored, Mapping):
        return Style()
    return Style(stored.get("accent"), stored.get("voice", ""), tuple(stored.get("languages") or LANGUAGES))


def stored_style(style: Style) -> dict[str, Any]:
    """As the setting holds it."""
    return {"accent": style.accent, "voice": style.voice, "languages": list(style.languages)}


def styled(
    style: Style, accent: str | None = None, voice: str | None = None, languages: Sequence[str] | None = None
) -> Style:
    """The style with what was told; « aucune » takes a colour away. Refusal: a part cannot be taken as it is."""
    colour = style.accent
    if accent is not None:
        colour = None if accent.strip().casefold() in {"aucune", "none"} else accent_from(accent)
    words = style.voice if voice is None else voice.strip()
    if len(words) > LONGEST_VOICE:
        raise refuse("look.voice_long", n=len(words), most=LONGEST_VOICE)
    if is_masked(masked(words)):
        raise refuse("secret.masked")
    spoken = style.languages if languages is None else languages_from(languages)
    return Style(colour, words, spoken)


def languages_from(told: Sequence[str]) -> tuple[str, ...]:
    """Codes of languages in their order, each once. Refusal: none, or one that the house cannot write."""
    codes = tuple(dict.fromkeys(one.strip().lower() for one in told if one.strip()))
    strange = next((one for one in codes if one not in LANGUAGES), None)
    if strange is not None or not codes:
        raise refuse("look.languages", words=(strange or "")[:20], known=LANGUAGES)
    return codes
