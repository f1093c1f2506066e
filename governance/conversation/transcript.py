"""What does one exchange leave behind: words, cards, costs, answers in the outbox?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from channels.dialogue import Usage
from domain.consent.actions import Action, last_night
from domain.consent.rights import Role
from domain.phrase import Phrase, say
from governance.budget import dollars, purse
from governance.consent.cards import show, show_again
from governance.consent.desk.filing import Filed, file_in
from governance.consent.kinds.register import kind_of
from governance.conversation import answer
from governance.conversation.answer import Outcome
from governance.conversation.checks.checked import checked
from governance.conversation.turn import Turn
from governance.conversation.utterance import Said
from governance.draft import Draft
from governance.office import Office, snapshot
from governance.post.chart_json import chart_to_json
from governance.post.harmless import quoted
from governance.post.replies import Block, Line, Reply, reply
from governance.post.reply_json import reply_to_json
from governance.post.telling import tell
from store.conversation.exchanges import Charge, Exchange
from store.unit import Unit

LONGEST_REASON = 300
HANDED_ON = "[Somebody else's message was handed on. It is kept from you.]"


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that an exchange has come to. `notice` is what is said where nobody answered, or nobody any more.

    `turns` are all that cost something, the failed ones included; `routing` what finding the director cost.
    """

    said: Said
    outcomes: tuple[Outcome, ...] = ()
    turns: tuple[Turn, ...] = ()
    routing: tuple[Usage, ...] = ()
    notice: Phrase | None = None


async def record(office: Office, made: Record) -> None:
    """One unit: the exchange, its cost, its cards, its answers, and that the message has had its effect.

    A message that had its effect before leaves nothing a second time.
    """
    said, now = made.said, office.clock()
    async with office.store.unit(said.property_id) as unit:
        if said.inbox_id is not None and not await unit.inbox_done(said.inbox_id, now, said.inbox_turn):
            return
        if said.elsewhere and not await unit.unanswered.settle(said.member.person.id, said.key):
            return
        outcomes = [await _filed(unit, office, said, outcome) for outcome in made.outcomes]
        await unit.spending.add([*charges(made)], now)
        await unit.conversations.add(said.member.person.id, _exchange(said, outcomes, now))
        for place, outcome in enumerate(outcomes):
            subject = f"said:{outcome.turn.director}"
            await _say(unit, said, f"{said.key}:{place}", answer.shown(outcome), now, subject)
            for one in outcome.filed:
                await _card(unit, one, said, now)
        if made.notice is not None:
            await _say(unit, said, f"{said.key}:notice", reply(made.notice), now)
        await _warn(unit, office, now)


def charges(made: Record) -> Iterator[Charge]:
    """What the calls of an exchange cost, each by itself."""
    yield from (_charge("route", None, usage) for usage in made.routing)
    for turn in made.turns:
        yield from (_charge("turn", turn.director, usage) for usage in turn.spent)


def _charge(purpose: str, director: str | None, usage: Usage) -> Charge:
    return Charge(
        purpose,
        usage.model,
        usage.fresh,
        usage.cache_written,
        usage.cache_read,
        usage.output,
        usage.cost,
        director,
        usage.estimated,
    )


async def _filed(unit: Unit, office: Office, said: Said, outcome: Outcome) -> Outcome:
    """The outcome with what the desk made of its drafts.

    After a turn that read outsiders' words nothing is filed, whatever the drafts say: a person who wants the card
    asks for it in his own words, and the next turn does not read the answer that quoted them.
    """
    if not outcome.drafts:
        return outcome
    if outcome.tainted:
        return replace(outcome, unfiled=len(outcome.drafts))
    ends = [night for draft in outcome.drafts if (night := last_night(draft.action)) is not None]
    house = await snapshot(office, unit, until=max(ends, default=None))
    by, asked_by = f"director:{outcome.turn.director}", said.member.person.id
    filed = [
        await file_in(unit, office, house, draft, by=by, asked_by=asked_by, announce=False)
        for draft in (_reasoned(draft, outcome) for draft in outcome.drafts)
    ]
    return replace(outcome, filed=tuple(filed))


def _reasoned(draft: Draft, outcome: Outcome) -> Draft:
    """The draft with its model's reason on one line, harmless and without figures that nothing has shown.

    Whatever else the model put into words (an invoice, a supplier, an objective) is harmless too.
    """
    return replace(draft, action=_harmless(draft.action), reasons=tuple(_reasons(draft.reasons, outcome)))


def _harmless(action: Action) -> Action:
    cleaned: Action = kind_of(action).harmless(action, lambda words: quoted(words, LONGEST_REASON))
    return cleaned


def _reasons(reasons: Iterable[Phrase], outcome: Outcome) -> Iterator[Phrase]:
    for reason in reasons:
        if reason.key != "board.reason":
            yield reason
            continue
        words = quoted(str(reason.args["words"]), LONGEST_REASON)
        if proven := checked(words, outcome.turn.figures, outcome.turn.shown).text:
            yield say("board.reason", words=proven)


def _exchange(said: Said, outcomes: list[Outcome], now: datetime) -> Exchange:
    """One question and everything that was answered. Outsiders' words are not read again: neither an answer that
    followed them, nor the question itself where it was handed on."""
    spoke = "+".join(outcome.turn.director for outcome in outcomes) or "nobody"
    ended = outcomes[-1].turn.ending.value if outcomes else "notice"
    tainted = any(outcome.tainted for outcome in outcomes)
    question = HANDED_ON if said.outside else said.words
    charts = [chart_to_json(outcome.chart) for outcome in outcomes if outcome.chart is not None]
    return Exchange(now, spoke, question, answer.remembered(outcomes), tainted, ended, charts)


async def _say(
    unit: Unit, said: Said, key: str, told: Reply, now: datetime, subject: str | None = None
) -> None:
    """An answer; by its subject a reply to it finds its director again."""
    person = said.member.person
    if said.elsewhere:
        asked = Line(say("board.asked_on_page", words=quoted(said.words, LONGEST_REASON)), quiet=True)
        told = replace(told, blocks=(Block((asked,)), *told.blocks), silent=True)
    await unit.outbox.add(
        "reply", person.id, person.telegram_id, reply_to_json(told), dedupe=key, at=now, subject=subject
    )


async def _card(unit: Unit, filed: Filed, said: Said, now: datetime) -> None:
    """A new card for whoever may decide and whoever asked; one that waits already, once more for him alone."""
    if filed.proposal is None:
        return
    if filed.known:
        await show_again(unit, filed.proposal, said.member, now, said.key)
    else:
        await show(unit, filed.proposal, now)


async def _warn(unit: Unit, office: Office, now: datetime) -> None:
    """Four fifths of a month's or a day's budget are gone: the owners hear it once."""
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    left = await purse(unit, office.budget, today, hotel.zone)
    if left.empty:
        return  # whoever asks is told so
    if left.month_is_short:
        spent, cap = dollars(left.month), dollars(office.budget.month)
        words, when = say("board.month_short", spent=spent, cap=cap), f"{today:%Y-%m}"
    elif left.day_is_short:
        spent, cap = dollars(left.today), dollars(office.budget.day)
        words, when = say("board.day_short", spent=spent, cap=cap), f"{today}"
    else:
        return
    owners = list(await unit.people.members(Role.OWNER))
    await tell(unit, owners, reply(words, silent=True), f"budget:{when}", now)
