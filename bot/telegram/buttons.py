"""What happens between a tap on the phone and the desk?"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.command import Caller
from bot.commands.activation.checks import on_check
from bot.commands.activation.handovers import on_handover
from bot.commands.activation.taps import on_channel
from bot.commands.asked_back import SWITCH, WORDS
from bot.commands.bookings.pictured import on_picture
from bot.commands.guests.taps import on_guest
from bot.commands.house.document_taps import on_document
from bot.commands.house.questions import on_question_of_house
from bot.commands.incident.taps import on_block, on_incident, on_test
from bot.commands.list_taps import on_mandate, on_objective, on_switch
from bot.commands.missions.orders import on_order
from bot.commands.prices.curve import on_curve
from bot.commands.prices.scorecard import on_scorecard
from bot.commands.prices.whatif import on_what_if
from bot.commands.service.cares import on_care
from bot.commands.service.legal import on_declare, on_tax
from bot.commands.service.meals import on_meal
from bot.commands.service.rooms import on_place, on_room
from bot.commands.service.sheet import on_sheet
from bot.commands.service.tasks import on_task
from bot.commands.service.transfers import on_car
from bot.commands.service.troubles import on_trouble
from bot.commands.taps import Beside, on_fact, on_mission, on_summary
from bot.commands.tenancy.forgetting import TAP as OBLIVION
from bot.commands.tenancy.forgetting import on_oblivion
from bot.commands.tenancy.people import on_person
from bot.commands.website.site import on_version
from bot.commands.website.texts import on_texts
from bot.orders.directives import directive
from bot.questions.asking import on_asked
from bot.telegram.context import Context
from bot.telegram.messages import leave
from bot.telegram.messages import on_order as on_typed
from bot.telegram.pace import seconds_of
from bot.telegram.render import Rendered
from bot.telegram.sending import edit, send
from bot.telegram.spoken import HEARD, after, given
from bot.telegram.whose import of_house
from bot.words.catalogue import Language
from domain.errors import Refusal
from domain.phrase import Phrase, say
from governance.bookings.pictured_card import HEAD as PICTURED
from governance.consent.cards import subject
from governance.consent.taps import Menu, Tapped, tap
from governance.day.answers import answer as answer_question
from governance.office import Office
from governance.post.replies import reply
from governance.prices.rules import end_rule
from store.unit import Unit

log = logging.getLogger(__name__)

ALERT_LIMIT = 200
Act = Callable[[Office, Caller, str, str], Awaitable[Beside]]


async def on_tap(update: Update, context: Context) -> None:
    """Act in one unit, answer Telegram, then show the card's new face.

    Telegram waits for its answer while one short transaction runs; nothing outward happens before it.
    """
    query = update.callback_query
    if query is None:
        return
    if (query.data or "").startswith(WORDS):
        await on_said(query, context, (query.data or "").removeprefix(WORDS))
        context.bench.ring()
        return
    parts = (query.data or "").split(":")
    if len(parts) >= 3 and parts[0] == "p":
        again = context.is_replay(update)
        await on_card(query, context, parts[1], parts[2], parts[3] if len(parts) > 3 else "", again=again)
    elif len(parts) == 3 and parts[0] == "q":
        await on_question(query, context, parts[1], parts[2])
    elif len(parts) == 3 and parts[0] == HEARD:
        await on_heard(update, query, context, parts[1], parts[2])
    elif len(parts) == 3 and parts[0] in BESIDE:
        await on_beside(query, context, BESIDE[parts[0]], parts[1], parts[2])
    elif len(parts) == 3 and parts[0] == "r" and parts[1].isdecimal():
        await on_rule(query, context, int(parts[1]))
    else:
        await tell(query, context, say("error.unknown_card"), context.known.language)
    context.bench.ring()


async def on_card(
    query: CallbackQuery, context: Context, token: str, verb: str, argument: str, *, again: bool
) -> None:
    """One verdict, or one look behind the card; `again` when a crash cut the first handling off."""
    caller, office = context.known, context.office
    try:
        async with office.store.unit(caller.property_id) as unit:
            await remember(unit, query, token, office.clock())
            tapped = await tap(office, unit, caller.member, token, verb, argument)
            if tapped.counted:  # else the answer is all there is, and a crash must not swallow it
                await caller.heard(unit, office.clock())
    except Refusal as refusal:
        tapped = Tapped(None, refusal.phrase)
    await tell(query, context, tapped.alert, caller.language, aloud=not tapped.in_passing)
    await show(query, context, tapped, again=again)


async def remember(unit: Unit, query: CallbackQuery, token: str, at: datetime) -> None:
    """A tap shows which message a card is on, even where a crash came between its sending and our noting it."""
    proposal = await unit.proposals.by_token(token)
    message = query.message
    if proposal is not None and message is not None:
        about, photo = subject(proposal), is_photo(message)
        await unit.messages.sent(about, message.chat.id, message.message_id, "", at, photo=photo)


def is_photo(message: MaybeInaccessibleMessage) -> bool:
    """Whether the message carries a picture: it is then edited in other words than a text."""
    return isinstance(message, Message) and bool(message.photo)


async def on_question(query: CallbackQuery, context: Context, token: str, option: str) -> None:
    """What a person sees on a channel."""
    caller, office = context.known, context.office
    async with office.store.unit(caller.property_id) as unit:
        answered = await answer_question(office, unit, caller.member, token, option)
        await caller.heard(unit, office.clock())
    await tell(query, context, answered.alert, caller.language)
    if query.message is not None and answered.card is not None:
        await redraw(query, context.bench.faces.plain(answered.card, caller.language, whose=caller.house))


BESIDE = {
    "a": on_asked,
    "k": on_question_of_house,
    "b": on_scorecard,
    "c": on_curve,
    "d": on_document,
    "f": on_fact,
    "g": on_mandate,
    "m": on_mission,
    "o": on_objective,
    "s": on_summary,
    "h": on_channel,
    "incident": on_incident,
    "test": on_test,
    "byhand": on_block,
    "j": on_check,
    "l": on_handover,
    "t": on_order,
    "v": on_version,
    "w": on_what_if,
    "x": on_texts,
    "room": on_room,
    "place": on_place,
    "guest": on_guest,
    PICTURED: on_picture,
    "car": on_car,
    "care": on_care,
    "meal": on_meal,
    "task": on_task,
    "trouble": on_trouble,
    "declare": on_declare,
    "staytax": on_tax,
    "sheet": on_sheet,
    "who": on_person,
    OBLIVION: on_oblivion,
    SWITCH: on_switch,
}


async def on_heard(update: Update, query: CallbackQuery, context: Context, token: str, verb: str) -> None:
    """« C'est ça »: what was spoken goes exactly the way of typed words."""
    caller, message = context.known, query.message
    found = await given(context.office, caller, token, verb, str(update.update_id))
    await tell(query, context, None if found is not None else say("error.unknown_card"), caller.language)
    if found is None or not isinstance(message, Message):
        return
    await redraw(query, context.bench.faces.plain(after(found), caller.language, whose=caller.house))
    if found.words is not None:
        await on_typed(update, context, message, found.words, found.words)


