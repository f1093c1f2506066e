"""What does a person read in an HTML mail, line by line?"""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from channels.mail.columns import IsLabel, Row, below, heads

UNSEEN = ["script", "style", "head", "title", "template", "noscript"]
HIDDEN = "[hidden], [style*='display:none'], [style*='display: none']"
# Within a line: what stands in these goes on on the same line.
INLINE = ["a", "b", "strong", "i", "em", "u", "span", "font", "small", "sup", "sub", "code", "label", "bdi"]
MOST_LINES = 4000
# The parser's time grows with the square of the depth: what leaves more elements open is no letter to a hotel.
DEEPEST = 1000
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_NEVER_CLOSED = frozenset(
    {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "source", "base"}
)


def text_of(html: str, is_label: IsLabel | None = None) -> str:
    """Its visible text: one line for each block, cell or item; links keep their words only.

    With `is_label` a table whose labels stand side by side becomes « label: value », row by row. Empty for what is
    nested deeper than DEEPEST.
    """
    if _depth(html) > DEEPEST:
        return ""
    tree = LexborHTMLParser(html)
    tree.strip_tags(UNSEEN)
    for node in tree.css(HIDDEN):
        node.decompose()
    body = tree.body
    if body is None:
        return ""
    body.unwrap_tags(INLINE)
    body.merge_text_nodes()
    if is_label is not None:
        for table in body.css("table"):
            _stack(table, is_label)
    lines = body.text(deep=True, separator="\n", strip=False).splitlines()
    return "\n".join(line for raw in lines[:MOST_LINES] if (line := " ".join(raw.split())))


def _stack(table: LexborNode, is_label: IsLabel) -> None:
    """Each row under a row of labels says its own; tables that hold tables only lay the page out."""
    if len(table.css("table")) > 1:
        return
    head: Row = ()
    for row in table.css("tr"):
        cells = [" ".join(cell.text(deep=True, separator=" ").split()) for cell in row.css("td, th")]
        told = below(head, cells, is_label) if head else None
        if told is not None:
            row.replace_with("\n" + "\n".join(told) + "\n")
        elif heads(cells, is_label):
            head = cells
        else:
            head = ()


def _depth(html: str) -> int:
    """At most so many elements of one name stand open at once."""
    standing: Counter[str] = Counter()
    deepest = 0
    for closing, name in _TAG.findall(html.lower()):
        if name in _NEVER_CLOSED:
            continue
        standing[name] = max(0, standing[name] - 1) if closing else standing[name] + 1
        deepest = max(deepest, standing[name])
    return deepest
