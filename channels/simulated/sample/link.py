"""Under which codes does the simulated channel manager know the room types?"""

from __future__ import annotations

from dataclasses import replace

from domain.property import Property

# The room type that the channel manager lists and nobody has identified.
UNIDENTIFIED = "HR:unidentified"


def link(hotel: Property) -> Property:
    """The property with an inventory code and a rate code for every type that has none; known ones stay."""
    return replace(
        hotel,
        room_types=tuple(
            replace(
                kind,
                external_code=kind.external_code or f"HR:{kind.code}",
                rate_code=kind.rate_code or kind.external_code or f"HR:{kind.code}",
            )
            for kind in hotel.room_types
        ),
    )
