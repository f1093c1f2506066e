"""How does a channel's own form look, filled from the package: its field names, in its order, one sheet a step?"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from channels.package.sheets import SheetRow, as_workbook
from channels.package.wording import Language, Wording
from domain.opening.readiness import Need, Part, Readiness
from domain.phrase import Name

HEADS = {
    "fr": ("champ du canal", "valeur", "source", "le", "dit par", "remarque"),
    "en": ("the channel's field", "value", "source", "on", "said by", "remark"),
}
_REMARKS = {
    "missing": Name({"fr": "à fournir", "en": "to be provided"}),
    "differs": Name({"fr": "deux sources se contredisent", "en": "two sources differ"}),
    "unfit": Name({"fr": "ne convient pas à ce canal", "en": "does not suit this channel"}),
}
_OPTIONAL = Name({"fr": "facultatif", "en": "optional"})


def as_form(found: Readiness, wording: Wording) -> bytes:
    """The workbook that a person pastes from. What is missing is coloured, and says what to ask."""
    return as_workbook(found.profile.name, HEADS[wording.language], rows(found, wording))


def rows(found: Readiness, wording: Wording) -> Iterator[SheetRow]:
    """One line a field, room by room where a step asks of rooms; a field of several places on one line."""
    codes = list(dict.fromkeys(need.about.code for need in found.needs if need.about))
    for _, step in itertools.groupby(found.needs, lambda need: (need.asked.sheet, need.about is not None)):
        for need in sorted(step, key=lambda need: codes.index(need.about.code) if need.about else 0):
            yield _row(need, wording)


def _row(need: Need, wording: Wording) -> SheetRow:
    language = wording.language
    name = need.asked.name
    if need.about is not None:
        name = f"{name} · {need.about.name.by_language.get(language, str(need.about.name))}"
    known = [part for part in need.parts if part.value is not None]
    there = need.standing in {"there", "unfit"}
    leaves = [part.leaf for part in known if part.leaf is not None]
    return SheetRow(
        need.asked.sheet,
        name,
        ", ".join(wording.of(part.place, part.value) for part in known if part.value is not None)
        if there
        else None,
        source=_joined(leaf.source for leaf in leaves),
        on=_joined(leaf.on for leaf in leaves),
        confirmed_by=_joined(leaf.confirmed_by for leaf in leaves),
        remark=_remark(need, language),
    )


def _remark(need: Need, language: Language) -> str:
    said = [] if need.asked.required else [_OPTIONAL]
    if need.standing != "there":
        said.append(_REMARKS[need.standing])
    words = " ; ".join(one.by_language[language] for one in said)
    asked = [_question(part, language) for part in need.parts if part.standing in {"missing", "differs"}]
    return " : ".join(filter(None, (words, " ".join(asked))))


def _question(part: Part, language: Language) -> str:
    return part.place.field.question.by_language[language]


def _joined(words: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(word for word in words if word))
