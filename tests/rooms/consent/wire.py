"""A channel manager whose every answer is written into a script."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from channels.ports import (
    Capabilities,
    ConnectedChannel,
    Envelope,
    ExternalRate,
    PushOutcome,
    PushReceipt,
    PushRequest,
    PushRow,
    PushState,
    PushStatus,
)


class Crash(BaseException):
    """The process ends here: nothing in the house may catch it."""


Answer = PushOutcome | PushReceipt | BaseException | Callable[[PushRequest], Awaitable[PushReceipt]]
Told = PushState | PushStatus | BaseException


class ScriptedWire:
    """`pushes` and `statuses` are answered from the left; an empty script means accepted and confirmed.

    `effects` are the requests that took effect out there: what was accepted or partly so, and every request whose
    answer got lost.
    """

    def __init__(self, rows_a_call: int = 90) -> None:
        self.rows_a_call = rows_a_call
        self.pushes: deque[Answer] = deque()
        self.statuses: deque[Told] = deque()
        self.calls: list[PushRequest] = []
        self.effects: list[PushRequest] = []
        self.asked: list[str] = []

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(False, True, True, False, self.rows_a_call, None, None)

    async def push(self, request: PushRequest) -> PushReceipt:
        self.calls.append(request)
        answer = self.pushes.popleft() if self.pushes else PushOutcome.ACCEPTED
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, PushOutcome):
            taken = answer in {PushOutcome.ACCEPTED, PushOutcome.PARTIAL}
            answer = PushReceipt(answer, tracking=f"T{len(self.calls)}" if taken else None)
        elif not isinstance(answer, PushReceipt):
            answer = await answer(request)
        if not answer.outcome.certainly_nothing:
            self.effects.append(request)
        return answer

    async def push_status(self, tracking: str) -> PushStatus:
        self.asked.append(tracking)
        told = self.statuses.popleft() if self.statuses else PushState.CONFIRMED
        if isinstance(told, BaseException):
            raise told
        return told if isinstance(told, PushStatus) else PushStatus(told)

    def plan(self, rows: Sequence[PushRow], channels: Sequence[str] = ()) -> Sequence[PushRequest]:
        wanted = {(row.external_code, row.night): row for row in rows}
        ordered = [wanted[key] for key in sorted(wanted)]
        parts = [ordered[i : i + self.rows_a_call] for i in range(0, len(ordered), self.rows_a_call)]
        return [PushRequest("daily", tuple(part)) for part in parts]

    async def rates(self) -> Sequence[ExternalRate]:
        return []

    async def channels(self) -> Sequence[ConnectedChannel]:
        return []

    async def reservations(
        self, *, changed_since: date | None, undelivered: bool, created_since: date | None = None
    ) -> Sequence[Envelope]:
        return []

    async def find(self, number: str) -> Sequence[Envelope]:
        return []

    async def acknowledge(self, delivery: str, number: str | None = None) -> bool:
        return True

    async def confirm_booking(self, number: str) -> PushReceipt:
        return PushReceipt(PushOutcome.REJECTED)

    def nights_sent(self) -> list[tuple[str, date]]:
        """Every cell that took effect out there, once for each time."""
        return [(row.external_code, row.night) for request in self.effects for row in request.rows]


def lost(crash: BaseException, wire: ScriptedWire) -> Callable[[PushRequest], Awaitable[PushReceipt]]:
    """The request takes effect and its answer never comes."""

    async def answer(request: PushRequest) -> Any:
        wire.effects.append(request)
        raise crash

    return answer
