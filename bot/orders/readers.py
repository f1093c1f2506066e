"""Which readers of orders are there, what makes each of them listen, and when does it decline?"""

from __future__ import annotations

import re

from bot.commands.calling import EITHER, NO_EVENT, WANTS
from bot.commands.prices.events import event_asked
from bot.orders import effects
from bot.orders.bookings import on_guest
from bot.orders.heard import Bounds, Heard, PastPrices
from bot.orders.mandates import MANDATES, share_in
from bot.orders.meals import MEALS
from bot.orders.money import given_back, spent
from bot.orders.reader import AnyReader, Reader
from bot.orders.remembering import NOTES
from directors.cfo.expense.guest import GuestWish, guest_from, is_about_a_guest
from directors.revenue.command import PrixOrder, opens_a_change, rates_from
from directors.revenue.command.bounding import bound_from, sets_a_bound
from directors.revenue.command.in_words import names_a_type, orders_a_change
from domain.consent.actions import Action
from domain.consent.objective import METRIC_NAMES, Metric
from domain.conversation.calling import NEGATIONS
from domain.conversation.choice import Ambiguous, Choice, labels, said_from
from domain.conversation.dates import ORDINALS, read_day
from domain.conversation.room_types import vocabulary
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.phrase import say
from governance.bookings.pausing.sentence import opens_a_pause, pause_from
from governance.consent.objectives.sentence import objective_from
from governance.consent.objectives.words import CHANGE, FILL, METRICS, OBJECTIVES, PRIORITY
from governance.conversation.orders.plain import Told, past_prices_from, told, wants_past_prices
from governance.conversation.orders.rooms import block_from, opens_a_block
from governance.missions.asked_of import is_a_task, task_from
from governance.missions.sentence import is_note
from governance.prices.events.sentence import speaks_of_an_event


def _says(heard: Heard, *vocabularies: object) -> bool:
    s = heard.sentence
    return any(v.read(s, i) is not None for v in vocabularies for i in range(len(s)))  # type: ignore[attr-defined]


_NEXT_ONES = ("prochains", "prochaines", "derniers", "dernieres", "jours", "nuits", "days", "nights", "weeks")


def _aims(heard: Heard) -> bool:
    """A metric that somebody wants something of; alone it is a question: « taux d'occupation de mars »."""
    s = heard.sentence
    dated = _dated(heard)
    wanted = any(
        (token.kind == "number" and i not in dated and not s.says(i + 1, *_NEXT_ONES, *ORDINALS, "e"))
        or token.text in WANTS
        for i, token in enumerate(s.tokens)
    )
    aimed = (
        any(token.text in OBJECTIVES or token.text in WANTS for token in s.tokens)
        and share_in(heard) is not None
    )
    return (
        _says(heard, FILL) or aimed or (_says(heard, METRICS) and (wanted or _says(heard, PRIORITY, CHANGE)))
    )


def _dated(heard: Heard) -> frozenset[int]:
    """The places of the numbers that belong to a day: « occupation du 18 au 25 novembre »."""
    s, found = heard.sentence, set[int]()
    for i, token in enumerate(s.tokens):
        day = read_day(s, i, heard.today)
        found |= set(range(i, day[1])) if day is not None else set()
        if (
            s.says(i - 1, "du", "from", "entre", "between")
            and (token.number or 99) <= 31
            and not s.says(i + 1, "%")
        ):
            found.add(i)
    return frozenset(found)


def _objective(heard: Heard) -> Action:
    """« Objectif 75 % en mai » may be rooms or margin: asked, never guessed."""
    try:
        return objective_from(heard.text, heard.hotel, heard.today)
    except Refusal as refusal:
        share = share_in(heard)
        if refusal.phrase.key != "objective.no_metric" or share is None:
            raise
    said = said_from(heard.sentence, *share)
    choices = [
        Choice(METRIC_NAMES[metric], f"{said} {words}")
        for metric, words in ((Metric.OCCUPANCY, "d'occupation"), (Metric.GOP_MARGIN, "de marge gop"))
    ]
    raise Ambiguous(say("objective.which_share", said=said), said, choices)


def _event(heard: Heard) -> Action:
    return event_asked(heard.text, heard.hotel, heard.today)


# « les vacances de février, on est plein »: how full the house is, is asked.
_HOW_FULL = re.compile(r"\b(?:on est|est-on|sommes-nous|are we|we are) (?:plein|complet|rempli|full|booked)")


