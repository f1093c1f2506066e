"""Which parts of what somebody typed are passwords, keys, bank accounts or cards, that nobody may keep?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from domain.bookings.payment_cards import has_right_check_digit
from domain.conversation.secrets.calling import ARABIC, KEYS, NONE, PASSWORDS, SAYS, WHOSE
from domain.folding import fold

MARK = "•"
_SAID = re.compile(rf"(?<!\w)(?:{PASSWORDS}|{KEYS}|{ARABIC}){WHOSE}({SAYS})(\S{{3,200}})")
_ACCOUNTS = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2,7}(?:[ .-]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
_RIB = re.compile(r"(?<!\d)\d(?:[ .-]?\d){23}(?!\d)")
_CARD = re.compile(r"(?<![\d.])\d(?:[ \u00a0\u202f-]?\d){12,18}(?!\d)")
_ISSUERS = frozenset("23456")
_SHAPES = (
    re.compile(r"(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}"),  # a bot's token
    re.compile(r"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}"),
    re.compile(r"\blhcm-agent-[A-Za-z0-9_-]{16,}"),
    re.compile(
        r"\bgh[pousr]_[A-Za-z0-9]{20,}|\bxox[abp]-[A-Za-z0-9-]{10,}|\bAKIA[A-Z0-9]{16}\b|\bAIza[\w-]{30,}"
    ),
    re.compile(r"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}"),
    re.compile(r"(?<=://)[^\s/:@]{1,60}:[^\s/@]{3,}(?=@)"),
)


def masked(text: str) -> str:
    """The text with dots instead of each secret, as long as before: whatever points into it still fits."""
    kept, last = [], 0
    for start, end in sorted(set(_found(text))):
        if end > last:
            kept += [text[last:start], _dots(text[max(start, last) : end])]
            last = end
    return "".join((*kept, text[last:]))


def is_masked(text: str) -> bool:
    """Whether something in it was masked."""
    return MARK * 3 in text


def _found(text: str) -> Iterator[tuple[int, int]]:
    yield from _announced(text)
    for shape in _SHAPES:
        yield from (found.span() for found in shape.finditer(text))
    for pattern, is_one in _CHECKED:
        yield from (found.span() for found in pattern.finditer(text) if is_one(found[0]))


def _announced(text: str) -> Iterator[tuple[int, int]]:
    """What follows « mot de passe : »; places carry over only where folding keeps the length."""
    folded = "".join(fold(character)[:1] or character for character in text)
    for found in _SAID.finditer(folded):
        start, end = found.span(2)
        word = text[start:end].rstrip(".,;)»\"'")
        plain = bool(re.fullmatch(r"[^\W\d_]+", word))
        if plain and fold(word) in NONE:
            continue
        yield start, start + len(word)


def _is_iban(words: str) -> bool:
    """ISO 13616: the first four moved to the end, letters as 10 to 35, leaves 1 when divided by 97."""
    plain = re.sub(r"[ .-]", "", words).upper()
    digits = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return 15 <= len(plain) <= 34 and int(digits) % 97 == 1


def _is_card(words: str) -> bool:
    return words[0] in _ISSUERS and has_right_check_digit(words)


def _always(words: str) -> bool:
    return True


def _dots(words: str) -> str:
    """As many code units of UTF-16 as before: Telegram counts in them."""
    return MARK * (len(words.encode("utf-16-le")) // 2)


_CHECKED: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_ACCOUNTS, _is_iban),
    (_RIB, _always),
    (_CARD, _is_card),
)
