"""How are many lives run beside one another, and what do they come to?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.kill.life import Outcome

AT_ONCE = 2


def run(one: Callable[[int], Outcome], seeds: Iterable[int], at_once: int = AT_ONCE) -> list[Outcome]:
    """Each seed's life; a life that cannot even be played is a fault of its own."""

    def guarded(seed: int) -> Outcome:
        try:
            return one(seed)
        except AssertionError as stopped:
            return Outcome(seed, faults=[f"stopped: {stopped}"])

    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(guarded, seeds))


def summary(outcomes: Sequence[Outcome]) -> str:
    """The figures of all lives together."""
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    kinds = Counter(fault.split(":")[0] for fault in faults)
    states = sum((outcome.states for outcome in outcomes), Counter[str]())
    reached = sum((outcome.reached for outcome in outcomes), Counter[str]())
    missed = sum((outcome.missed for outcome in outcomes), Counter[str]())
    seeds = [outcome.seed for outcome in outcomes]
    lines = [
        f"{sum(o.kills for o in outcomes)} kills (seeds {min(seeds, default=0)}..{max(seeds, default=0)}): "
        f"{kinds['lost']} lost, {kinds['doubled']} doubled, {kinds['without consent']} without consent, "
        f"{kinds['shown wrongly']} shown wrongly, {len(faults)} faults in all",
        f"{sum(o.effects for o in outcomes)} effects at the channel manager; proposals: {counted(states)}; "
        f"{sum(o.unknown for o in outcomes)} unknown outcomes, each shown and then settled by a person; "
        f"{sum(o.marked for o in outcomes)} messages marked as repeats",
        f"moments reached: {counted(reached)}",
        *([f"moments that did not come: {counted(missed)}"] if missed else []),
    ]
    return "\n".join(lines)


def counted(found: Counter[str]) -> str:
    """« 3 applied, 1 unknown », the most frequent first."""
    return "; ".join(f"{times} {name}" for name, times in found.most_common()) or "none"


def told(outcomes: Sequence[Outcome]) -> str:
    """Every fault with the command that repeats it."""
    return "\n".join(
        f"seed {outcome.seed}: {fault}\n    again: .venv/bin/pytest tests/kill --kill-seeds {outcome.seed}"
        for outcome in outcomes
        for fault in outcome.faults
    )
