"""Which booking is to be refunded, discounted or cancelled, and by how much?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.conversation.amounts import CURRENCIES, read_amount, read_percent
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.stretches import read_stretch
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse
from domain.nights import Span
from domain.property import Property

MOST_DIGITS = 18  # channels number their bookings with ten digits and more
GIVE = Vocabulary[bool](
    {
        True: ("remboursement", "rembourser", "rembourse", "refund", "rendre", "restituer", "give-back"),
        False: (
            *(
                "remise",
                "rabais",
                "ristourne",
                "reduction",
                "geste-commercial",
                "geste",
                "discount",
                "allowance",
            ),
            *("rebate", "avoir"),
        ),
    }
)
CANCEL = Vocabulary[bool](
    {
        True: (
            *("annule", "annuler", "annulez", "annulation", "cancel", "cancellation", "cancelled", "annulee"),
            *("supprime", "supprimer"),
        )
    }
)
# After a word for a booking any number, elsewhere one that begins with letters: R123, HM45678.
_NUMBER = re.compile(
    r"\b(?P<noun>(?:reservation|resa|booking|dossier|sejour)s?\s+(?:(?:chambre|number|numero|no|n|:)\s+)*)?"
    r"(?P<number>(?P<letters>[a-z]{0,4})\d{3,18})\b(?!\s*(?:mad|dhs?|dirhams?|eur|€|%|[.,']\d))"
)


@dataclass(frozen=True, slots=True)
class RebateWish:
    """Money to give back (`refund`) or to waive on a booking: an amount or a share, on some nights or on all."""

    booking: str
    amount: Decimal | None
    share: Decimal | None
    refund: bool
    nights: Span | None
    words: str


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A booking to cancel, and why."""

    booking: str
    words: str


def rebate_from(text: str, hotel: Property, today: date) -> RebateWish:
    """« remboursement 400 dh réservation R123 », "10% discount on R123 for the noise". Raises Refusal."""
    s = read_short(text, MOST_DIGITS)
    given = next(filter(None, (GIVE.read(s, i) for i in range(len(s)))), None)
    if given is None:
        raise refuse("rebate.how")
    bookings = bookings_in(s)
    if len(bookings) != 1:
        raise refuse("rebate.no_booking")
    booking, used = bookings.popitem()
    amounts, shares, spans = _parts(s, used, hotel.currency, today)
    if len(amounts) + len(shares) != 1:
        raise refuse("rebate.how_much")
    if any(amount <= 0 for amount in amounts) or any(not 0 < share <= 1 for share in shares):
        raise refuse("rebate.impossible")
    if len(spans) > 1:
        raise refuse("rebate.which_nights")
    return RebateWish(
        booking,
        amounts[0] if amounts else None,
        shares[0] if shares else None,
        given[0],
        spans[0] if spans else None,
        " ".join(text.split()),
    )


def _parts(
    s: Sentence, used: frozenset[int], currency: str, today: date
) -> tuple[list[Decimal], list[Decimal], list[Span]]:
    """Amounts, shares and stretches of nights, in the order in which they are written."""
    amounts: list[Decimal] = []
    shares: list[Decimal] = []
    spans: list[Span] = []
    i = 0
    while i < len(s):
        share = None if i in used else read_percent(s, i)
        stretch = None if i in used or share else read_stretch(s, i, today)
        amount = None if i in used or share or stretch else read_amount(s, i, currency)
        if share is not None:
            shares.append(share[0])
            i = share[1]
        elif stretch is not None:
            spans.append(stretch[0].span)
            i = stretch[1]
        elif amount is not None:
            amounts.append(amount[0])
            i = amount[2]
        else:
            i += 1
    return amounts, shares, spans


def cancellation_from(text: str) -> Cancellation:
    """« annule la réservation R123 ». Raises Refusal when no booking, or more than one, is named."""
    s = read_short(text, MOST_DIGITS)
    if not any(CANCEL.read(s, i) for i in range(len(s))):
        raise refuse("cancel.how")
    bookings = tuple(bookings_in(s))
    if len(bookings) != 1:
        raise refuse("cancel.no_booking")
    return Cancellation(bookings[0], " ".join(text.split()))


def bookings_in(s: Sentence) -> dict[str, frozenset[int]]:
    """Every booking number in a sentence, in capitals, with the tokens it is made of."""
    return {
        found["number"].upper(): frozenset(
            i
            for i, token in enumerate(s.tokens)
            if found.start("number") <= token.start < found.end("number")
        )
        for found in _NUMBER.finditer(s.text)
        if found["noun"] or (found["letters"] and found["letters"] not in CURRENCIES)
    }
