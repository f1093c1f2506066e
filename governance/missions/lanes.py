"""In which lane beside the boxes does each arrow run, so that no two lie over each other while there are lanes?"""

from __future__ import annotations

from collections.abc import Sequence

APART = 12.0  # two arrows end to end in one lane would read as one


def lanes(reaches: Sequence[tuple[float, float]], most: int) -> list[int]:
    """A lane from 0 for each reach (from where to where it runs, top down), the shortest nearest to the boxes; what
    finds none free shares the last of `most`."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    found = [most - 1] * len(reaches)
    for index in sorted(range(len(reaches)), key=lambda one: reaches[one][1] - reaches[one][0]):
        free = [
            lane for lane, others in enumerate(taken) if not any(_meet(reaches[index], o) for o in others)
        ]
        found[index] = free[0] if free else most - 1
        taken[found[index]].append(reaches[index])
    return found


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] + APART and other[0] <= one[1] + APART
