"""How has the Revenue director done, and how far should it be trusted?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.consent.actions import GrantMandate, RevokeMandate
from domain.consent.rights import Right, may
from domain.conversation.sentence import read_short
from domain.conversation.stretches import read_stretch
from domain.phrase import Percent, say
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.prices.record.scorecard import SLUG, Scorecard, scorecard, scorecard_reply
from store.unit import Unit

# What the first mandate is proposed with: small, short, and its use is reported like any other's.
LARGEST_CHANGE = Decimal("0.05")
A_DAY = 10
LASTS = timedelta(days=30)


async def director_scored(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /bilan », « /bilan octobre »: the month's record, losses included."""
    async with office.store.reading(caller.property_id) as unit:
        return [scorecard_reply(await scored(office, unit, words))]


async def scored(office: Office, unit: Unit, words: str) -> Scorecard:
    """The month that the words name; without any, the running one, in its first week the one before."""
    now = office.clock()
    zone = (await unit.property.get()).zone
    today = now.astimezone(zone).date()
    sentence = read_short(words)
    read = read_stretch(sentence, 0, today, whole=True) if len(sentence) else None
    day = read[0].span.first if read else today - timedelta(days=7)
    return await scorecard(unit, now, _last_such(day, today))


def _last_such(day: date, today: date) -> date:
    """« octobre » said of a record is the last one."""
    return day if day <= today else day.replace(year=day.year - 1, day=1)


async def on_scorecard(office: Office, caller: Caller, slug: str, verb: str) -> Beside:
    """`b:revenue:widen` or `:narrow`: file the mandate that the figures speak for, as a card to be tapped."""
    if slug != SLUG or verb not in {"widen", "narrow"}:
        return Beside(alert=say("error.unknown_card"))
    if not may(caller.member.role, Right.PROPOSE):
        return Beside(alert=say("scorecard.not_yours"))
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        card = await scored(office, unit, "")
        if card.advice != verb or card.trust.share is None:
            return Beside(alert=say("scorecard.changed"))
        house = await snapshot(office, unit)
        reason = say("scorecard.reason", share=Percent(card.trust.share), n=card.trust.decided)
        currency = house.hotel.currency
        if verb == "widen":
            until = house.today + LASTS
            drafts = [
                Draft(
                    "gm",
                    GrantMandate(
                        SLUG, "change_rate", until, currency, "/bilan", LARGEST_CHANGE, per_day=A_DAY
                    ),
                    (reason,),
                    key="trust:widen",
                )
            ]
        else:
            drafts = [
                Draft("gm", RevokeMandate(one.id, currency), (reason,), key=f"trust:narrow:{one.id}")
                for one in house.mandates
                if one.grantee == SLUG
            ]
        for draft in drafts:
            await file_in(unit, office, house, draft, by=f"person:{caller.member.person.id}")
        await caller.heard(unit, now)
    return Beside()


COMMANDS = (Command("bilan", "scorecard", director_scored, what=say("command.bilan"), want="money", rank=4),)
