"""Whose is this message, to somebody who has several houses?"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import escape

from bot.telegram.render import TEXT_LIMIT, Rendered
from bot.telegram.render_split import cut


def of_house(shown: Rendered, whose: str | None) -> Rendered:
    """The same message under the house's name; as it is where nobody could mistake it, or its title says so."""
    if whose is None:
        return shown
    head, *rest = shown.texts or ("",)
    name = str(escape(whose))
    if name in head.partition("\n")[0]:
        return shown
    named = f"<b>{name}</b>\n{head}" if head else f"<b>{name}</b>"
    return replace(shown, texts=(*cut(named, TEXT_LIMIT), *rest))
