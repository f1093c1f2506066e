"""Which words of the house's sentences lead somewhere on the page: a command that is named in one?

On the phone Telegram makes a named command one that is tapped. On the page it leads to the view of that name, else
to the conversation, with the command in its field: nothing is sent before a press. Only what stands in our own
catalogues leads anywhere; values, which guests and documents have written, never do.
"""

from __future__ import annotations

import html
import re

from boardroom.table import all_views
from bot.commands.table import BY_NAME

# « /incident 1 », “/incident 1”, as a whole; anywhere else the command's name alone.
_COMMAND = re.compile(
    r"(?<=«\u202f)/(?P<french>[a-z]+)(?P<words>(?: [^«»<]*?)?)(?=\u202f»)"
    r"|(?<=“)/(?P<english>[a-z]+)(?P<more>(?: [^“”<]*?)?)(?=”)"
    r"|(?<![\w<:/.&])/(?P<alone>[a-z]{2,})(?![\w/])"
)
_OPEN = re.compile(r"…|\.\.\.|\b[A-Z]{3,}\b")  # from here on the person fills in his own words


def linked(literal: str) -> str:
    """A piece of a sentence of the catalogue, in which every command that there is leads to its place."""
    return _COMMAND.sub(_link, literal) if "/" in literal else literal


def _link(found: re.Match[str]) -> str:
    name = found["french"] or found["english"] or found["alone"]
    known = BY_NAME.get(name)
    if known is None:
        return found[0]
    bare = not (found["words"] or found["more"])
    view = next((one for one in all_views() if one.slug in known.names), None)
    if bare and view is not None:
        return f'<a href="{view.path}">{found[0]}</a>'
    begun = html.unescape(_OPEN.split(found[0])[0])
    return f'<a href="/conseil" data-say="{html.escape(begun)}">{found[0]}</a>'
