"""On which house, in which words and from which rows are cards shown in these tests?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.terminal import render_text
from bot.words.phrases import Words
from directors.revenue import seat
from directors.revenue.command import draft_from_order, parse_prix
from domain.consent.actions import Action, CellChange, ChangeRate
from domain.consent.proposal import Proposal, State
from domain.house.snapshot import ChannelHealth, House
from domain.prices.rates import CellValue
from governance.board import Board
from governance.consent.kinds.view import View
from governance.post.replies import Reply
from tests.makers import CASABLANCA, NOW, TODAY, house_of, proposal, stay, villa

BOARD = Board((seat(),))
FRENCH = Words("fr", zone=CASABLANCA, today=TODAY)
ENGLISH = Words("en", zone=CASABLANCA, today=TODAY)
CHANNELS = (
    ChannelHealth("bookingcom", "Booking.com", 0, 0, NOW),
    ChannelHealth("online", "Online", 0, 0, NOW),
)
HOUSE = house_of(
    stays=[stay("junior-suite", date(2026, 12, 21), 4)],
    channels=CHANNELS,
    source_ages={"reservations": NOW - timedelta(minutes=6)},
)
CHRISTMAS = date(2026, 12, 24)


def filed(action: Action | None = None, **fields: Any) -> Proposal:
    """A pending proposal without reasons, unless some are given."""
    return proposal(action, **{"reasons": (), **fields})


def view(house: House | None = HOUSE, **fields: Any) -> View:
    return View(**{"hotel": villa(), "now": NOW, "director": BOARD.name, "house": house, **fields})


def ordered(text: str, **fields: Any) -> Proposal:
    return filed(draft_from_order(parse_prix(text, villa(), TODAY), HOUSE), number=47, **fields)


def lines(reply: Reply, words: Words = FRENCH) -> list[str]:
    """The message as read, with ordinary spaces."""
    shown = (
        render_text(replace(reply, buttons=()), words, width=400).replace("\xa0", " ").replace("\u202f", " ")
    )
    return [line for line in shown.split("\n") if line]


def labels(reply: Reply, words: Words = FRENCH) -> list[list[str]]:
    rows = [[words.plain(button.label) for button in row] for row in reply.buttons]
    return [[label.replace("\xa0", " ").replace("\u202f", " ") for label in row] for row in rows]


def verbs(reply: Reply) -> set[str]:
    return {button.data.split(":", 2)[2] for row in reply.buttons for button in row}


def decided(state: State, receipt: dict[str, Any] | None = None, **fields: Any) -> Proposal:
    given_: dict[str, Any] = {"decided_by": "Said", "decided_at": NOW, "settled_at": NOW, **fields}
    return replace(ordered("suite junior 20/12-03/01 +15%"), state=state, receipt=receipt, **given_)


def receipt(*channels: tuple[str, str, str | None], errors: Iterable[str] = ()) -> dict[str, Any]:
    return {
        "at": NOW.isoformat(),
        "tries": [
            {
                "outcome": "accepted",
                "tracking": "883770514",
                "sent": NOW.isoformat(),
                "errors": list(errors),
                "channels": [{"channel": c, "state": s, "error": e} for c, s, e in channels],
                "checked": (NOW + timedelta(minutes=2)).isoformat(),
            }
        ],
    }


def prices(*cells: tuple[int | None, int]) -> Proposal:
    changes = tuple(
        CellChange(
            "junior-suite",
            CHRISTMAS + timedelta(days=n),
            CellValue(price=Decimal(after)),
            None if before is None else CellValue(price=Decimal(before)),
        )
        for n, (before, after) in enumerate(cells)
    )
    return filed(ChangeRate(changes, "MAD"))
