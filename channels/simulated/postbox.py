"""Where do the demonstration's mails to guests end?"""

from __future__ import annotations

from channels.messenger import Delivered, Delivery, DoorCapabilities, Outgoing
from domain.guests.thread import Door


class PostBox:
    """Takes every mail and hands none on: sample guests have no address in this world."""

    def __init__(self) -> None:
        self.taken: list[Outgoing] = []

    @property
    def door(self) -> Door:
        return Door.EMAIL

    @property
    def capabilities(self) -> DoorCapabilities:
        return DoorCapabilities(subject=True, longest=50_000)

    async def send(self, message: Outgoing) -> Delivered:
        self.taken.append(message)
        return Delivered(Delivery.SENT, f"<{message.key}@villa.example>")

    async def close(self) -> None:
        return
