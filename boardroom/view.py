"""What has to be known of a view before anybody may look at it?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from boardroom.visit import Visit
from domain.consent.rights import Right
from domain.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Shown:
    """A template of the room, what it is given, and the status of the answer."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


Show = Callable[[Visit], Awaitable[Shown]]


@dataclass(frozen=True, slots=True)
class View:
    """One view: `slug` is its address, `icon` a symbol of `templates/icons.html.j2`, `rank` its place.

    `show` gives its page, `of_one` that of one thing in it, named by `visit.request.path_params["what"]`.
    `primary`: it has a place of its own under the thumb. `rows`: its page is drawn from rows, so that it shows by
    itself what a press on it has changed.
    """

    slug: str
    name: Phrase
    icon: str
    rank: int
    show: Show
    of_one: Show | None = None
    right: Right = Right.READ
    primary: bool = False
    rows: bool = False

    @property
    def path(self) -> str:
        """Where it stands; the first one is the page's own address."""
        return f"/{self.slug}"
