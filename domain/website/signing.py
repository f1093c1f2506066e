"""Is this address one that the house itself gave out, and does it still count?"""

from __future__ import annotations

from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer

from domain.website.link import Link

_PURPOSE = "website-link"


def signed(key: bytes, property_id: str, link: Link) -> str:
    """The part of an address that opens this link; nobody without the key can make or change one."""
    return str(
        URLSafeSerializer(key, salt=_PURPOSE).dumps([property_id, link.id, int(link.expires_at.timestamp())])
    )


def opened(key: bytes, token: str, now: datetime) -> tuple[str, int] | None:
    """Property and link behind a signed part; None where it was not signed by this house or has ended."""
    try:
        property_id, link_id, expires = URLSafeSerializer(key, salt=_PURPOSE).loads(token)
    except (BadData, ValueError, TypeError):
        return None
    return (str(property_id), int(link_id)) if now.timestamp() < int(expires) else None
