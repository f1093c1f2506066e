"""How does a figure become a value that a phrase can show?"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from domain.day.figures import Period
from domain.figure import Figure, Standing
from domain.house.snapshot import House
from domain.money import Money
from domain.phrase import Phrase, say


def whole(figure: Figure) -> int:
    """A count; 0 for a missing figure, so ask `known` first."""
    return int(figure.value or 0)


def known(*figures: Figure) -> bool:
    return all(figure.value is not None for figure in figures)


def amount(figure: Figure, house: House) -> Money:
    """Rounded to the whole unit of currency, as an owner reads it; the exact value stays in the figure."""
    rounded = (figure.value or Decimal(0)).quantize(Decimal(1), ROUND_HALF_EVEN)
    return Money(rounded, house.hotel.currency)


def earnings(period: Period, house: House, *, gross: bool = True) -> tuple[Phrase, ...]:
    """ADR gross and net of commission and RevPAR, each marked when part of its inputs is unknown.

    Without `gross` the gross ADR stands only where the net one is unknown.
    """
    if not whole(period.sold):
        return ()
    if not known(period.adr):
        return (say("brief.no_price_known"),)
    with_gross = gross or not known(period.adr_net)
    parts = [say("brief.adr", adr=amount(period.adr, house))] if with_gross else []
    if known(period.adr_net):
        net = amount(period.adr_net, house)
        partial = _partial(period.adr_net)
        parts.append(say("brief.adr_net_partial", adr=net) if partial else say("brief.adr_net", adr=net))
    if known(period.revpar):
        each = amount(period.revpar, house)
        partial = _partial(period.revpar)
        parts.append(
            say("brief.revpar_partial", revpar=each) if partial else say("brief.revpar", revpar=each)
        )
    if period.priced < whole(period.sold):
        parts.append(say("brief.partly_priced", priced=period.priced, sold=whole(period.sold)))
    return tuple(parts)


def _partial(figure: Figure) -> bool:
    """Partial inputs are named even on a stale figure."""
    return figure.standing in {Standing.PARTIAL, Standing.STALE} and bool(figure.missing)
