"""Was anything lost, doubled, done without consent, or shown as something that it is not?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.proposal import MOVES, State
from tests.journeys.house import ROOMS
from tests.journeys.stage import flat
from tests.kill.people import Ledger
from tests.kill.record import Proposal, Record
from tests.kill.world import NAMES, World
from tests.twins.telegram_state import Message

OURS = {theirs: ours for theirs, ours, *_ in ROOMS}
MARK = "renvoi"
CONSENTED = {"approved", "applying", "applied", "partial", "failed", "unknown", "undone"}
# What a card must say in each state, and the verbs that it must (not) offer.
SHOWN = {
    "pending": ("", "ok"),
    "postponed": ("reporté par", "ok"),
    "refused": ("refusé par", ""),
    "applied": ("transmis", ""),
    "unknown": ("n’a pas répondu", "seen"),
    "failed": ("rien n’a été changé", ""),
    "undone": ("annulé", ""),
}
Cells = frozenset[tuple[str, date, Decimal]]


def faults(world: World, ledger: Ledger, record: Record) -> list[str]:
    """Every broken promise, one sentence each; empty when all is well."""
    checks = (
        _received(world, record),
        _filed(ledger, record),
        _decided(ledger, record),
        _took_effect(world, record),
        _journaled(record),
        _drawn(world, record),
        _sent(world, record),
        _answered(world, ledger, record),
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
    undone_by: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in record.proposals:
        if proposal.undoes is not None:
            undone_by[proposal.undoes].append(proposal)
            continue
        verdicts = ledger.taps(proposal.token, "ok", "no", "adj", "later")
        name = f"n° {proposal.number} ({proposal.state})"
        approved = proposal.state in CONSENTED
        people = {NAMES[tap.who] for tap in verdicts if tap.verb == "ok"}
        if approved and proposal.decided_by not in people:
            yield f"without consent: {name} was approved by {proposal.decided_by}, who tapped nothing"
        if people and not approved and {tap.verb for tap in verdicts} == {"ok"}:
            yield f"lost: the approval of {name}"
        if proposal.state in {"approved", "applying"}:
            yield f"lost: {name} was approved and never came to an end"
        if proposal.state in {"stale", "expired", "partial"}:
            yield f"wrong: {name} can only come from an error here"
        if proposal.state == "refused" and not ledger.taps(proposal.token, "no"):
            yield f"without consent: {name} was refused by nobody"
    for proposal in record.proposals:
        undos = undone_by[proposal.id]
        if undos and not ledger.taps(proposal.token, "undo"):
            yield f"without consent: n° {proposal.number} was undone by nobody"
        if len([undo for undo in undos if undo.state != "failed"]) > 1:
            yield f"doubled: n° {proposal.number} was undone {len(undos)} times"


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
        for (before, _), (after, source) in zip(story, story[1:], strict=False):
            if source != before or State(after) not in MOVES[State(before)]:
                yield f"journal: n° {proposal.number} went from {before} ({source}) to {after}"
        if not states or states[0] not in {"pending", "held"} or states[-1] != proposal.state:
            yield f"journal: n° {proposal.number} stands at {proposal.state}, told {states}"
    yield from (f"journal: {subject} has no row" for subject in stories)
    seqs = [int(entry["seq"]) for entry in record.journal]
    if seqs != list(range(1, len(seqs) + 1)):
        yield "journal: numbers are missing"


def _drawn(world: World, record: Record) -> Iterator[str]:
    """Every card that the bot knows of shows what its row says, and every unknown outcome has a card."""
    on_screen: set[int] = set()
    for row in record.shown:
        number = int(row["subject"].removeprefix("proposal:"))
        message = world.phones.state.messages[row["chat_id"], row["message_id"]]
        on_screen.add(number)
        yield from _agrees(record.newest(number), message)
    for proposal in record.proposals:
        if proposal.state == "unknown" and proposal.number not in on_screen:
            yield f"shown wrongly: n° {proposal.number} is unknown and nobody sees it"


def _agrees(proposal: Proposal, message: Message) -> Iterator[str]:
    if "Pourquoi ·" in message.plain:
        return
    words, verb = SHOWN[proposal.state]
    verbs = {
        str(button.get("callback_data", "")).split(":")[2]
        for row in message.keyboard or []
        for button in row
    }
    name = f"[{message.chat_id}/{message.message_id}] of n° {proposal.number} ({proposal.state})"
    if flat(words).replace("'", "’") not in flat(message.plain).replace("'", "’"):
        yield f"shown wrongly: {name} reads {message.plain!r}"
    if proposal.state == "applied" and not any(proof in message.plain for proof in ("confirmé", "vu par")):
        yield f"shown wrongly: {name} names no evidence: {message.plain!r}"
    if (verb and verb not in verbs) or ("ok" in verbs and verb != "ok") or ("seen" in verbs and verb != "seen"):
        yield f"shown wrongly: {name} offers {sorted(verbs)}"
    if len(message.history) > 1 and MARK in flat(message.plain) and MARK not in flat(message.history[0].plain):
        yield f"shown wrongly: {name} is marked as a repeat, and there is no other copy"


def _sent(world: World, record: Record) -> Iterator[str]:
    """Each message of the outbox is on its phone; one that is there twice is marked."""
    rows: Counter[tuple[int, str]] = Counter()
    for row in record.outbox:
        if row["due_at"] is not None or (row["error"] and "not modified" not in row["error"]):
            yield f"lost: message {row['dedupe']} ({row['error'] or 'not sent'})"
        elif row["kind"] != "redraw":
            message = world.phones.state.messages.get((row["chat_id"], row["message_id"]))
            if message is None:
                yield f"lost: message {row['dedupe']} is not on the phone"
            else:
                rows[row["chat_id"], _topic(message)] += 1
    copies: Counter[tuple[int, str]] = Counter()
    marked: Counter[tuple[int, str]] = Counter()
    for chat in NAMES:
        for message in world.phones.messages(chat, from_bot=True):
            topic = chat, _topic(message)
            copies[topic] += 1
            marked[topic] += MARK in flat(message.history[0].plain)
    for topic, times in rows.items():
        if copies[topic] - marked[topic] > times:
            yield f"doubled: {copies[topic]} copies of {topic}, of which {marked[topic]} marked, for {times} sent"


def _topic(message: Message) -> str:
    """What makes two messages copies of one another: the card's first line, or all of the words."""
    lines = [line for line in message.history[0].plain.splitlines() if flat(line) != MARK]
    first = lines[0] if lines else ""
    return first if "propose · n°" in flat(first).replace("\xa0", " ") else "\n".join(lines).strip()


