"""How is a text set so that any voice reads it right: its numbers, hours, dates and signs as words?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from domain.conversation.spelled import MOST, spelled

_SPACES = "[ \u00a0\u202f]"
_FEMININE = (
    *(
        "arrivée",
        "carte",
        "chambre",
        "conversation",
        "décision",
        "heure",
        "minute",
        "mission",
        "nuit",
        "personne",
    ),
    *("réservation", "semaine", "suite", "tâche", "voiture"),
)
_WHOLE = {"fr": rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\d)|\d+", "en": r"\d{1,3}(?:,\d{3})+(?!\d)|\d+"}
_POINT = {"fr": ",", "en": r"\."}
_UNIT = rf"(?:{_SPACES}*(?P<unit>MAD|DH|dh|EUR|€|USD|\$|%))?(?![\w%])"
_NUMBER = {
    language: re.compile(
        rf"(?<![\w.,])(?P<sign>[+−-])?(?P<whole>{whole})(?:{_POINT[language]}(?P<part>\d{{1,3}}))?(?P<end>{_UNIT})"
        rf"(?={_SPACES}*(?P<noun>[^\W\d_]*))"
    )
    for language, whole in _WHOLE.items()
}
_HOUR = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")
_RANK = {
    "fr": re.compile(r"(?<!\w)(\d{1,3})(?:ᵉʳ|ᵉ|er|e)(?!\w)"),
    "en": re.compile(r"(?<!\w)(\d{1,3})(?:st|nd|rd|th)(?!\w)"),
}
_OF = re.compile(rf"(?<![\w/])(\d{{1,4}}){_SPACES}?/{_SPACES}?(\d{{1,4}})(?![\w/])")
_ADVICE = re.compile(r"^[\s·]*→\s*")  # what is to be done stands behind an arrow, which is no word there
_DAY_IN_ENGLISH = re.compile(
    rf"(?<![\w.,–-])(\d{{1,2}}){_SPACES}(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*(?![\w]))"
)
_CODE = re.compile(r"(?<!\w)([A-Z]{1,3})?(\d{5,})(?!\w)")
_GUILLEMETS = re.compile(r"«[ \u00a0\u202f]*|[ \u00a0\u202f]*»|[“”\"]")
_LONG = 7  # digits from which on an ungrouped number is a name, and said digit by digit
_ENGLISH_RANKS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of one language for what is written with signs; `short` are abbreviations, whole words only."""

    short: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]  # one, several
    minus: str
    plus: str
    point: str
    to: str
    of: str


_DIRHAM = ("dirham", "dirhams")
_EURO = ("euro", "euros")
_DOLLAR = ("dollar", "dollars")
_MONEY = {
    "MAD": _DIRHAM,
    "DH": _DIRHAM,
    "dh": _DIRHAM,
    "EUR": _EURO,
    "€": _EURO,
    "USD": _DOLLAR,
    "$": _DOLLAR,
}
_LETTERS = {
    "ADR": "A D R",
    "GOP": "G O P",
    "VIP": "V I P",
    "OTA": "O T A",
    "RevPAR": "rev par",
    "IA": "I A",
    "AI": "A I",
}
_TONGUES: Mapping[str, Tongue] = {
    "fr": Tongue(
        {
            "lun.": "lundi",
            "mar.": "mardi",
            "mer.": "mercredi",
            "jeu.": "jeudi",
            "ven.": "vendredi",
            "sam.": "samedi",
            "dim.": "dimanche",
            "janv.": "janvier",
            "févr.": "février",
            "avr.": "avril",
            "juil.": "juillet",
            "sept.": "septembre",
            "oct.": "octobre",
            "nov.": "novembre",
            "déc.": "décembre",
            "ch.": "chambre",
            "n°": "numéro",
            "min": "minutes",
            "pers.": "personnes",
            "h": "heures",
            **_LETTERS,
        },
        {**_MONEY, "%": ("pour cent", "pour cent")},
        *("moins", "plus", "virgule", "à", "sur"),
    ),
    "en": Tongue(
        {
            "Mon": "Monday",
            "Tue": "Tuesday",
            "Wed": "Wednesday",
            "Thu": "Thursday",
            "Fri": "Friday",
            "Sat": "Saturday",
            "Sun": "Sunday",
            "Jan": "January",
            "Feb": "February",
            "Mar": "March",
            "Apr": "April",
            "Jun": "June",
            "Jul": "July",
            "Aug": "August",
            "Sep": "September",
            "Sept": "September",
            "Oct": "October",
            "Nov": "November",
            "Dec": "December",
            "no.": "number",
            "min": "minutes",
            **_LETTERS,
        },
        {**_MONEY, "%": ("per cent", "per cent")},
        *("minus", "plus", "point", "to", "of"),
    ),
}


def aloud(text: str, language: str) -> str:
    """The text in French, or in English for "en": no digit, sign or abbreviation is left that a voice may misread.

    « 1 650 MAD » becomes « mille six cent cinquante dirhams ». Each line becomes a sentence.
    """
    tongue, code = _TONGUES.get(language, _TONGUES["fr"]), "en" if language == "en" else "fr"
    lines = (_line(line, tongue, code) for line in text.splitlines())
    return "\n".join(line if line[-1] in ".!?" else f"{line}." for line in lines if line)


