"""How does the owner see and set the rules for his prices?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.command import Caller, Command
from directors.revenue.command.setting import parse_setting
from domain.consent.rights import Right, may
from domain.phrase import say
from domain.prices.rules import TASTES, RuleKind
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.prices import rules


async def settings(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /reglages » lists the rules in force; with words after it, sets one."""
    if words.strip():
        return await set_one(office, caller, words)
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit)
        shown = rules.listed(house, may(caller.member.role, Right.APPROVE))
        return await caller.heard(unit, now, shown)


async def set_one(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """One setting as typed: at once where it tightens, a card where it loosens."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today: date = now.astimezone(hotel.zone).date()
        wanted = parse_setting(words, hotel, today)
        answer = await rules.ask_for(office, unit, caller.member, wanted, " ".join(words.split()))
        return await caller.heard(unit, now, *([answer] if answer else []))


async def lock(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /verrouiller suite junior 20/12-03/01 »."""
    return await set_one(office, caller, f"verrouiller {words}")


async def floor(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /plancher suites 1 900 en décembre »."""
    return await set_one(office, caller, f"plancher {words}")


async def ceiling(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /plafond suites 4 200 en décembre »."""
    return await set_one(office, caller, f"plafond {words}")


async def unlock(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /deverrouiller suite junior 20/12-03/01 »: the locks that touch these nights, by a card."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit)
        asked = parse_setting(f"verrouiller {words}", house.hotel, house.today)
        found = [
            rule
            for rule in house.pricing.of(RuleKind.LOCK)
            if rule.span is not None
            and any(
                wish.span is not None
                and wish.room_type in {None, rule.room_type}
                and any(night in rule.span for night in wish.span)
                for wish in asked
            )
        ]
        if not found:
            return await caller.heard(unit, now, reply(say("pricing.no_lock")))
        answer = await rules.ask_to_end(office, unit, caller.member, found, " ".join(words.split()))
        return await caller.heard(unit, now, *([answer] if answer else []))


async def tastes(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /preferences »: what the owner does not want to be asked, each with the tap that forgets it."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit)
        shown = rules.listed(house, may(caller.member.role, Right.APPROVE), only=TASTES)
        return await caller.heard(unit, now, shown)


COMMANDS = (
    Command("reglages", "settings", settings, what=say("command.reglages"), want="price", rank=4),
    Command("plancher", "floor", floor, Right.FILE),
    Command("plafond", "ceiling", ceiling, Right.FILE),
    Command("verrouiller", "lock", lock, Right.FILE),
    Command("deverrouiller", "unlock", unlock, Right.FILE),
    Command("preferences", "tastes", tastes),
)
