"""Would the proof notice? The real bot with one promise broken on purpose: `python -m tests.kill.mutants NAME`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.__main__ import main


def blind_retry() -> None:
    """A call that nobody answered is simply made again."""
    from governance.consent.carry import by_wire

    by_wire.PATIENCE["unreached"] = timedelta(0)
    silence_means("unreached")


def silence_is_no() -> None:
    """A call that nobody answered counts as refused."""
    silence_means("rejected")


def silence_means(outcome: str) -> None:
    """What an attempt without an answer is taken for, instead of unknown."""
    from store.consent.attempts import Attempts

    finish = Attempts.finish

    async def finished(self: Attempts, attempt_id: int, said: str, *words: object, **facts: object) -> bool:
        taken = outcome if said == "unknown" else said
        return await finish(self, attempt_id, taken, *words, **facts)  # type: ignore[arg-type]

    Attempts.finish = finished  # type: ignore[method-assign,assignment]


def confirmed_before_handled() -> None:
    """What waited in memory when the process died is not taken up again."""
    from bot.telegram.updates import Inbox

    async def nothing(self: Inbox, silence: timedelta | None = None) -> int:
        return 0

    Inbox.replay = nothing  # type: ignore[method-assign]


def unmarked_repeats() -> None:
    """A message that may be there twice does not say so."""
    from bot.telegram import drawing as faces
    from bot.telegram import messages

    for module in (faces, messages):
        module.marked_again = lambda reply: reply  # type: ignore[attr-defined]


def forgetful_cards() -> None:
    """A card does not hear that nobody knows how its change ended."""
    from domain.consent.proposal import Proposal, State
    from governance.consent.carry import outcome
    from store.unit import Unit

    redraw = vars(outcome)["redraw"]

    async def drawn(unit: Unit, proposal: Proposal, at: datetime) -> None:
        if proposal.state is not State.UNKNOWN:
            await redraw(unit, proposal, at)

    vars(outcome)["redraw"] = drawn


MUTANTS: dict[str, Callable[[], None]] = {
    mutant.__name__: mutant
    for mutant in (blind_retry, silence_is_no, confirmed_before_handled, unmarked_repeats, forgetful_cards)
}

if __name__ == "__main__":
    MUTANTS[sys.argv[1]]()
    sys.exit(main(["run"]))
