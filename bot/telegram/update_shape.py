"""Does a raw update have the shape that Telegram promises, in everything that the house reads?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# Telegram's ids have at most 52 significant bits; this is what a column holds.
LARGEST_ID = 2**63 - 1
Id = Annotated[int, Field(ge=-LARGEST_ID, le=LARGEST_ID)]


def _storable(text: str) -> str:
    """Text that every database takes: no half of a surrogate pair, no NUL."""
    if "\x00" in text:
        raise ValueError("text with a NUL")
    text.encode()
    return text


Text = Annotated[str, AfterValidator(_storable)]


class _Object(BaseModel):
    """An object of the Bot API: what it says must be of the right type, what we do not read may be anything."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _User(_Object):
    id: Id
    is_bot: bool
    first_name: Text
    language_code: Text | None = None


class _Chat(_Object):
    id: Id
    type: Text


class _Entity(_Object):
    type: Text
    offset: Annotated[int, Field(ge=0)]
    length: Annotated[int, Field(ge=0)]


class _Message(_Object):
    message_id: Id
    date: Id
    chat: _Chat
    sender: Annotated[_User | None, Field(alias="from")] = None
    text: Text | None = None
    caption: Text | None = None
    entities: list[_Entity] = Field(default_factory=list)
    reply_to_message: _Message | None = None


class _Query(_Object):
    id: Text
    sender: Annotated[_User, Field(alias="from")]
    message: _Message | None = None
    data: Text | None = None


class Heard(_Object):
    """An update as far as the house listens: somebody wrote, or tapped."""

    update_id: Id
    message: _Message | None = None
    callback_query: _Query | None = None

    @property
    def anything(self) -> bool:
        """Whether there is something to hear: every other kind of update is none of ours."""
        return self.message is not None or self.callback_query is not None


def heard(raw: Mapping[str, Any]) -> Heard:
    """The update, checked. Raises ValueError (pydantic's) when a field that we read is not what Telegram says.

    The library that parses updates believes every type; a number where a text belongs would surface anywhere.
    """
    return Heard.model_validate(raw)
