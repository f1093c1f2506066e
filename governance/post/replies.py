"""What can the house show a person, whatever the screen?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.phrase import Phrase
from governance.post.chart import Chart


class Tone(enum.StrEnum):
    """How a button weighs: the one action that the card is for, an ordinary one, or a no."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A tap: `data` is opaque, at most 64 bytes, and means something only to a stored row."""

    label: Phrase
    data: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. `bold` for headings; `quiet` for notes; `mono` keeps columns; `prose` is Markdown."""

    phrase: Phrase
    bold: bool = False
    quiet: bool = False
    mono: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, with room above and below. `folded` may be collapsed by the screen."""

    lines: Sequence[Line]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the shelf that goes with a message: its folder there, and its name."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: a picture of figures, if any, above its blocks, then rows of buttons. `silent` does not ring.

    With a `file` the words are what stands under it.
    """

    blocks: Sequence[Block]
    buttons: Sequence[Sequence[Button]] = field(default=())
    silent: bool = False
    chart: Chart | None = None
    file: Attached | None = None


def reply(
    *lines: Phrase | Line,
    buttons: Sequence[Sequence[Button]] = (),
    silent: bool = False,
    chart: Chart | None = None,
) -> Reply:
    """A message of a single block."""
    shown = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    return Reply((Block(shown),), buttons, silent, chart)
