"""What can one house hand to the next, so that it begins with the first one's standards and none of its data?

Closed on purpose: what is not a field here stays at home. Numbers, codes, a few sentences that the owner wrote as
rules; never a person, a guest, a booking, an amount that was earned, an account or an id.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from domain.conversation.secrets.masking import is_masked, masked
from domain.errors import refuse
from domain.guests.modes import Mode

FORM = "house-template/1"
LARGEST = 200_000  # characters
_CLOSED = ConfigDict(extra="forbid", strict=False)
_OF_SOMEBODY = re.compile(r"@|https?://|www\.|\d[\d .-]{6,}\d")


@dataclass(frozen=True, slots=True)
class Hours:
    """When the house briefs and when it is quiet, as local hours."""

    __pydantic_config__ = _CLOSED
    brief_at: time
    quiet_from: time
    quiet_until: time


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Words that are not written to guests, and why."""

    __pydantic_config__ = _CLOSED
    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Standards:
    """The playbook as it differs from everybody's: rules of the house's own, and rules that it retired."""

    __pydantic_config__ = _CLOSED
    own: tuple[OwnRule, ...] = ()
    retired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DoorMode:
    """What may leave by itself through a door; an empty door is every door without a mode of its own."""

    __pydantic_config__ = _CLOSED
    mode: Mode
    door: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenMandate:
    """What a director may do without asking, and for how many days. Ratios and amounts as in `Mandate`."""

    __pydantic_config__ = _CLOSED
    grantee: str
    covers: str
    days: int
    largest_change: Decimal | None = None
    largest_amount: Decimal | None = None
    per_day: int | None = None
    sum_per_day: Decimal | None = None
    price_floor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A house without its data. `answers` are its conditions by the key of their question; amounts of mandates are
    in `currency`; None: the house said nothing of it."""

    __pydantic_config__ = _CLOSED
    made: date
    currency: str
    hours: Hours
    answers: dict[str, str] = field(default_factory=dict)
    playbook: Standards = Standards()
    modes: tuple[DoorMode, ...] = ()
    letters: tuple[str, ...] | None = None
    says_assistant: bool = False
    mandates: tuple[GivenMandate, ...] = ()
    gop_floor: Decimal | None = None
    accent: str | None = None
    voice: str = ""
    languages: tuple[str, ...] = ()


_ADAPTER: TypeAdapter[Template] = TypeAdapter(Template)


def written(template: Template) -> str:
    """As YAML that a person reads, with the digest of what stands in it."""
    body = {"form": FORM, **_ADAPTER.dump_python(template, mode="json", exclude_none=True)}
    return yaml.safe_dump({**body, "digest": _digest(body)}, allow_unicode=True, sort_keys=False, width=110)


def template_from(text: str) -> Template:
    """The template in a file. Refusal: it is none, of another version, changed after it was made, or says what no
    template says; the sentence names the place."""
    if len(text) > LARGEST:
        raise refuse("template.long", most=LARGEST)
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise refuse("template.not_yaml", line=mark.line + 1 if mark else 1) from error
    if not isinstance(raw, dict) or "form" not in raw:
        raise refuse("template.none")
    if raw["form"] != FORM:
        raise refuse("template.other_form", form=str(raw["form"])[:40], known=FORM)
    body = {name: value for name, value in raw.items() if name != "digest"}
    if raw.get("digest") != _digest(body):
        raise refuse("template.changed")
    try:
        return _ADAPTER.validate_json(json.dumps({k: v for k, v in body.items() if k != "form"}, default=str))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "?"
        raise refuse("template.broken", place=place[:80], words=first["msg"][:120]) from error


def schema() -> dict[str, Any]:
    """The JSON schema of `data/schemas/house-template.json`."""
    found = _ADAPTER.json_schema(mode="serialization")
    fixed = {"form": {"const": FORM}, "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}
    return {**found, "properties": {**found["properties"], **fixed}}


def nobodys(words: str) -> bool:
    """Whether a sentence names nobody's address, number, link or secret, and may be handed on."""
    return not _OF_SOMEBODY.search(words) and not is_masked(masked(words))


def _digest(body: dict[str, Any]) -> str:
    plain = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