def _is_event(heard: Heard) -> bool:
    """Free words about an event; what begins like any other order is none."""
    s = heard.sentence
    return speaks_of_an_event(heard.text) and not (
        _HOW_FULL.search(fold(heard.text)) is not None
        or orders_a_change(s)
        or opens_a_pause(heard.text)
        or opens_a_block(s)
        or sets_a_bound(heard.text)
        or is_note(heard.text)
        or is_a_task(heard.text, heard.members)
        or is_about_a_guest(heard.text)
        or spent.listens(heard)
        or _says(heard, METRICS, FILL)
        or any(token.text in {"min", "minimum", "minstay", "peut", "can", "may"} for token in s.tokens)
        or any(token.text in NEGATIONS or token.text in NO_EVENT for token in s.tokens)
    )


def _guest(heard: Heard) -> GuestWish:
    wish = guest_from(heard.text, heard.hotel.currency)
    types = {word for kind in heard.hotel.room_types for word in vocabulary(kind)}
    if any(word in types or word.removesuffix("s") in types for word in wish.named):
        raise refuse("guest.no_name")  # « remise de 10 % sur les doubles » is a price
    return wish


def _rates(heard: Heard) -> PrixOrder:
    """« À 2000 ou 2200 » is asked where each of both would be an order."""
    try:
        return rates_from(heard.text, heard.hotel, heard.today)
    except Refusal:
        either = EITHER.search(heard.text)
        if either is None:
            raise
    said = either[0]
    for one in either.groups():
        rates_from(heard.text.replace(said, one), heard.hotel, heard.today)
    choices = [Choice(say("choice.words", words=one), one) for one in either.groups()]
    raise Ambiguous(say("prix.one_or_other", choices=labels(choices)), said, choices)


def _puts_back(heard: Heard) -> bool:
    """« remets les prix d'hier », « remets la 9 en vente »: the verb of a price, about something else."""
    again = heard.sentence[0].text.startswith("rem")
    return again and (wants_past_prices(heard.text) or opens_a_block(heard.sentence))


def _told(heard: Heard) -> Told:
    said = told(heard.text)
    if said is None:
        raise refuse("prix.how")
    return said


_NO_RATES = frozenset(("prix.not_understood", "prix.how"))
_VERBLESS = frozenset(
    ("prix.what_to_do", "prix.no_type", "prix.how_much", "prix.past", "prix.room_or_price")
) | {"prix.unknown_room", "prix.no_such_weekday", "prix.how", "prix.not_understood", "when.in_a_row"}

# Without a type of its own, so that what each reads and what becomes of it are held against each other.
_ALL = (
    Reader("told", lambda h: told(h.text) is not None, _told, effects.answered),
    Reader(
        "channels",
        lambda h: opens_a_pause(h.text),
        lambda h: pause_from(h.text, h.hotel.currency, h.channels, h.today),
        effects.paused,
        frozenset(("pause.unknown",)),
    ),
    Reader(
        "rates",
        lambda h: orders_a_change(h.sentence) and not _puts_back(h),
        _rates,
        effects.priced,
        _NO_RATES,
    ),
    Reader(
        "rates without a verb",
        lambda h: (
            not orders_a_change(h.sentence)
            and (opens_a_change(h.sentence) or names_a_type(h.sentence, h.hotel))
        ),
        lambda h: rates_from(h.text, h.hotel, h.today),
        effects.priced,
        _VERBLESS,
    ),
    Reader(
        "bounds",
        lambda h: sets_a_bound(h.text),
        lambda h: Bounds(bound_from(h.text, h.hotel, h.today)),
        effects.bounded,
        frozenset(("prix.not_understood", "pricing.how")),
    ),
    Reader(
        "past prices",
        lambda h: wants_past_prices(h.text),
        lambda h: PastPrices(past_prices_from(h.text, h.today)),
        effects.restored,
        frozenset(("yesterday.not_understood",)),
    ),
    Reader(
        "rooms",
        lambda h: opens_a_block(h.sentence),
        lambda h: block_from(h.text, h.hotel, h.today),
        effects.blocked,
        frozenset(("block.not_understood",)),
    ),
    Reader(
        "objectives",
        _aims,
        _objective,
        effects.asked,
        frozenset(("objective.not_understood", "objective.how", "objective.no_metric")),
    ),
    MANDATES,
    spent,
    given_back,
    Reader(
        "guests",
        lambda h: is_about_a_guest(h.text) and not spent.listens(h),
        _guest,
        on_guest,
        frozenset(("guest.no_name",)),
    ),
    MEALS,
    NOTES,
    Reader(
        "tasks",
        lambda h: is_a_task(h.text, h.members),
        lambda h: task_from(h.text, h.today, h.members),
        effects.noted,
    ),
    Reader(
        "events",
        _is_event,
        _event,
        effects.asked,
        frozenset(("event.no_nights", "event.no_name", "event.not_understood", "event.too_far")),
    ),
)
READERS: tuple[AnyReader, ...] = _ALL