def _answered(world: World, ledger: Ledger, record: Record) -> Iterator[str]:
    """Each question has its answer; a second copy of it is marked."""
    for who, word in ledger.talk:
        copies = [m for m in world.phones.messages(who, from_bot=True) if word in m.plain]
        fresh = [m for m in copies if MARK not in flat(m.plain)]
        if not copies:
            yield f"lost: no answer to /{word}"
        if len(fresh) > 1:
            yield f"doubled: {len(fresh)} unmarked answers to /{word}"
    asked: Counter[tuple[int, str]] = Counter()
    for tap in ledger.pressed:
        proposal = next(p for p in record.proposals if p.token == tap.token)
        if tap.verb == "why" and proposal.state != "superseded":  # that one answers with the newer card
            asked[tap.who, f"Pourquoi · n° {proposal.number}"] += 1
    for (who, title), times in asked.items():
        copies = [
            m for m in world.phones.messages(who, from_bot=True) if flat(m.plain).removeprefix(MARK).strip().startswith(flat(title))
        ]
        fresh = [m for m in copies if MARK not in flat(m.plain)]
        if len(copies) < times:
            yield f"lost: {len(copies)} answers to {times} times « {title} »"
        if len(fresh) > times:
            yield f"doubled: {len(fresh)} unmarked answers to {times} times « {title} »"


def _named(cells: Cells) -> str:
    return ", ".join(f"{room} {night} at {price}" for room, night, price in sorted(cells))
