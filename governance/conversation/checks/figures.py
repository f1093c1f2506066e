"""Which numbers stand in a text, and are they among the figures that the house has shown?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from governance.conversation.checks.number_words import counted

_MONTH = (
    r"(?:janvier|janv|février|fevrier|févr|fév|mars|avril|avr|mai|juin|juillet|juil|août|aout|septembre|sept|octobre"
    r"|oct|novembre|nov|décembre|decembre|déc|dec|january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul"
    r"|august|aug|september|sep|october|november|december)\b\.?"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\b\.?"
)
_RANK = r"(?:er|ère|ᵉʳ|ᵉ|e|ème|st|nd|rd|th)\b"
_S = r"[ \u00a0\u202f]"
_TO = rf"{_S}*(?:au|à|-|–|→|to|et|and|,){_S}*"
_DAY = rf"\d{{1,2}}(?:{_RANK})?"
_UNIT = r"%|MAD|DH|€|EUR|USD|\$|nuit|night|chambre|room|point|pt|réserv|booking|client|guest|personne"
_MEASURED = rf"(?!{_S}*(?:{_UNIT}))"
# What looks like a number and is a day, an hour, a year, a rank or a place in a list.
_TIMES = re.compile(
    "|".join(
        (
            r"\b\d{4}-\d{2}-\d{2}\b",
            r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
            r"\b\d{1,2}\.\d{1,2}\.\d{4}\b",
            rf"\b(?:{_DAY}{_TO})*{_DAY}{_S}*{_MONTH}(?:{_S}+(?:19|20)\d\d\b{_MEASURED})?",
            rf"\b{_MONTH}{_S}+{_DAY}\b(?:,?{_S}+(?:19|20)\d\d\b)?{_MEASURED}",
            rf"\b{_MONTH}{_S}+(?:19|20)\d\d\b{_MEASURED}",
            rf"\b{_WEEKDAY}{_S}+{_DAY}\b{_MEASURED}",
            rf"\bdu{_S}+\d{{1,2}}{_S}+au{_S}+\d{{1,2}}\b{_MEASURED}",
            rf"\ble{_S}+\d{{1,2}}\b{_MEASURED}",
            rf"\b\d{{1,2}}{_S}?(?::|h){_S}?\d{{2}}\b",
            rf"\b\d{{1,2}}{_S}?h\b",
            rf"\b\d+{_RANK}",
            rf"\b(?:en|in|de|année|year){_S}+(?:19|20)\d\d\b{_MEASURED}",
            r"(?m:^[ \t]*\d{1,2}[.)][ \t])",
            r"\b[A-Z]\d{1,2}\b",
        )
    ),
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*", re.IGNORECASE
)
_PERCENT = re.compile(rf"{_S}*(?:%|pour{_S}cent|percent|points?\b|pts?\b|pp\b)", re.IGNORECASE)
_SCALE = re.compile(rf"{_S}?(?P<k>k\b)|{_S}(?P<m>M\b|millions?\b)")
_CODE = re.compile(r"\b(?=\w*[^\W\d_])(?=\w*\d)[\w-]{3,}\b")
_CURRENCY = re.compile(r"(?:MAD|DHS?|EUR|USD|GBP|CHF)", re.IGNORECASE)


def unknown(text: str, figures: Collection[Decimal], shown: Collection[str] = ()) -> list[str]:
    """The numbers of a text that are no day, hour or rank and are not among the figures, as they were written.

    A figure may be rounded to the decimals written, its sign left to the words, a ratio written as a percentage.
    Codes of letters and digits count as known when they stand in one of the texts `shown` to the model.
    """
    blank = _TIMES.sub(lambda found: " " * len(found[0]), text)
    missing: list[str] = []
    for code in _CODE.finditer(blank):
        if _CURRENCY.match(code[0]) or code[0][0].isdigit():
            continue
        if not any(code[0] in words for words in shown):
            missing.append(code[0])
        blank = blank[: code.start()] + " " * len(code[0]) + blank[code.end() :]
    missing += [written for written, readings in numbers(blank) if not _known(readings, figures)]
    missing += [
        blank[start:end] for start, end, value in counted(blank) if not _is(Decimal(value), 0, figures)
    ]
    return missing


def stated(text: str) -> frozenset[Decimal]:
    """Every value that the numbers of a text may mean: what a person wrote himself may be repeated to him."""
    blank = text
    digits = {value for _, readings in numbers(blank) for group in readings for value, _ in group}
    return frozenset(digits | {Decimal(value) for _, _, value in counted(blank)})


Reading = tuple[tuple[Decimal, int], ...]


def numbers(text: str) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """Each number as written, with its possible readings: values, and the power of ten that each is counted in."""
    for found in _NUMBER.finditer(text):
        written = found[0]
        share = _PERCENT.match(text, found.end()) is not None
        scale = _SCALE.match(text, found.end())
        power = -2 if share else 0 if scale is None else 3 if scale["k"] else 6
        yield written, tuple(tuple((value, power) for value in values) for values in _readings(written))


@lru_cache(maxsize=512)
def _readings(written: str) -> tuple[tuple[Decimal, ...], ...]:
    """1 990 → 1990, or « 1 » and « 990 » apart; 1,990 → 1.990 or 1990; 1.990,50 → 1990.50."""
    plain = re.sub(r"[ \u00a0\u202f'’]", "", written)
    found: list[tuple[Decimal, ...]] = [(Decimal(value),) for value in _decimals(plain)]
    if plain != written:
        found.append(
            tuple(Decimal(part.replace(",", ".")) for part in re.split(r"[ \u00a0\u202f'’]", written))
        )
    return tuple(found)


def _decimals(plain: str) -> Iterator[str]:
    marks = re.findall(r"[.,]", plain)
    if not marks:
        yield plain
        return
    head, tail = re.split(r"[.,](?=\d+$)", plain)
    whole = re.sub(r"[.,]", "", head)
    if len(marks) == 1 or marks[-1] != marks[-2]:
        yield f"{whole}.{tail}"
    if all(len(part) == 3 for part in re.split(r"[.,]", plain)[1:]):
        yield whole + tail


def _known(readings: tuple[Reading, ...], figures: Collection[Decimal]) -> bool:
    return any(all(_is(value, power, figures) for value, power in reading) for reading in readings)


def _is(value: Decimal, power: int, figures: Collection[Decimal]) -> bool:
    """Whether a figure, rounded to the decimals written, reads like that."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    for figure in figures:
        for scaled in {abs(figure), abs(figure).scaleb(-power)}:
            if scaled == value:
                return True
            if abs(scaled - value) <= step and value in (
                scaled.quantize(step, ROUND_HALF_EVEN),
                scaled.quantize(step, ROUND_HALF_UP),
            ):
                return True
    return False
