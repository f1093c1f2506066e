"""What shows that something was really done, and who says so?"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


class EvidenceKind(enum.StrEnum):
    """PHOTO and DOCUMENT name a kept file by its digest; READING is what the house itself has read."""

    PHOTO = "photo"
    DOCUMENT = "document"
    NUMBER = "number"
    LINK = "link"
    WORDS = "words"
    READING = "reading"


# What can be looked at again by somebody else; words alone are a claim.
TESTIMONY = frozenset(set(EvidenceKind) - {EvidenceKind.WORDS})
_LINK = re.compile(r"https?://[^\s<>\"']{3,400}")
# A reference holds a figure: « EXP-4471 », "5446847", R599233355; a date or an amount has marks of its own.
_NUMBER = re.compile(r"(?<![\w/.,:-])(?=[\w-]*\d)[A-Za-z]{0,6}[-#]?\d[\w-]{2,30}(?![\w/.,:-]*\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{2,4}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence. `by` is "person:<id>" or "system"; a file is named by its SHA-256 in hex."""

    kind: EvidenceKind
    value: str
    by: str
    at: datetime


def bears_witness(evidence: Iterable[Evidence]) -> bool:
    """Whether a named person or a reading of our own shows it: more than words, by somebody."""
    return any(one.kind in TESTIMONY and one.value and one.by for one in evidence)


def typed_evidence(text: str, by: str, at: datetime) -> tuple[tuple[Evidence, ...], str]:
    """The links and the reference number in typed words, and the words without the links.

    A number stays in the words as well: they are read by people.
    """
    links = _LINK.findall(text)
    rest = " ".join(_LINK.sub(" ", text).split())
    numbers = [one for one in _NUMBER.findall(rest) if not _DATE.fullmatch(one)]
    found = [Evidence(EvidenceKind.LINK, link.rstrip(".,;)"), by, at) for link in links]
    found += [Evidence(EvidenceKind.NUMBER, number, by, at) for number in numbers]
    if rest:
        found.append(Evidence(EvidenceKind.WORDS, rest, by, at))
    return tuple(found), rest


def is_link(text: str) -> bool:
    """Whether it is the address of a page, whole, and nothing else."""
    return _LINK.fullmatch(text) is not None


def distinct(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Each piece once, in order."""
    return tuple(dict.fromkeys(evidence))
