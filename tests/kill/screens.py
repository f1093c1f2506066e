"""Does every phone show what the rows say: each message once, each card as it stands?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.journeys.stage import flat
from tests.kill.people import Ledger
from tests.kill.record import Proposal, Record
from tests.kill.world import NAMES, World
from tests.twins.telegram_state import Message

MARK = "renvoi"
# What a card must say in each state, and the verbs that it must (not) offer.
SHOWN = {
    "pending": ("", "ok"),
    "postponed": ("reporté par", "ok"),
    "refused": ("refusé par", ""),
    "applied": ("approuvé par", ""),
    "unknown": ("n’a pas répondu", "seen"),
    "failed": ("rien n’a été changé", ""),
    "undone": ("annulé", ""),
}


def drawn(world: World, record: Record) -> Iterator[str]:
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
    words, verb = SHOWN.get(proposal.state, ("", ""))
    verbs = {
        str(button.get("callback_data", "")).split(":")[2] for row in message.keyboard or [] for button in row
    }
    name = f"[{message.chat_id}/{message.message_id}] of n° {proposal.number} ({proposal.state})"
    if flat(words).replace("'", "’") not in flat(message.plain).replace("'", "’"):
        yield f"shown wrongly: {name} reads {message.plain!r}"
    if proposal.state == "applied" and not any(proof in message.plain for proof in ("confirmé", "vu par")):
        yield f"shown wrongly: {name} names no evidence: {message.plain!r}"
    if (
        (verb and verb not in verbs)
        or ("ok" in verbs and verb != "ok")
        or ("seen" in verbs and verb != "seen")
    ):
        yield f"shown wrongly: {name} offers {sorted(verbs)}"
    if (
        len(message.history) > 1
        and MARK in flat(message.plain)
        and MARK not in flat(message.history[0].plain)
    ):
        yield f"shown wrongly: {name} is marked as a repeat, and there is no other copy"


def sent(world: World, record: Record) -> Iterator[str]:
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
    """What makes two messages copies of one another: a card's title, or all of the words; without the mark."""
    words = flat(message.history[0].plain).removeprefix(MARK).strip()
    card = re.match(r"\w+ (propose|retient) · n° \d+", words)
    return card[0] if card else words


def answered(world: World, ledger: Ledger, record: Record) -> Iterator[str]:
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
            m for m in world.phones.messages(who, from_bot=True) if _topic(m).startswith(f"{flat(title)} ")
        ]
        fresh = [m for m in copies if MARK not in flat(m.plain)]
        if len(copies) < times:
            yield f"lost: {len(copies)} answers to {times} times « {title} »"
        if len(fresh) > times:
            yield f"doubled: {len(fresh)} unmarked answers to {times} times « {title} »"
