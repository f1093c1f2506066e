"""Which views are there that have no place of their own under the thumb?"""

from __future__ import annotations

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import say


async def show(visit: Visit) -> Shown:
    """A list; the views themselves come with every page."""
    return Shown("plus.html.j2")


VIEW = View("plus", say("page.view_more"), "more", 990, show)
