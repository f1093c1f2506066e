"""In which ways can HotelRunner fail us, on command?"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("too_many", "server_error", "hang", "drop", "html", "try_again", "rejected_row")


@dataclass(slots=True)
class Fault:
    """What the next `times` calls of one endpoint meet.

    `on` is rooms, range, daily, transaction, reservations, acknowledge, fire, channels, connected_channels or
    `*`. `after_effect`: the call has its effect first (server_error, hang, drop, html). `status` and
    `retry_after` belong to server_error and too_many. A hang ends after `seconds`, or when it is released; with
    `discard` a hang before the effect then forgets the call. `try_again` queues a push without errors;
    `rejected_row` answers try_again with an error for its first row and takes the others.
    """

    kind: str
    on: str = "*"
    times: int = 1
    after_effect: bool = False
    status: int = 500
    retry_after: str | None = None
    seconds: float | None = None
    discard: bool = False
    released: bool = False
    holding: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind} is not one of {', '.join(KINDS)}")


class Faults:
    """The faults that are waiting, first come, first met."""

    def __init__(self) -> None:
        self._all: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._all.append(fault)
        return fault

    def meet(self, endpoint: str) -> Fault | None:
        """The fault that this call meets, used up once more."""
        for fault in self._all:
            if fault.times > 0 and fault.on in {endpoint, "*"}:
                fault.times -= 1
                return fault
        return None

    def holding(self) -> int:
        """How many calls hang at this moment."""
        return sum(fault.holding for fault in self._all)

    def release(self) -> None:
        """Let every hanging call go on."""
        for fault in self._all:
            fault.released = True

    def clear(self) -> None:
        """Forget every fault; hanging calls go on."""
        self.release()
        self._all.clear()
