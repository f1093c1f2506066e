"""Briefs of N houses due at once, by two processes on one PostgreSQL that writes to the disk before it answers.

`--houses 30 100 300 1000` are the sizes, `--replicas 2` the processes. Told are seconds of the clock, which depend
on what else the machine does, and of processor, of ours and of PostgreSQL's, which depend on it less; an owner's
verdicts beside it; and how fast messages are claimed and finished: Telegram takes thirty a second from a bot.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.many.houses import first_house, multiplied, waiting_cards
from benchmarks.many.replica import NINE, Worked, sent, work
from bot.settings import Settings
from bot.ticks import rounds_of
from directors import seated
from governance.board import Board
from governance.office import Office
from store.engine import open_store
from store.upkeep.schema import migrate
from tests.postgres import create_database, postgres_server

SECONDS_TO_START = 12.0
TICK = os.sysconf("SC_CLK_TCK")


async def prepared(url: str, count: int) -> list[int]:
    """The houses, each due for its brief; ids of cards that wait."""
    await migrate(url)
    store = open_store(url)
    await first_house(store)
    await multiplied(url, count)
    cards = await waiting_cards(store, NINE)
    office = Office(store, Board(seated()), lambda: NINE)
    async with store.hall() as hall:
        await hall.due_seat(rounds_of(office, Settings()).wakes.keys(), NINE, alone=False)
        await hall.due_spread({}, NINE)
    await store.close()
    return cards


async def after(url: str) -> tuple[int, float]:
    """The queue's way out."""
    store = open_store(url)
    try:
        return await sent(store)
    finally:
        await store.close()


def postgres_processor(folder: str) -> float:
    """Seconds of processor that the server in this folder has used, those of connections that ended included."""
    used = 0.0
    for one in Path("/proc").glob("[0-9]*"):
        try:
            words = (one / "cmdline").read_bytes()
            if folder.encode() not in words and b"postgres:" not in words:
                continue
            told = (one / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if folder.encode() in words:  # the server itself: its children's time counts once they have ended
            used += sum(map(int, told[11:15])) / TICK
    return used


def measured(server: str, count: int, replicas: int) -> str:
    """One size."""
    url = create_database(server, f"many{count}")
    cards = asyncio.run(prepared(url, count))
    folder = server.rpartition("host=")[2]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(replicas, mp_context=spawn) as pool:
        begins = time.time() + SECONDS_TO_START
        before = postgres_processor(folder)
        shares = [(url, begins, cards[n::replicas]) for n in range(replicas)]
        found: list[Worked] = list(pool.map(work, shares))
    time.sleep(1)  # the connections of the replicas have ended, so their time is the server's now
    server_used = postgres_processor(folder) - before
    messages, seconds = asyncio.run(after(url))
    verdicts = sorted(one for worked in found for one in worked.verdicts)
    tail = statistics.quantiles(verdicts, n=20)[-1] if len(verdicts) > 1 else 0.0
    clock, ours = max(one.seconds for one in found), sum(one.processor for one in found)
    return (
        f"{count} houses, {replicas} replicas: {clock:.1f} s by the clock; processor {ours:.1f} s of ours and "
        f"{server_used:.1f} s of PostgreSQL's, {1000 * (ours + server_used) / count:.0f} ms a house; "
        f"{len(verdicts)} verdicts, p95 {1000 * tail:.0f} ms; "
        f"{messages} messages claimed and finished in {seconds:.1f} s ({messages / max(seconds, 0.001):.0f}/s)"
    )


def main() -> None:
    """Each size in a database of its own."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks many", description=__doc__)
    asked.add_argument("--houses", type=int, nargs="+", default=[30, 100, 300, 1000])
    asked.add_argument("--replicas", type=int, default=2)
    told = asked.parse_args()
    with postgres_server(durable=True) as server:
        for count in told.houses:
            print(measured(server, count, told.replicas), f"(load {os.getloadavg()[0]:.0f})", flush=True)


if __name__ == "__main__":
    main()
