"""What does a tap say?"""

from __future__ import annotations

from domain.consent.proposal import Proposal


def tap(proposal: Proposal, verb: str, argument: str = "") -> str:
    """`p:<token>:<verb>[:<argument>]`, at most 64 bytes.

    Verbs: ok, adj, later, no, why, undo, seen, done, back; of an expense also line, cap; of a batch also pick,
    take, lock. `adj`, `later`, `line` and `no` without an argument open their own keyboard; with one they act:
    `adj:2420` sets a price, `adj:+5` moves each by 5 %, `adj:ask` asks for a typed one; `later:1h`,
    `later:evening`, `later:morning`; `line:maintenance`; `no:ok`; `seen:new`, `seen:before`. `pick`
    begins to choose, `pick:3` ticks a line or takes its tick away, `take` approves what is ticked; `lock:3` locks a
    line's nights.
    """
    data = f"p:{proposal.token}:{verb}" + (f":{argument}" if argument else "")
    if len(data.encode()) > 64:
        raise ValueError(f"a tap of {len(data.encode())} bytes: {data}")
    return data
