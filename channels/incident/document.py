"""What is a written document made of, before it becomes Markdown or a page?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `marks` are the rows that stand out."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lead`: a few words in front that stand out."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with who and when."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A numbered picture; `digest` names the file that is shown where it is there."""

    number: int
    caption: str
    digest: str


@dataclass(frozen=True, slots=True)
class Check:
    """One criterion and whether it is met."""

    met: bool
    text: str


Block = Table | Bullets | Paragraph | Quote | Picture | Check


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]
    sub: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A title, what stands under it, and the sections in their order."""

    language: str
    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: str = ""