def _line(line: str, tongue: Tongue, language: str) -> str:
    line = _ADVICE.sub("", line).replace("n°", "numéro")
    said = "".join(" " if unicodedata.category(char) in {"So", "Sk", "Cf", "Mn"} else char for char in line)
    said = _GUILLEMETS.sub(" ", said).replace("\u00b7", ",").replace("|", ",").replace("—", ",")
    said = re.sub(r"(?<!\w)/(?=[^\W\d_])", "", said)
    said = _CODE.sub(lambda found: _coded(found, language), said)
    said = _HOUR.sub(lambda found: _hour(int(found[1]), int(found[2]), language), said)
    said = _RANK[language].sub(lambda found: rank(int(found[1]), language), said)
    if language == "en":
        said = _DAY_IN_ENGLISH.sub(lambda found: f"the {rank(int(found[1]), language)} of ", said)
    said = _OF.sub(rf"\1 {tongue.of} \2", said)
    said = re.sub(rf"{_SPACES}*→{_SPACES}*", f" {tongue.to} ", said)
    said = re.sub(rf"(?<=\d){_SPACES}?–{_SPACES}?(?=[\d\w])", f" {tongue.to} ", said)
    said = _NUMBER[language].sub(lambda found: _number(found, tongue, language), said)
    for short, whole in tongue.short.items():
        said = re.sub(rf"(?<![\w.]){re.escape(short)}(?!\w)", whole, said)
    said = re.sub(r"\s+", " ", said)
    said = re.sub(r"\s+([,.])", r"\1", said)
    return re.sub(r"(?:[,;:]\s*)+(?=[,.!?]|$)", "", said).strip(" ,;:–-")


def counted(number: int, language: str, noun: str = "") -> str:
    """A whole number below a thousand millions in words, agreeing with a French noun that follows it."""
    if number > MOST:
        millions, rest = divmod(number, 1_000_000)
        head = f"{spelled(millions, language)} million{'s' if millions > 1 and language == 'fr' else ''}"
        return f"{head} {spelled(rest, language)}" if rest else head
    said = spelled(number, language)
    feminine = language == "fr" and noun.lower().removesuffix("s") in _FEMININE
    return f"{said}e" if feminine and re.search(r"(?<![^\W\d_])un$", said) else said


def rank(number: int, language: str) -> str:
    """« premier », « troisième », "third"."""
    said = spelled(number, language)
    if language == "en":
        head, hyphen, last = said.rpartition("-") if "-" in said else said.rpartition(" ")
        if last in _ENGLISH_RANKS:
            return f"{head}{hyphen}{_ENGLISH_RANKS[last]}"
        return f"{head}{hyphen}{last.removesuffix('y')}{'ieth' if last.endswith('y') else 'th'}"
    if number == 1:
        return "premier"
    stem = re.sub(r"(vingt|cent)s$", r"\1", said).removesuffix("e")
    stem = f"{stem}u" if stem.endswith("cinq") else re.sub(r"neuf$", "neuv", stem)
    return f"{stem}ième"


def _hour(hour: int, minute: int, language: str) -> str:
    if language == "en":
        if not minute:
            return f"{spelled(hour, language)} o'clock"
        return f"{spelled(hour, language)} {'oh ' if minute < 10 else ''}{spelled(minute, language)}"
    word = "heure" if hour < 2 else "heures"
    said = f"{counted(hour, language, 'heure')} {word}"
    return f"{said} {spelled(minute, language)}" if minute else said


def _coded(found: re.Match[str], language: str) -> str:
    """A booking's number, or another long one, digit by digit."""
    letters, digits = found[1] or "", found[2]
    if not letters and len(digits) < _LONG:
        return found[0]
    return " ".join((*letters, *(spelled(int(one), language) for one in digits)))


def _number(found: re.Match[str], tongue: Tongue, language: str) -> str:
    whole = int(re.sub(r"\D", "", found["whole"]))
    sign = {"+": f"{tongue.plus} ", "−": f"{tongue.minus} ", "-": f"{tongue.minus} "}.get(
        found["sign"] or "", ""
    )
    if whole >= 10**9:
        return found[0]
    said = sign + counted(whole, language, found["noun"] if not found["part"] else "")
    if found["part"]:
        said += f" {tongue.point} {_decimals(found['part'], language)}"
    if found["unit"]:
        one, several = tongue.units[found["unit"]]
        single = whole < 2 if language == "fr" else whole == 1 and not found["part"]
        of = "de " if language == "fr" and whole and not whole % 1_000_000 and found["unit"] != "%" else ""
        said += f" {of}{one if single else several}"
    return said


def _decimals(part: str, language: str) -> str:
    """English says them one by one; French says the zeros, then the number."""
    if language == "en":
        return " ".join(spelled(int(one), language) for one in part)
    bare = part.lstrip("0")
    zeros = [spelled(0, language)] * (len(part) - len(bare))
    return " ".join([*zeros, *([spelled(int(bare), language)] if bare else [])])
