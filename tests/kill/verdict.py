"""Was anything lost, doubled, done without consent, or shown as something that it is not?"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.consent.proposal import MOVES, State
from tests.journeys.pilot import ROOMS
from tests.kill.people import Ledger
from tests.kill.record import Proposal, Record
from tests.kill.screens import answered, drawn, sent
from tests.kill.world import NAMES, World

OURS = {theirs: ours for theirs, ours, *_ in ROOMS}
CONSENTED = {"approved", "applying", "applied", "partial", "failed", "unknown", "undone"}
Cells = frozenset[tuple[str, date, Decimal]]


def faults(world: World, ledger: Ledger, record: Record) -> list[str]:
    """Every broken promise, one sentence each; empty when all is well."""
    checks = (
        _received(world, record),
        _filed(ledger, record),
        _decided(ledger, record),
        _took_effect(world, record),
        _journaled(record),
        drawn(world, record),
        sent(world, record),
        answered(world, ledger, record),
    )
    return [fault for check in checks for fault in check]


def _received(world: World, record: Record) -> Iterator[str]:
    """Each update is stored once and has had its effect."""
    for row in record.inbox:
        if row["open"] or row["dead_at"]:
            yield f"lost: update {row['update_id']} was never handled ({row['reason'] or 'still open'})"
    pushed = world.phones.state.last_update
    seen = {row["update_id"] for row in record.inbox}
    first = min(seen, default=0)
    if pushed is not None:
        missing = set(range(first, pushed["update_id"] + 1)) - seen
        yield from (f"lost: update {one} never reached the inbox" for one in sorted(missing))


def _filed(ledger: Ledger, record: Record) -> Iterator[str]:
    """Each order became one proposal, and nothing else did."""
    typed = Counter(
        frozenset((order.room_type, night, Decimal(order.price)) for night in order.nights)
        for order in ledger.orders
    )
    own = [p for p in record.proposals if p.undoes is None and p.supersedes is None]
    filed = Counter(p.cells for p in own if p.filed_by.startswith("person:"))
    for cells, times in (typed - filed).items():
        yield f"lost: {times} order(s) for {_named(cells)} became no proposal"
    for cells, times in (filed - typed).items():
        yield f"doubled: {times} proposal(s) too many for {_named(cells)}"


def _decided(ledger: Ledger, record: Record) -> Iterator[str]:
    """Where one kind of verdict was tapped, it counted; where none was, nothing happened."""
    undos: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in record.proposals:
        if proposal.undoes is None:
            yield from _consented(ledger, proposal)
        else:
            undos[proposal.undoes].append(proposal)
    for proposal in record.proposals:
        if undos[proposal.id] and not ledger.taps(proposal.token, "undo"):
            yield f"without consent: n° {proposal.number} was undone by nobody"
        if len([undo for undo in undos[proposal.id] if undo.state != "failed"]) > 1:
            yield f"doubled: n° {proposal.number} was undone {len(undos[proposal.id])} times"


def _consented(ledger: Ledger, proposal: Proposal) -> Iterator[str]:
    verdicts = ledger.taps(proposal.token, "ok", "no", "adj", "later")
    name = f"n° {proposal.number} ({proposal.state})"
    people = {NAMES[tap.who] for tap in verdicts if tap.verb == "ok"}
    if proposal.state in CONSENTED and proposal.decided_by not in people:
        yield f"without consent: {name} was approved by {proposal.decided_by}, who tapped nothing"
    if people and proposal.state not in CONSENTED and {tap.verb for tap in verdicts} == {"ok"}:
        yield f"lost: the approval of {name}"
    if proposal.state in {"approved", "applying"}:
        yield f"lost: {name} was approved and never came to an end"
    if proposal.state in {"stale", "expired", "partial"}:
        yield f"wrong: {name} can only come from an error here"
    if proposal.state == "refused" and not ledger.taps(proposal.token, "no"):
        yield f"without consent: {name} was refused by nobody"


def _took_effect(world: World, record: Record) -> Iterator[str]:
    """Each approved change reached the channel manager once; an unknown one at most once; nothing else did."""
    arrived: Counter[tuple[str, date, Decimal]] = Counter(
        (OURS[effect.inv_code], effect.night, Decimal(effect.after))
        for effect in world.hotelrunner.pushed()
        if effect.field == "price"
    )
    for proposal in record.proposals:
        times = {arrived.pop(cell, 0) for cell in proposal.cells} if proposal.state in CONSENTED else {0}
        allowed = {"unknown": {0, 1}, "failed": {0}}.get(proposal.state, {1})
        name = f"n° {proposal.number} ({proposal.state}; {_tries(record, proposal)})"
        if proposal.state in CONSENTED and not times <= allowed:
            word = "doubled" if max(times) > 1 else "lost" if max(times) < 1 else "shown wrongly"
            yield f"{word}: {name} took effect {sorted(times)} times"
        if proposal.state == "unknown" and "unknown" not in _tries(record, proposal):
            yield f"wrong: {name} is unknown without an unknown attempt"
    yield from (f"without consent: {times} times {_named(frozenset({c}))}" for c, times in arrived.items())


def _tries(record: Record, proposal: Proposal) -> str:
    return ", ".join(str(row["outcome"]) for row in record.attempts.get(proposal.id, ()))


def _journaled(record: Record) -> Iterator[str]:
    """The journal tells every move, each one by the table, and ends where the row stands."""
    stories: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for entry in record.journal:
        state = str(entry["kind"]).removeprefix("proposal.")
        if entry["subject"].startswith("proposal:") and state in set(State):
            stories[entry["subject"]].append((state, entry["body"].get("from")))
    for proposal in record.proposals:
        story = stories.pop(f"proposal:{proposal.id}", [])
        states = [state for state, _ in story]
        for (before, _), (after, source) in itertools.pairwise(story):
            if source != before or State(after) not in MOVES[State(before)]:
                yield f"journal: n° {proposal.number} went from {before} ({source}) to {after}"
        if not states or states[0] not in {"pending", "held"} or states[-1] != proposal.state:
            yield f"journal: n° {proposal.number} stands at {proposal.state}, told {states}"
    yield from (f"journal: {subject} has no row" for subject in stories)
    seqs = [int(entry["seq"]) for entry in record.journal]
    if seqs != list(range(1, len(seqs) + 1)):
        yield "journal: numbers are missing"


def _named(cells: Cells) -> str:
    return ", ".join(f"{room} {night} at {price}" for room, night, price in sorted(cells))