async def on_said(query: CallbackQuery, context: Context, words: str) -> None:
    """A button that says its words for the person who taps it: at most a card, and the question is answered."""
    caller, message = context.known, query.message
    answers = await directive(context.office, caller, words)
    await tell(query, context, None if answers is not None else say("error.unknown_card"), caller.language)
    if message is None or answers is None:
        return
    await redraw(
        query,
        context.bench.faces.plain(reply(say("order.said", words=words)), caller.language, whose=caller.house),
    )
    for answer in answers:
        await send(
            context.bot,
            message.chat.id,
            context.bench.faces.plain(answer, caller.language, whose=caller.house),
        )


async def on_beside(query: CallbackQuery, context: Context, act: Act, token: str, verb: str) -> None:
    """A tap on a message that shows no proposal."""
    caller = context.known
    tapped = await act(context.office, caller, token, verb)
    await tell(query, context, tapped.alert, caller.language)
    if query.message is not None and tapped.face is not None:
        await redraw(query, context.bench.faces.plain(tapped.face, caller.language, whose=caller.house))


async def on_rule(query: CallbackQuery, context: Context, rule_id: int) -> None:
    """The owner's tap that ends a rule for prices."""
    caller, office = context.known, context.office
    async with office.store.unit(caller.property_id) as unit:
        answer, shown = await end_rule(office, unit, caller.member, rule_id)
        await caller.heard(unit, office.clock())
    await tell(query, context, answer, caller.language, aloud=shown is None)
    if query.message is not None and shown is not None:
        await redraw(query, context.bench.faces.plain(shown, caller.language, whose=caller.house))


async def tell(
    query: CallbackQuery, context: Context, words: Phrase | None, language: Language, *, aloud: bool = True
) -> None:
    """Stop the phone's spinner, with words in a window (or, not aloud, in passing).

    An expired callback is final and never tried again; no answer that fails keeps the card from being redrawn.
    """
    text = context.bench.faces.words(language, None).plain(words)[:ALERT_LIMIT] if words else None
    try:
        await query.answer(text, show_alert=aloud and text is not None)
    except TelegramError as error:
        log.info("a tap could not be answered: %s", error.message)


async def show(query: CallbackQuery, context: Context, tapped: Tapped, *, again: bool) -> None:
    """Draw the tapped message anew from the row: at once, without waiting for the outbox."""
    message = query.message
    if tapped.proposal is None or message is None:
        return
    caller = context.known
    payload = {"proposal": tapped.proposal.id}
    shown = await context.bench.faces.card(
        caller.property_id,
        payload,
        caller.member,
        caller.language,
        tapped.menu,
        again=again and tapped.menu is Menu.WHY,
    )
    shown = of_house(shown, caller.house)
    if tapped.menu is Menu.WHY:
        try:
            await send(context.bot, message.chat.id, shown)
        except RetryAfter as wait:
            answer, _ = await context.bench.faces.card_reply(
                caller.property_id, tapped.proposal.id, caller.member, tapped.menu
            )
            await leave(context, answer, f"why:{caller.inbox_id}", seconds_of(wait))
    else:
        await redraw(query, shown)


async def redraw(query: CallbackQuery, shown: Rendered) -> None:
    """The tapped message's new face; the outbox has it too where it matters."""
    message = query.message
    if message is None:
        return
    try:
        await edit(query.get_bot(), message.chat.id, message.message_id, shown, photo=is_photo(message))
    except (BadRequest, RetryAfter) as error:
        log.info("a message was not redrawn: %s", error.message)
