"""Is a sentence about money an expense, money back to a guest, or a cancellation?"""

from __future__ import annotations

from datetime import date

from directors.cfo.expense.booking import (
    CANCEL,
    GIVE,
    MOST_DIGITS,
    Cancellation,
    RebateWish,
    bookings_in,
    cancellation_from,
    rebate_from,
)
from directors.cfo.expense.categories import category_in
from directors.cfo.expense.sentence import Expense, expense_from
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.vocabulary import Vocabulary
from domain.property import Property


def wish_from(text: str, hotel: Property, today: date) -> Expense | RebateWish | Cancellation:
    """What a sentence asks for: « remboursement taxi Omar 60 dh » pays a person back and is an expense.

    Raises Refusal as the reader of its kind does.
    """
    s = read_short(text, MOST_DIGITS)
    booking, bought = bool(bookings_in(s)), category_in(s) is not None
    if _says(CANCEL, s) and (booking or not bought):
        return cancellation_from(text)
    if _says(GIVE, s) and (booking or not bought):
        return rebate_from(text, hotel, today)
    return expense_from(text, hotel, today)


def _says(words: Vocabulary[bool], s: Sentence) -> bool:
    return any(words.read(s, i) for i in range(len(s)))
