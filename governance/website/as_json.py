"""How does a program read how far the website is?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from domain.website.link import Link
from domain.website.pages import Site
from domain.website.points import points
from domain.website.version import State, Version, expected, fingerprint

SCHEMA = "website/1"


def website_json(site: Site, version: Version | None, links: Iterable[Link]) -> dict[str, Any]:
    """As `data/schemas/website.json` describes it: the newest mock-up, whether facts have changed, what is open."""
    return {
        "schema": SCHEMA,
        "property": site.house.id,
        "date": site.on.isoformat(),
        "version": None if version is None else _version(version),
        "changed_since": version is not None and version.digest != fingerprint(site),
        "links": [{"id": link.id, "expires_at": link.expires_at.isoformat()} for link in links],
        "open": [
            {
                "path": point.field.path,
                "question": dict(point.field.question.by_language),
                "who": list(point.who),
                "rooms": [dict(name.by_language) for name in point.rooms],
                "differs": point.differs,
            }
            for point in points(site)
        ],
    }


def _version(version: Version) -> dict[str, Any]:
    waits = version.state is State.CONFIRMED and version.confirmed_on is not None
    days = expected(version.confirmed_on) if waits and version.confirmed_on else None
    return {
        "number": version.id,
        "digest": version.digest,
        "state": version.state.value,
        "lacking": version.lacking,
        "built_at": version.built_at.isoformat(),
        "changed_at": version.changed_at.isoformat(),
        "approved_by": version.approved_by,
        "sent_on": version.sent_on.isoformat() if version.sent_on else None,
        "sent_to": version.sent_to,
        "confirmed_on": version.confirmed_on.isoformat() if version.confirmed_on else None,
        "expected": [days.first.isoformat(), days.last.isoformat()] if days else None,
        "url": version.url,
        "words": version.words,
        "remind_on": version.remind_on.isoformat() if version.remind_on else None,
    }
