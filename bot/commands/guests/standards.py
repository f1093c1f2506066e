"""Which standards is everything held to that leaves for guests, and who changes them?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.guests.playbook.house_rules import STAYS, Playbook, SetRule, rule_from
from domain.guests.playbook.rule import rules
from domain.phrase import say
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.guests.standards import standards
from governance.office import Office, snapshot
from governance.post.harmless import quoted
from governance.post.replies import Block, Line, Reply, reply

RETIRE, BACK = frozenset({"retirer", "retire", "retiree", "off"}), frozenset({"remettre", "back", "on"})


async def rule(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« jamais « pas de souci » : … » or « M07 retirer » becomes a card; without words everything that holds.

    Refusal for a rule that nobody knows, or that no house gives up.
    """
    async with office.store.unit(caller.property_id) as unit:
        book = await standards(unit)
        if not words.strip():
            return [listed(book)]
        if not may(caller.member.role, Right.PROPOSE):
            raise refuse("card.not_entitled")
        house = await snapshot(office, unit)
        action = change_from(words, book, house.hotel.currency)
        key = f"playbook:{action.rule or fold(' '.join(action.words))[:60]}"
        by = caller.member.person.id
        filed = await file_in(
            unit, office, house, Draft("gm", action, key=key), by=f"person:{by}", asked_by=by
        )
    if filed.proposal is None:
        return [reply(*filed.blocked)]
    return [reply(say("guests.mode_asked", number=filed.proposal.number))]


def change_from(words: str, book: Playbook, currency: str) -> SetRule:
    """What the words ask for. Refusal where they ask for nothing that can be changed."""
    said = words.split()
    code, verb = said[0].upper(), fold(said[1]) if len(said) == 2 else ""
    own = {one.id: one for one in book.own}
    if len(said) == 2 and verb in RETIRE | BACK:
        if code not in own and code not in {one.id for one in rules()}:
            raise refuse("playbook.unknown", rule=code[:20])
        if verb in RETIRE and code in STAYS:
            raise refuse("playbook.stays", rule=code)
        if (verb in RETIRE) is (code in book.retired):
            raise refuse("playbook.is_so", rule=code)
        mine = own.get(code)
        told = (mine.words, mine.why) if mine else ((), "")
        return SetRule(code, *told, verb in RETIRE, currency)
    phrases, why = rule_from(words)
    return SetRule("", phrases, why, False, currency)


def listed(book: Playbook) -> Reply:
    """Every rule by area with its id, the house's own, those that it retired, how to change one."""
    blocks = [Block((Line(say("playbook.list", n=len(book.all)), bold=True),))]
    for severity, head in SEVERITIES.items():
        held = [one for one in book.all if one.severity == severity and one.area != "house"]
        lines = [Line(say("playbook.line", rule=one.id, text=one.text)) for one in held]
        if lines:
            blocks.append(Block((Line(head, bold=True), *lines)))
    own = [one for one in book.own if one.id not in book.retired]
    if own:
        lines = [Line(say("playbook.own_line", rule=one.id, why=quoted(one.why, 120))) for one in own]
        blocks.append(Block((Line(say("playbook.own"), bold=True), *lines)))
    foot = (
        [Line(say("playbook.retired", rules=tuple(sorted(book.retired))), quiet=True)] if book.retired else []
    )
    return Reply((*blocks, Block((*foot, Line(say("playbook.how"), quiet=True)))))


SEVERITIES = {
    "block": say("playbook.severity_block"),
    "warn": say("playbook.severity_warn"),
    "note": say("playbook.severity_note"),
}

COMMANDS = (Command("regle", "rule", rule, what=say("command.regle"), want="know", rank=8),)
