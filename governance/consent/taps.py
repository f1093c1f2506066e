"""What does one tap or one typed answer on a card do?"""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.consent.proposal import OPEN, Proposal, State
from domain.money import Money
from domain.phrase import Phrase, say
from governance.consent.card.buttons import LATER, later_until
from governance.consent.cards import redraw
from governance.consent.carry import by_hand
from governance.consent.desk import batches, undoing, verdicts, witness
from governance.consent.desk.rewording import reword
from governance.consent.desk.verdicts import Answer, Effect
from governance.consent.kinds.price.batch import lines_of
from governance.consent.kinds.register import decides, kind_of
from governance.consent.kinds.spend.adjusting import CAPITAL_WISH, LINE_WISH
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit

EXAMPLE = Decimal(1900)


class Menu(enum.StrEnum):
    """Which buttons the card shows just now."""

    MAIN = "main"
    ADJUST = "adjust"
    LATER = "later"
    LINE = "line"
    WHY = "why"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Tapped:
    """What to show the person: an alert if the tap did not count, the card's next face, the row as it stands."""

    proposal: Proposal | None
    alert: Phrase | None = None
    menu: Menu = Menu.MAIN
    in_passing: bool = False

    @property
    def counted(self) -> bool:
        """Whether rows may have changed: then they tell the rest; else only the answer to the tap says anything."""
        return self.in_passing or (self.alert is None and self.menu is Menu.MAIN)


@dataclass(frozen=True, slots=True)
class Tap:
    """Everything that a verb may look at."""

    office: Office
    unit: Unit
    proposal: Proposal
    member: Member
    argument: str


Verb = Callable[[Tap], Awaitable[Tapped]]


async def tap(
    office: Office, unit: Unit, member: Member, token: str, verb: str, argument: str = ""
) -> Tapped:
    """One tap on one card, inside the caller's unit. An unknown card or verb is final, never an error."""
    proposal = await unit.proposals.by_token(token)
    act = VERBS.get(verb)
    if proposal is None or act is None:
        return Tapped(None, say("error.unknown_card"))
    if proposal.state is State.SUPERSEDED:
        newest = await unit.proposals.by_number(proposal.number)
        return Tapped(newest, say("card.superseded_plain"))
    return await act(Tap(office, unit, proposal, member, argument))


def told(answer: Answer, menu: Menu = Menu.MAIN) -> Tapped:
    """An answer of the desk as the person sees it: silent when it counted, an alert when it did not."""
    counted = answer.effect is Effect.DONE
    return Tapped(answer.proposal, None if counted else answer.phrase, menu if counted else Menu.MAIN)


async def _approve(tap: Tap) -> Tapped:
    return told(await batches.approve(tap.office, tap.unit, tap.proposal, tap.member))


async def _refuse(tap: Tap) -> Tapped:
    """At once; a reason may follow as a typed answer, and the person is told so in passing."""
    answer = await batches.refuse(tap.office, tap.unit, tap.proposal, tap.member)
    if answer.effect is not Effect.DONE:
        return told(answer)
    return Tapped(answer.proposal, say("card.refuse_ask"), in_passing=True)


async def _undo(tap: Tap) -> Tapped:
    answer = await undoing.undo(tap.office, tap.unit, tap.proposal, tap.member)
    return Tapped(tap.proposal, None if answer.effect is Effect.DONE else answer.phrase)


async def _adjust(tap: Tap) -> Tapped:
    """Without an argument the steps are shown; with a step or a price the card is filed anew at that price."""
    if not tap.argument:
        refused = verdicts.not_now(tap.proposal, tap.member, tap.office.clock())
        if refused is None and kind_of(tap.proposal.action).typed is not None:
            return Tapped(tap.proposal, say("card.reword_ask"))
        return told(refused) if refused else Tapped(tap.proposal, menu=Menu.ADJUST)
    if tap.argument == "ask":
        example = tap.proposal.action.single_price or EXAMPLE
        return Tapped(
            tap.proposal, say("card.adjust_ask", example=Money(example, tap.proposal.action.currency))
        )
    answer = await verdicts.adjust(tap.office, tap.unit, tap.proposal, tap.member, tap.argument)
    return told(answer)


async def _later(tap: Tap) -> Tapped:
    if not tap.argument:
        refused = verdicts.not_now(tap.proposal, tap.member, tap.office.clock())
        return told(refused) if refused else Tapped(tap.proposal, menu=Menu.LATER)
    if tap.argument not in LATER:
        return Tapped(None, say("error.unknown_card"))
    hotel = await tap.unit.property.get()
    try:
        until = later_until(tap.argument, tap.office.clock(), hotel)
    except ValueError:  # no card of ours ever offered it
        return Tapped(None, say("error.unknown_card"))
    return told(await verdicts.postpone(tap.office, tap.unit, tap.proposal, tap.member, until))


