"""Which rows may a director ask for beyond the House?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, Protocol

from domain.bookings.booked_room import BookedRoom
from domain.bookings.night import Night
from domain.consent.proposal import Proposal
from domain.guests.playbook.house_rules import Playbook
from domain.guests.thread import Message, Thread
from domain.house.decision import Decision
from domain.house.snapshot import House
from domain.knowledge.findings import Findings
from domain.knowledge.writing import Passage, Writing
from domain.missions.mission import Mission
from domain.prices.advice import Advice
from domain.prices.filling import Filling
from domain.prices.rates import CalendarCell


class Reader(Protocol):
    """Row-level questions that the House does not answer; scoped to one property, and without personal data."""

    async def house(self, now: datetime, books_since: date) -> House:
        """The House of this moment with books that reach back to a day, for results of closed months."""

    async def advice(self) -> tuple[date | None, Sequence[Advice]]:
        """The day of the newest study, and what it says of each coming night; None and nothing without one."""

    async def filling(self, house: House, room_type: str | None) -> Filling:
        """What the pictures of how one type fills are drawn from; of the whole house without a type."""

    async def rooms(
        self, first: date, last: date, basis: Literal["stay", "booked", "cancelled"] = "stay"
    ) -> Sequence[BookedRoom]:
        """Held rooms that touch these nights, or the rooms booked or cancelled on these local days."""

    async def nights(
        self, first: date, last: date, known_before: datetime | None = None
    ) -> Mapping[tuple[str, date], Night]:
        """Every type and night, as known now or as it was on the books before an instant.

        Prices, minimum stays and closed nights are always today's.
        """

    async def cells(self, first: date, last: date, room_type: str | None = None) -> Sequence[CalendarCell]:
        """Calendar cells that hold anything: target, sent, confirmed, observed, each with time and evidence."""

    async def proposals(self, *, open_only: bool, limit: int = 20) -> Sequence[Proposal]:
        """Proposals that await a decision in filing order, or the newest of any state first."""

    async def missions(self) -> Sequence[Mission]:
        """Missions under way, the most urgent first."""

    async def letters(self) -> Sequence[tuple[Thread, Message]]:
        """Guests' messages without an answer, the oldest first: outsiders' words, for a quoting tool alone."""

    async def guest_drafts(self) -> Sequence[Message]:
        """Answers to guests that wait for a tap; their words are for nobody's model."""

    async def standards(self) -> Playbook:
        """The rules that everything is held to that leaves for guests: everybody's, its own, the retired."""

    async def decisions(self) -> Sequence[Decision]:
        """The decision log, by code."""


class Shelves(Protocol):
    """The house's writings as whoever asks may read them: outsiders' words, every one of them."""

    async def find(self, question: str, most: int = 5) -> Findings:
        """The passages nearest to a question, by their words and their meaning."""

    async def open(self, document: int) -> tuple[Writing, Sequence[Passage]] | None:
        """One version of a writing, whole; None where there is none for him."""

    async def versions(self, document: int) -> Sequence[Writing]:
        """Every version of the same writing, the newest first."""
