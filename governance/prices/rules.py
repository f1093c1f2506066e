"""How does a rule for prices come to hold: at once where it tightens, by the owner's tap where it loosens?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from domain.consent.actions import ChangeRules
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.snapshot import House
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from domain.prices.rules import SINGLE, PricingRule, RuleKind
from governance.consent.desk.filing import file_in
from governance.consent.kinds.pricing_rules.words import rule_words
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Block, Button, Line, Reply, reply
from store.consent.people import Member
from store.unit import Unit

SEAT = "revenue"


async def ask_for(
    office: Office,
    unit: Unit,
    member: Member,
    rules: Sequence[PricingRule],
    words: str,
    *,
    at_once: bool = True,
) -> Reply | None:
    """Set the rules, or file them as a card where they loosen a limit or the asker may not decide.

    `at_once` False files a card whatever they do: they were read out of free words. None when a card was filed: it
    says everything.
    """
    house = await snapshot(office, unit)
    _agree(rules, house)
    if at_once and may(member.role, Right.APPROVE) and not any(loosens(rule, house) for rule in rules):
        by = f"person:{member.person.id}"
        await unit.pricing.set(rules, words=words, by=by, at=house.now)
        lines = [Line(rule_words(rule, house.hotel)) for rule in rules]
        return Reply(
            (Block((Line(say("pricing.set"), bold=True), *lines, Line(say("pricing.see"), quiet=True))),)
        )
    ends = [old for old in house.pricing.rules for rule in rules if replaces(rule, old)]
    return await file_change(
        office, unit, house, member, ChangeRules(tuple(rules), tuple(ends), house.hotel.currency, words)
    )


async def ask_to_end(
    office: Office, unit: Unit, member: Member, rules: Sequence[PricingRule], words: str
) -> Reply | None:
    """End rules by a card; a limit that ends is a limit loosened."""
    house = await snapshot(office, unit)
    return await file_change(
        office, unit, house, member, ChangeRules((), tuple(rules), house.hotel.currency, words)
    )


async def file_change(
    office: Office, unit: Unit, house: House, member: Member, action: ChangeRules
) -> Reply | None:
    """The change as a card; what limits said instead where they blocked it."""
    reason = say("card.explain_filed", person=member.person.name, at=house.now)
    draft = Draft(SEAT, action, (reason,))
    by = f"person:{member.person.id}"
    filed = await file_in(unit, office, house, draft, by=by, asked_by=member.person.id)
    return reply(*filed.blocked) if filed.blocked else None


def _agree(rules: Sequence[PricingRule], house: House) -> None:
    """A floor above the ceiling leaves no price that may be asked. Raises Refusal."""
    for rule in rules:
        for kind in house.sellable:
            if rule.amount is None or rule.room_type not in {None, kind.code}:
                continue
            first = max(rule.span.first, house.today) if rule.span else house.today
            if rule.kind is RuleKind.FLOOR:
                limit = house.pricing.amount(RuleKind.CEILING, kind.code, first)
                limit = kind.ceiling if limit is None else limit
                crossed = limit is not None and rule.amount > limit
            elif rule.kind is RuleKind.CEILING:
                limit = house.pricing.amount(RuleKind.FLOOR, kind.code, first)
                limit = kind.floor if limit is None else limit
                crossed = limit is not None and rule.amount < limit
            else:
                continue
            if crossed:
                currency = house.hotel.currency
                told = {
                    "amount": Money(rule.amount, currency),
                    "limit": Money(limit or rule.amount, currency),
                    "name": kind.name,
                }
                if rule.kind is RuleKind.FLOOR:
                    raise refuse("pricing.over_ceiling", **told)
                raise refuse("pricing.under_floor", **told)


def loosens(rule: PricingRule, house: House) -> bool:
    """Whether the rule would allow what is not allowed now, for any type that it holds for."""
    kinds = [kind for kind in house.sellable if rule.room_type in {None, kind.code}]
    return any(
        house.pricing.loosened_by(_for(rule, kind.code), kind.floor, kind.ceiling, house.today)
        for kind in kinds
    )


def _for(rule: PricingRule, code: str) -> PricingRule:
    return PricingRule(
        rule.kind, code, rule.span, rule.weekdays, rule.amount, rule.ratio, rule.count, rule.of
    )


def replaces(rule: PricingRule, old: PricingRule) -> bool:
    """Whether the new rule takes the place of the old one."""
    return rule.kind in SINGLE and rule.scope == old.scope


def listed(house: House, decides: bool, only: Collection[RuleKind] = frozenset(RuleKind)) -> Reply:
    """Every rule in force of these kinds with who set it and when, and for the owner a tap that ends it."""
    hotel = house.hotel
    rules = [rule for rule in house.pricing.rules if rule.kind in only]
    usual = _usual(house) if RuleKind.FLOOR in only else []
    lines = [Line(say("pricing.title"), bold=True), *usual]
    for rule in rules:
        if rule.set_at is None:
            continue
        lines.append(Line(say("pricing.row", number=rule.id, rule=rule_words(rule, hotel), at=rule.set_at)))
    if not rules:
        lines.append(Line(say("pricing.none"), quiet=True))
    blocks = [Block(lines), Block([Line(say("pricing.how"), quiet=True)])]
    ends = [(Button(say("pricing.end", number=rule.id), f"r:{rule.id}:end"),) for rule in rules if decides]
    return Reply(tuple(blocks), tuple(ends[:12]))


def _usual(house: House) -> list[Line]:
    """What holds whether or not anybody ever set it."""
    rules = house.pricing
    return [
        Line(
            say(
                "pricing.usual",
                move=Percent(rules.largest_move),
                band=Percent(rules.dead_band),
                n=rules.near_days,
            )
        )
    ]


async def end_rule(office: Office, unit: Unit, member: Member, rule_id: int) -> tuple[Phrase, Reply | None]:
    """End a rule by the owner's tap; the words for the tap, and the list as it is afterwards."""
    if not may(member.role, Right.APPROVE):
        return say("card.not_entitled"), None
    ended = await unit.pricing.end(rule_id, by=f"person:{member.person.id}", at=office.clock())
    shown = listed(await snapshot(office, unit), decides=True)
    return (say("pricing.ended", number=rule_id) if ended else say("pricing.gone", number=rule_id)), shown
