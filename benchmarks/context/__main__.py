"""Which of the ways answers ten real questions with the least context, and where does code lose?"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from benchmarks.context.house import sample_ground
from benchmarks.context.questions import QUESTIONS, Question
from benchmarks.context.ways import Cost, Prefix, Steps, as_seated, asked, code_only, eager, seat_tools
from directors import seated
from governance.contract import Ground
from governance.conversation.prompt import composed, weight
from governance.conversation.toolbox import compact

WAYS = ("raw", "tools", "code", "seated")
PARTS = {
    "definitions": "definitions of the tools",
    "results": "what the tools returned",
    "sent": "whole turn: every request of it",
    "tokens": "whole turn, estimated tokens",
}
TOLERANCE = 0.011  # results are shown to two decimals


async def measure(question: Question, ground: Ground) -> Mapping[str, Cost]:
    """The question in all ways. Raises AssertionError when the answers differ."""
    seat = next(seat for seat in seated() if seat.slug == question.seat)
    in_code = [("run_code", {"code": question.code})]
    scripts: dict[str, tuple[Prefix, Steps]] = {
        "raw": (eager(seat), question.raw),
        "tools": (seat_tools(seat), question.tools),
        "code": (code_only(seat), [[("find_functions", {})], in_code]),
        "seated": (as_seated(seat), [in_code] if question.needs_code else question.tools),
    }
    costs = {
        way: await asked(question.words, steps, prefix, ground) for way, (prefix, steps) in scripts.items()
    }
    values = {
        "raw": question.raw_value(costs["raw"].found),
        "tools": question.tools_value(costs["tools"].found),
        "code": costs["code"].found[-1]["value"],
    }
    for way in ("tools", "code"):
        assert agree(values[way], values["raw"]), (question.words, way, values)
    return costs


def agree(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two answers have the same parts and, to the second decimal, the same figures."""
    return set(one) == set(other) and all(abs(one[name] - other[name]) < TOLERANCE for name in one)


async def main() -> None:
    async with sample_ground() as ground:
        measured = [(question, await measure(question, ground)) for question in QUESTIONS]
    print("Ten questions, the same answers. Bytes; tokens are estimated at 2.5 characters each.")
    for part, meaning in PARTS.items():
        print(f"\n{meaning:60}" + "".join(f"{way:>9}" for way in WAYS))
        for question, costs in measured:
            print(f"{question.words[:58]:60}" + "".join(f"{getattr(costs[way], part):>9}" for way in WAYS))
        sums = [sum(getattr(costs[way], part) for _, costs in measured) for way in WAYS]
        print(f"{'all ten':60}" + "".join(f"{total:>9}" for total in sums))
    _compared(measured)
    _seats()


def _compared(measured: Sequence[tuple[Question, Mapping[str, Cost]]]) -> None:
    loses = [q.words for q, costs in measured if costs["code"].sent > costs["tools"].sent]
    print(f"\ncode costs more than the director's tools in {len(loses)} of {len(measured)}:")
    for words in loses:
        print(f"  {words}")


def _seats() -> None:
    print("\nas seated (tools and code tool): bytes of system, definitions, both; heaviest tool")
    for seat in seated():
        prompt = composed(seat)
        heaviest = max(prompt.tools, key=weight)
        definitions = len(compact(list(prompt.definitions)).encode())
        system = len(prompt.system.encode())
        sizes = f"{system:6} {definitions:6} {system + definitions:6}"
        print(f"  {seat.slug:8} {sizes}  {heaviest.name} {weight(heaviest)}")


if __name__ == "__main__":
    asyncio.run(main())
