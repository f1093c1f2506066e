"""How may somebody outside look at a mock-up, and how is that taken back?"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.phrase import Phrase, say
from domain.property import Property
from domain.website.link import USUAL_DAYS, Link
from domain.website.signing import signed
from domain.website.version import Version
from governance.office import Office
from governance.website.flow import Mover
from store.unit import Unit

PATH = "share"  # the first part of the address; the signed one follows
_SOON = timedelta(days=3)


async def link_to(
    unit: Unit, version: Version, mover: Mover, at: datetime, *, days: int | None = None
) -> Link:
    """A link that lasts `days` from now; without a number the one that is there, unless it ends soon."""
    there = next(iter(await unit.website_links.open(version.id, at)), None)
    if days is None and there is not None and there.expires_at - at > _SOON:
        return there
    lasting = timedelta(days=USUAL_DAYS if days is None else days)
    link = await unit.website_links.add(version.id, by=mover.actor, at=at, expires_at=at + lasting)
    body = {"link": link.id, "expires": link.expires_at.isoformat()}
    await unit.journal.append("website.shared", f"website:{version.id}", mover.actor, body, at)
    return link


async def revoke(unit: Unit, mover: Mover, at: datetime) -> int:
    """Take every link back; how many still opened something."""
    count = await unit.website_links.revoke(at)
    if count:
        await unit.journal.append("website.unshared", "website", mover.actor, {"links": count}, at)
    return count


def address(office: Office, property_id: str, link: Link) -> str | None:
    """The link's address; None where nobody has said under which one this house is reached."""
    if office.public_url is None:
        return None
    return f"{office.public_url.rstrip('/')}/{PATH}/{signed(office.key.value(), property_id, link)}/"


def shown(office: Office, hotel: Property, link: Link) -> Phrase:
    """The address with its end, or what is missing for one."""
    found = address(office, hotel.id, link)
    if found is None:
        return say("website.no_public_address")
    return say("website.link", url=found, day=link.expires_at.astimezone(hotel.zone).date())
