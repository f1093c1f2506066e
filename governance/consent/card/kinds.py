"""How do the kinds of action that change no price read: on a card, on its button, in one line of the brief?"""

from __future__ import annotations

from decimal import Decimal

from domain.consent.actions import (
    BlockRoom,
    ByPerson,
    CancelBooking,
    ChangeRules,
    CloseObjective,
    ConfirmEvent,
    DropMission,
    EndEvent,
    GrantMandate,
    InHouse,
    OpenMission,
    PauseChannel,
    Rebate,
    RevokeMandate,
    SetObjective,
    Spend,
)
from domain.consent.objective import METRIC_NAMES, Mandate
from domain.house.channel_names import channel_name
from domain.money import Money
from domain.money.lines import LINE_NAMES
from domain.phrase import Name, Percent, Phrase, say
from domain.property import Property
from governance.consent.card.event import event_lines, event_words
from governance.consent.card.mission import mission_lines, mission_row
from governance.consent.card.rules import rule_lines, rule_words
from governance.consent.card.sale import sale_button, sale_lines, sale_title, sale_words
from governance.consent.card.view import View
from governance.post.harmless import quoted
from governance.post.replies import Line

Other = InHouse | ByPerson
LONGEST_WORDS = 200
# The kinds that a mandate can cover, as a person calls them.
COVERED = {
    "change_rate": say("mandate.covers_rates"),
    "spend": say("mandate.covers_spend"),
    "rebate": say("mandate.covers_rebate"),
}


def subject(action: Other, view: View) -> list[Line]:
    """What would happen, in a few lines; amounts first."""
    match action:
        case Spend():
            return _spend(action)
        case Rebate():
            return _rebate(action)
        case CancelBooking():
            source = channel_name(action.source)
            lines = [Line(say("cancel.subject", booking=action.booking, source=source))]
            return [*lines, Line(say("cancel.words", words=_said(action.words)))] if action.words else lines
        case PauseChannel() | BlockRoom():
            return sale_lines(action, view.hotel)
        case SetObjective():
            return _objective(action, view.hotel)
        case GrantMandate():
            return _mandate(action, view)
        case CloseObjective() | RevokeMandate():
            return [Line(_ended(action))]
        case ChangeRules():
            return rule_lines(action, view.hotel)
        case OpenMission() | DropMission() | ConfirmEvent() | EndEvent():
            return _outside_money(action)


def title(action: Other, number: int) -> Phrase:
    """What kind of card it is, where a person asked for it."""
    match action:
        case Spend():
            return say("spend.title", number=number)
        case Rebate():
            return say("rebate.title", number=number)
        case CancelBooking():
            return say("cancel.title", number=number)
        case PauseChannel() | BlockRoom():
            return sale_title(action, number)
        case SetObjective() | CloseObjective():
            return say("objective.card_title", number=number)
        case GrantMandate() | RevokeMandate():
            return say("mandate.card_title", number=number)
        case ChangeRules():
            return say("pricing.card_title", number=number)
        case OpenMission() | DropMission():
            return say("mission.card_title", number=number)
        case ConfirmEvent() | EndEvent():
            return say("event.card_title", number=number)


def _said(words: str) -> str:
    """What people, models and invoices call it, on one line that leads nowhere."""
    return quoted(words, LONGEST_WORDS)


def confirm(action: Other) -> Phrase:
    """The label of the one button that acts: with the value that it confirms where there is one."""
    match action:
        case Spend() | Rebate():
            return say("button.confirm", price=Money(action.amount, action.currency))
        case CancelBooking():
            return say("button.confirm_cancel")
        case PauseChannel() | BlockRoom():
            return sale_button(action)
        case SetObjective():
            return say("button.confirm_objective")
        case GrantMandate():
            return say("button.confirm_mandate", until=action.until)
        case OpenMission():
            return say("button.confirm_mission")
        case ConfirmEvent():
            return say("button.confirm_event")
        case CloseObjective() | RevokeMandate() | ChangeRules() | DropMission() | EndEvent():
            return say("button.confirm_plain")


def in_one_line(action: Other, hotel: Property) -> Phrase:
    """As a line of the brief or of a list."""
    match action:
        case Spend():
            return say(
                "spend.row",
                words=_said(action.words),
                amount=Money(action.amount, action.currency),
            )
        case Rebate():
            return say("rebate.row", booking=action.booking, amount=Money(action.amount, action.currency))
        case CancelBooking():
            return say("cancel.row", booking=action.booking)
        case PauseChannel() | BlockRoom():
            return sale_words(action, hotel)
        case SetObjective():
            return _aim(action, hotel)
        case CloseObjective() | RevokeMandate():
            return _ended(action)
        case GrantMandate():
            return say("mandate.row", covers=COVERED[action.covers], until=action.until)
        case ChangeRules():
            first = (*action.sets, *action.ends)[0]
            return rule_words(first, hotel)
        case OpenMission() | DropMission() | ConfirmEvent() | EndEvent():
            return _in_a_row(action)


