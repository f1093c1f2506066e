"""Can code in the sandbox add up, and do nothing else?"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from directors import seated
from domain.phrase import Name
from governance.contract import Ground, Seat
from governance.conversation.code import code_tools
from governance.conversation.toolbox.writing_tools import DOCUMENT_TOOLS
from tests.rooms.conversation.seats.asking import tool_of

RUN = tool_of("revenue", "run_code")
FIND = tool_of("revenue", "find_functions")
READ = "r = await on_the_books('2026-08-25', '2026-11-22', by='channel')\n"
ADR = """
r = await booked_rooms(first="2026-08-25", last="2026-11-22", room_types=["junior-suite", "presidential-suite"])
found = {}
for row in r["rows"]:
    if row["revenue"] is None or row["commission"] is None:
        continue
    part = found.setdefault(row["channel"], [0, 0])
    part[0] += row["revenue"] - row["commission"]
    part[1] += row["nights"]
[{"channel": c, "nights": n, "adr_net": s / n} for c, (s, n) in sorted(found.items())]
"""


async def test_it_adds_up_what_the_functions_read(ground: Ground) -> None:
    result = await RUN.run(ground, {"code": ADR})
    assert not result.error, result.text
    found = json.loads(result.text)
    assert found["read"] == ["reservations"]
    assert found["as_of"] == "2026-11-23 09:00"
    rows = [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
    assert len(rows) >= 3
    assert Decimal(str(rows[0]["adr_net"])) in result.numbers


async def test_rows_reach_the_code_uncut(ground: Ground) -> None:
    code = "len((await nights('2026-12-01', '2026-12-31'))['rows'])"
    assert json.loads((await RUN.run(ground, {"code": code})).text)["value"] == 217


HOSTILE = {
    "endless": "while True: pass",
    "memory": "x = []\nwhile True: x.append('a' * 100000)",
    "one big text": "'a' * 10**9",
    "big number": "10 ** (10 ** 9)",
    "recursion": "def f(): return f()\nf()",
    "import os": "import os\nos.listdir('/')",
    "import subprocess": "import subprocess",
    "import sys": "import sys\nsys.modules",
    "open": "open('/etc/passwd').read()",
    "environment": "import os\nos.environ['HOME']",
    "getattr": "getattr(nights, '__globals__')",
    "closure": "nights.__closure__",
    "subclasses": "().__class__.__bases__[0].__subclasses__()",
    "format": "'{0.__globals__}'.format(nights)",
    "eval": "eval('1')",
    "exec": "exec('x = 1')",
    "builtins": "__builtins__",
    "import call": "__import__('os')",
    "draft": "await draft_rate_change(['triple'], '2026-12-01', '2026-12-01', 'x', 1)",
    "guests": "await guest_words('arrivals')",
    "run_code": "await run_code('1')",
    "ground": "ground.drafts",
    "socket": "import socket",
    "many calls": "for i in range(100): await decisions_waiting()",
    "printed": "await decisions_waiting()\nprint('x' * 10**6)",
    "output": "await decisions_waiting()\n'x' * 10**5",
    "syntax": "def",
    "no await": "nights('2026-12-01', '2026-12-02')",
    "bad argument": "await nights('2026-12-01', '2026-12-02', property='riad-b')",
    "too many arguments": "await nights(1, 2, 3, 4, 5, 6)",
    "raises": "raise SystemExit(1)",
    "own figures": "12345",
    "long": "#" * 5000,
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_code_gets_a_short_sentence(ground: Ground, name: str) -> None:
    result = await RUN.run(ground, {"code": HOSTILE[name]})
    assert result.error, result.text
    assert 0 < len(result.text) <= 300
    assert "site-packages" not in result.text
    assert "File" not in result.text
    assert not result.numbers
    assert not ground.drafts


async def test_a_call_that_the_code_leaves_behind_is_over_with_it(ground: Ground) -> None:
    before = asyncio.all_tasks()
    await RUN.run(ground, {"code": HOSTILE["no await"]})
    await asyncio.sleep(0)  # what wraps a finished reading takes one step more
    assert [left for left in asyncio.all_tasks() - before if not left.done()] == []


async def test_sleeping_takes_no_time_and_the_house_goes_on(ground: Ground) -> None:
    code = "import time\ntime.sleep(100000)\nawait decisions_waiting()"
    assert not (await RUN.run(ground, {"code": code})).error
    assert not (await RUN.run(ground, {"code": READ + "len(r['rows'])"})).error


@pytest.mark.parametrize("seat", seated(), ids=lambda seat: seat.slug)
async def test_only_reading_functions_are_found(ground: Ground, seat: Seat) -> None:
    _, find = code_tools(seat)
    found = json.loads((await find.run(ground, {})).text)
    calls = {row[0].split("(")[0] for row in found["rows"]}
    documents = {tool.name for tool in DOCUMENT_TOOLS}
    assert calls == documents | {tool.name for tool in seat.tools if not tool.drafts} - {"guest_words"}


async def test_functions_are_found_by_word(ground: Ground) -> None:
    found = json.loads((await FIND.run(ground, {"words": "pickup"})).text)
    assert [row[0].split("(")[0] for row in found["rows"]] == ["bookings_made"]


async def test_a_figure_that_the_code_itself_states_is_none_of_the_houses(ground: Ground) -> None:
    code = "r = await tonight()\n[r['tonight']['rooms_sold'], 990, 4110.5]"
    result = await tool_of("gm", "run_code").run(ground, {"code": code})
    assert json.loads(result.text)["value"] == [10, 990, 4110.5]
    assert Decimal(10) in result.numbers
    assert not {Decimal(990), Decimal("4110.5")} & result.numbers


async def test_a_draft_made_by_hand_is_not_reached_either(ground: Ground) -> None:
    made = replace(tool_of("revenue", "nights"), name="draft", drafts=True)
    run, find = code_tools(Seat("spa", Name({"en": "Spa"}), tools=(made,)))
    assert (await run.run(ground, {"code": "await draft('2026-12-01', '2026-12-02')"})).error
    assert json.loads((await find.run(ground, {})).text)["found"] == len(DOCUMENT_TOOLS)


async def test_a_machine_without_the_sandbox_says_so(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONTY_BIN", "/nowhere/monty")
    result = await RUN.run(ground, {"code": READ})
    assert result.error
    assert result.text == "code cannot be run here; ask the tools themselves"
