"""Which channels are being prepared, and what does their opening still ask of people?"""

from __future__ import annotations

from collections.abc import Collection

from domain.activation.board import ChannelState
from domain.house.background import Background
from domain.opening.profile import Profile, profiles
from domain.opening.readiness import lacking, readiness
from domain.opening.spelled import code_of
from domain.package.field import Place
from domain.package.package import Package
from governance.package.filled import package_of
from store.unit import Unit

UNDER_WAY = "in_progress"  # as the specs say of a platform
# Where a channel stands on the board while its opening still asks something of the house.
S = ChannelState
ASKING = frozenset(
    {S.PREPARING, S.WAITING_OWNER, S.REQUESTED, S.WAITING_CHANNEL, S.CONNECTING, S.MAPPED, S.HELD}
)


async def preparing(unit: Unit, background: Background) -> tuple[Profile, ...]:
    """The channels on their way: as the board has them, and those that the specs tell of and nobody has moved."""
    openings = await unit.openings.all()
    moved = {one.channel for one in openings if one.state is not S.NOT_STARTED}
    codes = [one.channel for one in openings if one.state in ASKING]
    specs = (code_of(link.name) for link in background.links if link.status == UNDER_WAY)
    codes += [code for code in specs if code is not None and code not in moved]
    return tuple(profiles()[code] for code in dict.fromkeys(codes) if code in profiles())


async def wanted_places(unit: Unit, background: Background, answered: Collection[str]) -> tuple[Place, ...]:
    """What the channels in preparation require and nobody has settled, and what was answered of it before.

    In the order of the channels and of their forms, each place once; what is counted rather than said is left out.
    """
    under_way = await preparing(unit, background)
    if not under_way:
        return ()
    package = await package_of(unit)
    found: dict[str, Place] = {}
    for profile in under_way:
        found |= {place.path: place for place in _of(profile, package, answered)}
    return tuple(place for place in found.values() if not place.field.derived)


def _of(profile: Profile, package: Package, answered: Collection[str]) -> list[Place]:
    ready = readiness(profile, package)
    unsettled = {place.path for place in lacking(ready)}
    every = [part.place for need in ready.required for part in need.parts]
    return [place for place in every if place.path in unsettled or place.ask in answered]