async def _line(tap: Tap) -> Tapped:
    """Without an argument the lines of the result are shown; with one the expense is filed anew on that line."""
    refused = verdicts.not_now(tap.proposal, tap.member, tap.office.clock())
    if refused is not None:
        return told(refused)
    if not tap.argument:
        return Tapped(tap.proposal, menu=Menu.LINE)
    wish = LINE_WISH + tap.argument
    return told(await verdicts.adjust(tap.office, tap.unit, tap.proposal, tap.member, wish))


async def _capital(tap: Tap) -> Tapped:
    return told(await verdicts.adjust(tap.office, tap.unit, tap.proposal, tap.member, CAPITAL_WISH))


async def _seen(tap: Tap) -> Tapped:
    if tap.argument not in {"new", "before"}:
        return Tapped(None, say("error.unknown_card"))
    new = tap.argument == "new"
    return told(await witness.saw(tap.office, tap.unit, tap.proposal, tap.member, new=new))


async def _done(tap: Tap) -> Tapped:
    counted = await by_hand.done(tap.office, tap.unit, tap.proposal, tap.member)
    return Tapped(tap.proposal, None if counted else verdicts.standing(tap.proposal))


async def _why(tap: Tap) -> Tapped:
    return Tapped(tap.proposal, menu=Menu.WHY)


async def _back(tap: Tap) -> Tapped:
    await tap.unit.batches.forget(tap.proposal.id, tap.member.person.id)
    return Tapped(tap.proposal)


async def _pick(tap: Tap) -> Tapped:
    """Begin to choose among the lines of a batch, or turn one tick over."""
    now = tap.office.clock()
    refused = verdicts.not_now(tap.proposal, tap.member, now)
    if refused is not None:
        return told(refused)
    place = _place(tap)
    if not lines_of(tap.proposal.action) or (tap.argument and place is None):
        return Tapped(None, say("error.unknown_card"))
    await batches.choose(tap.unit, tap.proposal, tap.member, place, now)
    return Tapped(tap.proposal)


async def _take(tap: Tap) -> Tapped:
    return told(await batches.approve_ticked(tap.office, tap.unit, tap.proposal, tap.member))


async def _lock(tap: Tap) -> Tapped:
    """Which line, or that line: its nights keep their present prices, and the batch goes on without it."""
    now = tap.office.clock()
    refused = verdicts.not_now(tap.proposal, tap.member, now)
    if refused is not None:
        return told(refused)
    place = _place(tap)
    if place is None:
        return Tapped(tap.proposal, menu=Menu.LOCK)
    return told(await batches.lock_line(tap.office, tap.unit, tap.proposal, tap.member, place))


def _place(tap: Tap) -> int | None:
    """The line that the tap names; None where it names none that there is."""
    place = int(tap.argument) if tap.argument.isascii() and tap.argument.isdecimal() else None
    return place if place is not None and place < len(lines_of(tap.proposal.action)) else None


VERBS: Mapping[str, Verb] = {
    "ok": _approve,
    "no": _refuse,
    "adj": _adjust,
    "later": _later,
    "line": _line,
    "cap": _capital,
    "why": _why,
    "undo": _undo,
    "seen": _seen,
    "done": _done,
    "back": _back,
    "lock": _lock,
    "pick": _pick,
    "take": _take,
}


async def explained(office: Office, unit: Unit, member: Member, proposal: Proposal, text: str) -> Tapped:
    """The reason of a refusal, by somebody who may refuse."""
    if not decides(member.role, proposal.action):
        return Tapped(proposal, say("card.not_entitled"))
    now = office.clock()
    await unit.proposals.explain(proposal, text, by=verdicts.who(member), at=now)
    proposal = await unit.proposals.certain(proposal.id)
    await redraw(unit, proposal, now)
    return Tapped(proposal)


async def typed(
    office: Office, unit: Unit, member: Member, proposal: Proposal, text: str, amount: Decimal | None
) -> Tapped:
    """A typed answer to a card: a price adjusts, a reason overrides a hold or explains a refusal, a sight settles.

    A typed « oui » is none of these: it never approves.
    """
    if proposal.state is State.HELD and amount is None:  # a typed price is a wish, never a reason
        return told(await verdicts.approve(office, unit, proposal, member, text))
    if proposal.state is State.REFUSED and proposal.decided_words is None:
        return await explained(office, unit, member, proposal, text)
    sight = await witness.sight_in(unit, proposal, text)
    if sight is not None:
        return told(await witness.wrote(office, unit, proposal, member, sight))
    if proposal.state not in OPEN:
        return told(Answer(Effect.ALREADY, proposal, verdicts.standing(proposal)))
    if kind_of(proposal.action).typed is not None:
        return told(await reword(office, unit, proposal, member, text))
    if amount is None:
        example = Money(proposal.action.single_price or EXAMPLE, proposal.action.currency)
        return Tapped(proposal, say("error.bad_amount", words=text[:60], example=example))
    return told(await verdicts.adjust(office, unit, proposal, member, str(amount)))
