"""How does a document read as Markdown, whatever its words contain?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from channels.incident.document import Block, Bullets, Check, Document, Paragraph, Picture, Quote, Table

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def as_markdown(document: Document) -> str:
    """The whole document; everything in it is text, and nothing in it a link or a heading of its own."""
    lines = [f"# {_plain(document.title)}", ""]
    lines += [f"- **{_plain(name)}**: {_plain(value)}" for name, value in document.facts]
    for section in document.sections:
        lines += ["", f"{'###' if section.sub else '##'} {_plain(section.title)}", ""]
        for block in section.blocks:
            lines += [*_written(block), ""]
        lines.pop()
    if document.footer:
        lines += ["", "---", "", _plain(document.footer)]
    return "\n".join(lines) + "\n"


def _written(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text, lead=lead):
            yield f"**{_plain(lead)}** {_plain(text)}" if lead else _plain(text)
        case Bullets(items=items):
            yield from (f"- {_plain(item)}" for item in items)
        case Table(head=head, rows=rows):
            yield f"| {' | '.join(map(_plain, head))} |"
            yield f"|{'---|' * len(head)}"
            yield from (f"| {' | '.join(map(_plain, row))} |" for row in rows)
        case Quote(words=words, source=source):
            yield f"> {_plain(words)}"
            yield f"> — {_plain(source)}"
        case Picture(number=number, caption=caption, digest=digest):
            yield f"{number}. {_plain(caption)} (`{digest[:12]}`)"
        case Check(met=met, text=text):
            yield f"- [{'x' if met else ' '}] {_plain(text)}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
