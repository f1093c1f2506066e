"""Would the proof notice? The real bot with one promise broken on purpose: `python -m tests.kill.mutants NAME`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bot.__main__ import main


def blind_retry() -> None:
    """A call that nobody answered is simply made again."""
    from governance.carry import by_wire
    from governance.desk import rounds

    by_wire.BLOCKING = by_wire.BLOCKING - {None}
    rounds.is_abandoned = lambda office, attempt, now: False


def silence_is_no() -> None:
    """A call that nobody answered counts as refused."""
    from store.attempts import Attempts

    finish = Attempts.finish

    async def finished(
        self: Attempts, attempt_id: int, outcome: str, *words: object, **facts: object
    ) -> bool:
        said = "rejected" if outcome == "unknown" else outcome
        return await finish(self, attempt_id, said, *words, **facts)  # type: ignore[arg-type]

    Attempts.finish = finished  # type: ignore[method-assign]


def confirmed_before_handled() -> None:
    """What waited in memory when the process died is not taken up again."""
    from bot.updates import Inbox

    async def nothing(self: Inbox) -> int:
        return 0

    Inbox.replay = nothing  # type: ignore[method-assign]


def unmarked_repeats() -> None:
    """A message that may be there twice does not say so."""
    from bot import faces, messages

    for module in (faces, messages):
        module.marked_again = lambda reply: reply  # type: ignore[attr-defined]


def forgetful_cards() -> None:
    """A card is drawn when it is sent and never again from its row."""
    from governance.carry import by_wire, outcome
    from governance.desk import carrying, verdicts

    async def nothing(*whatever: object) -> None:
        return

    for module in (by_wire, outcome, carrying, verdicts):
        module.redraw = nothing  # type: ignore[attr-defined]


MUTANTS: dict[str, Callable[[], None]] = {
    mutant.__name__: mutant
    for mutant in (blind_retry, silence_is_no, confirmed_before_handled, unmarked_repeats, forgetful_cards)
}

if __name__ == "__main__":
    MUTANTS[sys.argv[1]]()
    sys.exit(main(["run"]))
