"""Do the words of an expense or a refund sound like the oldest fraud there is: new bank details, great urgency?"""

from __future__ import annotations

import re

from domain.consent.actions import Action, Rebate, Spend
from domain.consent.verdict import Level, Ruling
from domain.folding import fold
from domain.house.snapshot import House
from domain.phrase import say

_BANK = re.compile(
    r"\b(rib|iban|swift|bic|bank details|bank account|account number|coordonnees bancaires|compte bancaire"
    r"|(nouveau|nouvelle|new|change\w*|changed) (compte|banque|account|bank))\b"
)
_URGENT = re.compile(
    r"\b(urgent\w*|urgence|immediate\w*|tout de suite|sans delai|au plus vite|asap|right away|dernier rappel"
    r"|final notice|avant (midi|ce soir|17 ?h\w*)|before (noon|tonight))\b"
)


def caution(action: Action, house: House) -> Ruling | None:
    """Holds what speaks of bank details, warns of urgency; the reason says how to check.

    Nothing is ever paid from here: an entitled tap books an entry, and that is all.
    """
    if not isinstance(action, Spend | Rebate) or action.reverses is not None:
        return None
    said = fold(f"{action.words} {action.supplier or ''}" if isinstance(action, Spend) else action.words)
    if _BANK.search(said):
        return Ruling("caution", "cfo", Level.HOLD, say("cfo.bank_details"))
    if _URGENT.search(said):
        return Ruling("caution", "cfo", Level.WARN, say("cfo.urgent"))
    return None
