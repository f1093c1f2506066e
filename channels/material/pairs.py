"""What does a line « clé : valeur » say of the house, or of the room that is spoken of?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from channels.files.problems import shown
from channels.material.finding import (
    About,
    Finding,
    Item,
    Remark,
    claimed,
    facility_said,
    kept_out,
    unknown_among,
)
from domain.errors import Refusal
from domain.package.facilities import facilities, facility_codes
from domain.package.field import EACH, Field, field_of
from domain.package.meant import concrete, place_meant
from domain.phrase import say

_PAIR = re.compile(r"^\s*([^:：\n]{2,60}?)\s*[:：]\s*(\S.*)$", re.DOTALL)
_LONE_KEY = re.compile(r"^\s*([^:：\n]{2,60}?)\s*[:：]\s*$")


def pair_in(text: str) -> tuple[str, str] | None:
    """Key and value of a line, its first colon between them; None for a line without one."""
    found = _PAIR.match(text)
    return (found[1], found[2].strip()) if found else None


def key_alone(text: str) -> str | None:
    """« Équipements : » with what it announces below."""
    found = _LONE_KEY.match(text)
    return found[1] if found else None


def field_named(about: About, key: str) -> Field | None:
    """The field that a key means here. Refusal: it lacks the language that tells."""
    return place_meant(key, of_room=about.room is not None)


def said_by(about: About, key: str, value: str, line: int) -> Iterator[Finding]:
    """What one pair says: a claim, a facility that is there or not, or why it is nothing."""
    secret = kept_out(about, key, value, line)
    if secret is not None:
        yield secret
        return
    path = concrete(key, about.house)
    if path is not None:
        field = field_of(path)
        room = about.house.room_type(path.split(".")[1]) if field and EACH in field.path else None
        if field is not None:
            yield from claimed(about.of(room), field, value, line)
        return
    try:
        field = field_named(about, key)
    except Refusal as refusal:
        yield about.unread(line, refusal.phrase)
        return
    if field is not None:
        yield from claimed(about, field, value, line)
        return
    facility = facility_said(key, value)
    if facility is None:
        yield about.unread(line, say("material.no_place", words=shown(key)))
    elif facility[1]:
        yield Item(facilities_here(about), facility[0], line)
    else:
        yield Remark(about.file, line, say("material.absent", name=shown(key)))


def facilities_here(about: About) -> str:
    """Where a facility of the house, or of the room that is spoken of, stands."""
    return f"rooms.{about.room.code}.amenities" if about.room else "facilities.house"


def all_facilities(text: str) -> bool:
    """Whether a line is a list of facilities that we know and nothing else: « Wi-Fi, piscine, hammam »."""
    words = _listed(text)
    return len(words) > 1 and all(code in facilities() for code in facility_codes(words))


def _listed(text: str) -> list[str]:
    return [one.strip(" .") for one in re.split(r"[,;\n•·]", text) if one.strip(" .")]


def listed(about: About, path: str, text: str, line: int) -> Iterator[Finding]:
    """The entries of a line in a list of facilities (or languages), with what we have no code for."""
    secret = kept_out(about, "", text, line)
    if secret is not None:
        yield secret
        return
    words = _listed(text)
    codes = list(words) if path == "facilities.languages" else list(facility_codes(words))
    for code in codes:
        yield Item(path, code, line)
    if path != "facilities.languages":
        yield from unknown_among(about, codes, line)
