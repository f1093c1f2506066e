"""How many bytes travel for one answer out of 300 documents, in three ways, and where does code lose?"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.context.ways import Cost, Prefix, asked
from bot.compose import PILOT
from bot.knowledge.folders import look_through
from directors import seated
from domain.knowledge.writing import Audience
from governance.board import Board
from governance.contract import Ground
from governance.conversation.code import code_tools
from governance.conversation.prompt import composed
from governance.conversation.toolbox.writing_tools import DOCUMENT_TOOLS
from governance.knowledge.finding import Library
from governance.office import Office, snapshot
from store.engine import open_store
from store.reader import PropertyReader
from tests.fresh import pilot_house
from tests.makers import NOW
from tests.proof.papers_of_a_house import written_into

HOME = PILOT.name
QUESTIONS = 10
CODE = (
    "r = await search_documents(words={words!r})\n"
    "[[x['page'], x['found']] for x in r['rows'] if x['answers']][:2]"
)
WAYS = ("raw", "tool", "opened", "code")


async def measured(question: str, texts: str, ground: Ground) -> Mapping[str, Cost]:
    """The question with every document before it; by the search tool; by it and one document opened; by code."""
    seat = next(one for one in seated() if one.slug == "gm")
    system = composed(seat).system
    search = ("search_documents", {"words": question})
    tools = Prefix(system, DOCUMENT_TOOLS)
    by_tool = await asked(question, [[search]], tools, ground)
    best = by_tool.found[0]["rows"][0]["document"]
    return {
        "raw": await asked(f"{texts}\n\n{question}", [], Prefix(system, ()), ground),
        "tool": by_tool,
        "opened": await asked(question, [[search], [("open_document", {"document": best})]], tools, ground),
        "code": await asked(
            question,
            [[("run_code", {"code": CODE.format(words=question)})]],
            Prefix(system, tuple(code_tools(seat))),
            ground,
        ),
    }


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lhcm-documents-") as place:
        folder = Path(place) / "Papiers"
        folder.mkdir()
        questions = [one.words for one in written_into(folder)]
        store = open_store(pilot_house(Path(place) / "house.db"))
        office = Office(store, Board(seated()), lambda: NOW, home=Path(place))
        await look_through(office, HOME, folder)
        library = Library(store, HOME, frozenset(Audience))
        async with store.reading(HOME) as unit:
            house = await snapshot(office, unit)
            writings = await unit.writings.current(frozenset(Audience))
            passages = [
                one.text for w in writings for one in await unit.writings.passages(w.id, frozenset(Audience))
            ]
        ground = Ground(house, PropertyReader(store, HOME), "fr", [], str, library)
        answered = [one for one in questions if (await library.find(one)).answers][::5][:QUESTIONS]
        costs = [await measured(one, "\n".join(passages), ground) for one in answered]
        await store.close()
    _told(answered, costs)


def _told(questions: Sequence[str], costs: Sequence[Mapping[str, Cost]]) -> None:
    for part in ("definitions", "results", "sent", "tokens"):
        print(f"\n{part:60}" + "".join(f"{way:>10}" for way in WAYS))
        for question, cost in zip(questions, costs, strict=True):
            print(f"{question[:58]:60}" + "".join(f"{getattr(cost[way], part):>10}" for way in WAYS))
        sums = [sum(getattr(cost[way], part) for cost in costs) for way in WAYS]
        print(f"{'all of them':60}" + "".join(f"{total:>10}" for total in sums))
    loses = [q for q, cost in zip(questions, costs, strict=True) if cost["code"].sent > cost["tool"].sent]
    print(f"\ncode costs more than the search tool in {len(loses)} of {len(questions)}")


if __name__ == "__main__":
    asyncio.run(main())
