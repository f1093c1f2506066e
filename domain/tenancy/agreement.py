"""How does the draft of an agreement read once what is decided stands in it, and what is still open?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.tenancy.plan import PLANS

TEMPLATE = PLANS / "convention.fr.md"
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_OPEN = re.compile(r"\[à (?:fixer|compléter)\s: [^\]]+\]")


@dataclass(frozen=True, slots=True)
class Article:
    """A heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The draft; `open` is everything in it that people have to fix or complete, in its order."""

    title: str
    articles: tuple[Article, ...]
    open: tuple[str, ...]


def open_place(what: str) -> str:
    """What stands where something is still to be fixed."""
    return f"[à fixer\u00a0: {what}]"


def drafted(
    values: Mapping[str, str | None], labels: Mapping[str, str], typeset: Callable[[str], str] = str
) -> Agreement:
    """The agreement with these values; None becomes « [à fixer : label] ». KeyError: a place that has no label.

    `typeset` sets the typography of what stands in the template; values come with theirs.
    """

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        label, value = labels[name], values.get(name)
        return open_place(label) if value is None else value

    text = _PLACE.sub(fill, typeset(TEMPLATE.read_text("utf-8")))
    head, *parts = text.split("\n## ")
    articles = []
    for part in parts:
        title, *paragraphs = [one.strip() for one in part.split("\n\n") if one.strip()]
        articles.append(Article(title, tuple(one.replace("\n", " ") for one in paragraphs)))
    return Agreement(head.removeprefix("# ").strip(), tuple(articles), tuple(_OPEN.findall(text)))


def as_markdown(agreement: Agreement, foot: str) -> str:
    """The same as text that people go on writing in."""
    parts = [f"# {agreement.title}"]
    for one in agreement.articles:
        parts += [f"## {one.title}", *one.paragraphs]
    return "\n\n".join([*parts, f"*{foot}*"]) + "\n"


def paragraphs_of(article: Article) -> Sequence[str]:
    """Its paragraphs with what is open set in bold."""
    return [_OPEN.sub(lambda found: f"**{found.group()}**", one) for one in article.paragraphs]
