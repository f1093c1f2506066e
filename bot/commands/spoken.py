"""How do the commands for money and events read the words behind them?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.commands.by_number import on_number
from directors.cfo.expense import Expense, wish_from
from domain.consent.actions import Action, ConfirmEvent
from domain.phrase import Phrase
from domain.prices.events.known import calendar_of
from domain.property import Property
from governance.prices.events.sentence import event_from
from store.unit import Unit


async def money_asked(unit: Unit, text: str, hotel: Property, today: date) -> tuple[Action, Sequence[Phrase]]:
    """An expense with what was supposed about it; money back or a cancellation with what the booking of that number
    comes to. Raises Refusal, also for a number that no booking has."""
    wish = wish_from(text, hotel, today)
    if isinstance(wish, Expense):
        return wish.action, wish.notes
    return await on_number(unit, wish, hotel), ()


def event_asked(text: str, hotel: Property, today: date) -> ConfirmEvent:
    """« festival du 12 au 14 mars, forte demande »"""
    known = calendar_of(hotel.city, today.year, today.year + 2, ()).events
    return event_from(text, today, known, hotel.currency)
