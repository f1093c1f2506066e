"""Which plain words spend money, or give it back on a booking of a stated number?"""

from __future__ import annotations

import re

from bot.orders import effects
from bot.orders.heard import Heard
from bot.orders.reader import Reader
from directors.cfo.expense import (
    Cancellation,
    Expense,
    RebateWish,
    cancellation_from,
    expense_from,
    rebate_from,
)
from directors.cfo.expense.booking import CANCEL, GIVE, MOST_DIGITS, bookings_in
from directors.cfo.expense.calling import BOOKED, NOT_BOUGHT, PAYS, PRICED
from directors.cfo.expense.categories import category_in
from domain.conversation.sentence import MOST_SIGNS, Sentence, read_short
from domain.errors import refuse
from domain.folding import fold


def _sentence(heard: Heard) -> Sentence:
    """The words with room for the long numbers that channels give their bookings."""
    return read_short(heard.text[:MOST_SIGNS], MOST_DIGITS) if _readable(heard) else heard.sentence


def _readable(heard: Heard) -> bool:
    return all(len(token.text) <= MOST_DIGITS for token in heard.sentence.tokens if token.kind == "number")


def _spends(heard: Heard) -> bool:
    """A verb that pays; or a thing that is bought with its price in money; or a person paid back for one."""
    s = heard.sentence
    if PAYS.read(s, 0) is not None:
        return True
    if BOOKED.match(heard.text) and any(token.kind == "number" for token in s.tokens):
        return True  # « note une dépense de 1200 pour le traiteur »
    bought, booking = category_in(_without_the_reason(heard)) is not None, bool(bookings_in(_sentence(heard)))
    if not bought or booking:
        return False
    pays_back = GIVE.read(s, 0) is not None and any(token.kind == "number" for token in s.tokens)
    return pays_back or (PRICED.search(heard.text) is not None and CANCEL.read(s, 0) is None)


def _without_the_reason(heard: Heard) -> Sentence:
    """« rembourse 500 à Weber pour l'eau chaude »: why a guest gets money back is nothing bought. Somebody of the
    house is paid back for what stands there."""
    s = heard.sentence
    ours = {fold(part) for name in heard.members for part in name.split()}
    if GIVE.read(s, 0) is None or any(token.text in ours for token in s.tokens):
        return s
    return read_short(re.split(r"\b(?:pour|for|because|car)\b", heard.text[:MOST_SIGNS], maxsplit=1)[0])


def _spend(heard: Heard) -> Expense:
    s = heard.sentence
    opened = PAYS.read(s, 0)
    text = heard.text
    if opened is not None:
        words = text.replace("’", "'").split()
        text = " ".join(words[_words_of(s, opened[1], words) :])
    body = read_short(text)
    if any(
        token.text in NOT_BOUGHT for token in body.tokens[1 if opened is None and GIVE.read(s, 0) else 0 :]
    ):
        raise refuse("spend.not_bought")
    if not len(body):
        raise refuse("spend.no_amount")
    return expense_from(text, heard.hotel, heard.today)


def _words_of(s: Sentence, tokens: int, words: list[str]) -> int:
    """How many words, as typed between spaces, the first tokens are."""
    place = s[tokens - 1].end
    return len(s.text[:place].split()) if words else 0


def _is_given_back(heard: Heard) -> bool:
    s = _sentence(heard)
    return (CANCEL.read(s, 0) or GIVE.read(s, 0) or _says_give(s)) is not None and bool(bookings_in(s))


def _says_give(s: Sentence) -> bool | None:
    return True if any(GIVE.read(s, i) for i in range(len(s))) and s[0].kind == "number" else None


def _give_back(heard: Heard) -> RebateWish | Cancellation:
    s = _sentence(heard)
    if any(
        token.text in NOT_BOUGHT - {"annule", "annuler", "cancel", "rembourse", "refund", "supprime"}
        for token in s.tokens
    ):
        raise refuse("spend.not_bought")
    if any(CANCEL.read(s, i) for i in range(len(s))):
        return cancellation_from(heard.text)
    return rebate_from(heard.text, heard.hotel, heard.today)


spent = Reader("expenses", _spends, _spend, effects.spent, frozenset(("spend.how", "spend.not_bought")))
given_back = Reader(
    "money back",
    _is_given_back,
    _give_back,
    effects.given_back,
    frozenset(("spend.not_bought", "cancel.how", "rebate.how")),
)
