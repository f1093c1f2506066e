"""Which figures, dates and names stand in a text and not in its translation?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from babel import Locale

from domain.folding import fold
from domain.guests.known import LANGUAGES, document, has_arabic

# A figure with what may follow it: minutes, or the half of the day that it belongs to.
_FIGURE = re.compile(r"\d+\.\d{1,2}(?!\d)|(?P<hour>\d+)(?::(?P<minute>\d\d))? ?(?P<half>[ap]m\b)?")
_HOURS = re.compile(r"(\d)(?: ?(?:h|uhr|heures?) ?(\d\d)\b|\.(\d\d) ?(?:uhr|uur)\b| ?h\b)")
_PM = re.compile(
    r"(?<=\d) ?(?:p\.m\.?|(?:heures? )?(?:de l'apres-midi|du soir)|(?:uhr )?(?:nachmittags|abends)|"
    r"de la (?:tarde|noche)|(?:del pomeriggio|di sera)|(?:uur )?'s (?:middags|avonds)|مساء|بعد الظهر)(?!\w)"
)
_AM = re.compile(
    r"(?<=\d) ?(?:a\.m\.?|(?:heures? )?du matin|(?:uhr )?(?:morgens|fruh)|de la manana|di mattina|"
    r"(?:uur )?'s (?:ochtends|morgens)|صباحا)(?!\w)"
)
_GROUPED = re.compile(r"(?<=\d)[ .,'\u00a0\u202f](?=\d{3}(?!\d))")
_POINT = re.compile(r"(?<=\d)[.,](?=\d{1,2}(?!\d))")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|e|eme)\b")
_CODE = re.compile(r"\b(?=\w*\d)(?=\w*[a-z])[a-z]{1,3} ?\d{2,}\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PROPER = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+)+", re.MULTILINE)
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
CAPITALISED = frozenset({"de"})  # every noun begins with a capital: no sign of a name


def differences(
    text: str, other: str, language: str | None, target: str, names: Iterable[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(lost, new): what only `text` says, and what only `other` says. Figures and dates of either; names of `text`.

    `names` are those that the house knows: the guest's, its own. Two ways to write one hour, number or day are the
    same: « 3 pm » and « 15 h », « two » and « 2 ». Pure rule, no model.
    """
    before, after = told(text, language), told(other, target)
    lost = [*sorted(before - after), *_names_lost(text, other, language, names)]
    return tuple(lost), tuple(sorted(after - before))


def differs(body: Mapping[str, Any]) -> bool:
    """Whether any translation that stands beside a message says other figures, dates or names than it does."""
    read = body.get("translation", {}).values()
    return bool(body.get("differ")) or any(one["lost"] or one["new"] for one in read)


def told(text: str, language: str | None) -> frozenset[str]:
    """Every figure, hour, month beside a figure, day of the week and code of a text, each in one way of writing."""
    folded = " ".join(fold(text.translate(EASTERN)).split())
    folded = _AM.sub(" am", _PM.sub(" pm", _ORDINAL.sub("", folded)))
    folded = _HOURS.sub(lambda hit: f"{hit[1]}:{hit[2] or hit[3] or '00'} ", folded)
    folded = _POINT.sub(".", _GROUPED.sub("", folded))
    spoken = language if language in LANGUAGES else None
    found = set(_dates(folded, spoken)) | {code.replace(" ", "") for code in _CODE.findall(folded)}
    words = _numbers(spoken)
    found |= {words[word] for word in re.findall(r"[^\W\d_]+", folded) if word in words}
    return frozenset(found | set(_figures(_CODE.sub(" ", folded))))


def _figures(folded: str) -> Iterator[str]:
    for hit in _FIGURE.finditer(folded):
        if hit["hour"] is None:
            yield hit[0].rstrip("0").rstrip(".")
            continue
        hour, minute, half = int(hit["hour"]), hit["minute"] or "00", hit["half"]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        yield str(hour) if minute == "00" else f"{hour}:{minute}"


def _dates(folded: str, language: str | None) -> Iterator[str]:
    for name, number in _months().items():
        if re.search(rf"\d\.? ?(?:of |de |d'|di )?{name}\b|\b{name} \d", folded):
            yield f"month {number}"
    for name, number in _weekdays(language).items():
        if re.search(rf"(?<!\w)(?:ال)?{name}(?!\w)", folded):
            yield f"day {number}"


def _names_lost(text: str, other: str, language: str | None, names: Iterable[str]) -> list[str]:
    """Names of the text of which no word stands in the other."""
    folded = fold(other)
    known = [name for name in names if name and fold(name) in fold(text)]
    if has_arabic(text):
        known += re.findall(r"[A-Za-zÀ-ÿ]{3,}(?: [A-Za-zÀ-ÿ]{3,})*", text)
    elif language not in CAPITALISED:
        known += _PROPER.findall(text)
    latin = not has_arabic(other)
    lost = [name for name in known if latin and not any(word in folded for word in _words(name))]
    return list(dict.fromkeys(lost))


def _words(name: str) -> list[str]:
    return [fold(word)[:5] for word in _WORD.findall(name)]


@functools.cache
def _months() -> Mapping[str, int]:
    """By their names in every language: beside a figure none of them means anything else."""
    known = document("request")
    named = {word: number for row in known["months"].values() for number, word in enumerate(row, 1)}
    return {**{str(word): int(number) for word, number in known["also"].items()}, **named}


@functools.cache
def _weekdays(language: str | None) -> Mapping[str, int]:
    return {
        fold(name): number
        for code in ([language] if language else LANGUAGES)
        for number, name in Locale.parse(code).days["format"]["wide"].items()
    }


@functools.cache
def _numbers(language: str | None) -> Mapping[str, str]:
    """Two to twelve in words; « one » is an article in most languages."""
    rows: Mapping[str, Mapping[str, int]] = document("languages")["numbers"]
    return {
        fold(word): str(number)
        for code in ([language] if language else LANGUAGES)
        for word, number in rows[code].items()
    }
