"""Which property does a command mean?"""

from __future__ import annotations

import sys

from store.engine import Store


async def chosen(store: Store, wanted: str | None) -> str | None:
    """The property's id; None after saying on standard error what is wrong."""
    async with store.hall() as hall:
        known = await hall.property_ids()
    if wanted is None and known:
        return known[0]
    if wanted in known:
        return wanted
    if not known:
        print("No property yet. Import one first: lhcm import data/specs/villa-thaifa", file=sys.stderr)
    else:
        print(f"No property is called {wanted!r}. Known: {', '.join(known)}", file=sys.stderr)
    return None