def _ended(action: CloseObjective | RevokeMandate) -> Phrase:
    if isinstance(action, CloseObjective):
        return say("objective.close", objective=action.objective)
    return say("mandate.revoke", mandate=action.mandate)


def _outside_money(action: OpenMission | DropMission | ConfirmEvent | EndEvent) -> list[Line]:
    """Work to be done, and what happens in town."""
    if isinstance(action, ConfirmEvent | EndEvent):
        return event_lines(action)
    return mission_lines(action)


def _in_a_row(action: OpenMission | DropMission | ConfirmEvent | EndEvent) -> Phrase:
    if isinstance(action, ConfirmEvent | EndEvent):
        return event_words(action)
    return mission_row(action)


def _spend(action: Spend) -> list[Line]:
    amount = Money(abs(action.amount), action.currency)
    told = {"words": _said(action.words), "amount": amount, "day": action.day}
    taken_back = action.amount < 0
    lines = [Line(say("spend.reversal", **told) if taken_back else say("spend.subject", **told))]
    if action.vat_rate is None:
        lines.append(Line(say("spend.vat_unknown", line=LINE_NAMES[action.line])))
    else:
        net = Money(abs(action.net), action.currency)
        lines.append(
            Line(say("spend.net", net=net, vat=Percent(action.vat_rate), line=LINE_NAMES[action.line]))
        )
    if action.capital:
        lines.append(Line(say("spend.capital")))
    if action.one_off:
        lines.append(Line(say("spend.one_off")))
    return lines


def _rebate(action: Rebate) -> list[Line]:
    amount = Money(abs(action.amount), action.currency)
    nights = say("count.nights", n=len(action.by_night))
    common = {"booking": action.booking, "amount": amount, "nights": nights}
    told = say("rebate.refund", **common) if action.refund else say("rebate.discount", **common)
    return [
        Line(told),
        *([Line(say("cancel.words", words=_said(action.words)))] if action.words else []),
    ]


def _objective(action: SetObjective, hotel: Property) -> list[Line]:
    lines = [Line(_aim(action, hotel)), Line(say("objective.period", span=action.period))]
    if action.price_floor is not None:
        lines.append(Line(say("objective.floor", price=Money(action.price_floor, action.currency))))
    if action.price_ceiling is not None:
        lines.append(Line(say("objective.ceiling", price=Money(action.price_ceiling, action.currency))))
    if action.replaces is not None:
        lines.append(Line(say("objective.replaces", objective=action.replaces)))
    return [*lines, Line(say("objective.review", day=action.review_on))]


def _aim(action: SetObjective, hotel: Property) -> Phrase:
    """Metric and target, for the house or for one type of it."""
    name = METRIC_NAMES[action.metric]
    kind = hotel.room_type(action.room_type) if action.room_type else None
    metric = say("objective.metric_of", metric=name, room_type=kind.name) if kind else name
    if action.target is None:
        return say("objective.priority", metric=metric)
    target = Percent(action.target) if action.metric.is_ratio else Money(action.target, action.currency)
    return say("objective.target", metric=metric, target=target)


def _mandate(action: GrantMandate, view: View) -> list[Line]:
    """Who may do what, within which limits, until when."""
    who: Name | str = (
        view.person(action.grantee) if action.grantee.startswith("person:") else view.director(action.grantee)
    )
    lines = [Line(say("mandate.subject", who=who, covers=COVERED[action.covers], until=action.until))]
    return [*lines, *(Line(limit) for limit in mandate_limits(action, action.currency))]


def mandate_limits(action: GrantMandate | Mandate, currency: str) -> list[Phrase]:
    """Each limit as a line; a mandate without any says so."""

    def money(amount: Decimal) -> Money:
        return Money(amount, currency)

    limits = []
    if action.largest_change is not None:
        limits.append(say("mandate.largest_change", change=Percent(action.largest_change)))
    if action.price_floor is not None:
        limits.append(say("mandate.price_floor", price=money(action.price_floor)))
    if action.largest_amount is not None:
        limits.append(say("mandate.largest_amount", amount=money(action.largest_amount)))
    if action.per_day is not None:
        limits.append(say("mandate.per_day", n=action.per_day))
    if action.sum_per_day is not None:
        limits.append(say("mandate.sum_per_day", amount=money(action.sum_per_day)))
    return limits or [say("mandate.no_limit")]
