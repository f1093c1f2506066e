"""Which entries does the ledger get from an expense or a rebate?"""

from __future__ import annotations

from domain.consent.actions import Rebate, Spend
from domain.money import to_cents
from domain.money.ledger import Entry


def entries_of(action: Spend | Rebate, source: str, *, sample: bool = False) -> tuple[Entry, ...]:
    """One entry for an expense, one for each night of a rebate; a card is judged by the same as is booked."""
    if isinstance(action, Spend):
        return (
            Entry(
                action.day,
                action.line,
                -action.net,
                action.currency,
                source,
                vat=-action.vat,
                words=action.words,
                supplier=action.supplier,
                room=action.room,
                capital=action.capital,
                one_off=action.one_off,
                sample=sample,
            ),
        )
    gross = dict(action.by_night)
    return tuple(
        Entry(
            night,
            action.line,
            -net,
            action.currency,
            f"{source}:{night.isoformat()}",
            vat=to_cents(net - gross[night]),
            words=action.words,
            sample=sample,
        )
        for night, net in action.net_by_night()
    )
