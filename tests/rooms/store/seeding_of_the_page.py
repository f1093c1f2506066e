"""Which columns of the page's doors must hold something valid?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from store.consent.people import token_hash
from tests.makers import NOW


def of_the_page(word: str) -> dict[str, Any]:
    return {
        "sealed_accounts.key": "0123456789abcdef",
        "page_links.digest": token_hash(word),
        "page_links.used_at": None,
        "passkeys.public_key": word.encode(),
        "page_sessions.digest": token_hash(word),
        "page_sessions.way": "link",
        "page_sessions.ended_at": None,
        "page_sessions.expires_at": datetime(2040, 1, 1, tzinfo=NOW.tzinfo),
    }
