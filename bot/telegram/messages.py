"""What happens to a typed message: a command, an answer to a card, or words?"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from telegram import Message, Update
from telegram.error import RetryAfter

from bot.command import Caller, Command
from bot.commands.answers import ASKED, step_of
from bot.commands.service.tasks import next_task
from bot.commands.table import BY_NAME
from bot.orders.directives import directive, own_words
from bot.questions.asking import forget, question
from bot.questions.otherwise import otherwise
from bot.telegram.context import Context
from bot.telegram.forwarded import on_forwarded
from bot.telegram.pace import seconds_of
from bot.telegram.resent import marked_again
from bot.telegram.sending import send
from bot.telegram.slow_commands import Aside
from bot.telegram.talks import Talk
from channels.dialogue import Tier
from directors.revenue.command.setting import is_setting
from domain.consent.rights import Right, may
from domain.conversation.amounts import typed_amount
from domain.errors import Refusal
from domain.phrase import say
from domain.tenancy.role_words import ROLE_WORDS
from governance.consent.taps import Tapped, typed
from governance.conversation.routing import heard, named
from governance.conversation.utterance import Said
from governance.house.answering import typed as fact_typed
from governance.house.asking import SUBJECT as FACT_SUBJECT
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from store.unit import Unit

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def answering(command: Command) -> Callback:
    """The Telegram handler of one command."""

    async def handle(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is None:
            return
        _, _, words = (message.text or "").partition(" ")
        asides = context.bench.asides
        if command.slow and asides is not None:
            worked_out = partial(run, command, context.known, words, context)
            asides.put(message.chat.id, Aside(update.update_id, context.known, worked_out))
        else:
            await say_all(update, context, await run(command, context.known, words, context))

    return handle


async def run(command: Command, caller: Caller, words: str, context: Context) -> list[Reply]:
    """The command's replies; an expected no is an answer like any other."""
    if not may(caller.member.role, command.right):
        return [reply(say("error.no_right", role=ROLE_WORDS[caller.member.role]))]
    try:
        return list(await command.handler(context.office, caller, words))
    except Refusal as refusal:
        return [reply(refusal.phrase)]


async def say_all(update: Update, context: Context, replies: list[Reply]) -> None:
    """Send answers at once, without the outbox; after a crash a repeated one says so."""
    chat = update.effective_chat
    if chat is None:
        return
    again = context.is_replay(update)
    for number, answer in enumerate(replies):
        face = marked_again(answer) if again else answer
        shown = context.bench.faces.plain(face, context.known.language, whose=context.known.house)
        try:
            await send(context.bot, chat.id, shown)
        except RetryAfter as wait:
            await leave(context, answer, f"answer:{update.update_id}:{number}", seconds_of(wait))
    context.bench.ring()


async def leave(context: Context, answer: Reply, dedupe: str, seconds: float) -> None:
    """Telegram asks for patience, and the outbox has it: the answer goes out when the time is over."""
    caller, office = context.known, context.office
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        await tell(unit, [caller.member], answer, dedupe, now, now + timedelta(seconds=seconds))


async def on_text(update: Update, context: Context) -> None:
    """An answer to a card goes to that card, anything else to the board."""
    message = update.effective_message
    if message is None:
        return
    if message.reply_to_message is not None and await on_answer(update, context, message):
        context.bench.ring()
        return
    if await on_forwarded(context, message):
        return
    await on_order(update, context, message, own_words(message), message.text or message.caption or "")


async def on_order(update: Update, context: Context, message: Message, order: str | None, words: str) -> None:
    """Words that answer no card: `order` is what the person says himself, None where it is somebody else's text."""
    if order and not order.startswith("/") and await on_fact_words(context, order, replied=False):
        return
    if order and is_setting(order):
        await say_all(update, context, await run(BY_NAME["reglages"], context.known, order, context))
        return
    if order and not order.startswith("/"):
        answers = await directive(context.office, context.known, order)
        if answers is None:
            answers = await by_rule(context, message, order)
        if answers is not None:
            await say_all(update, context, list(answers))
            return
    if not words.startswith("/"):
        await on_words(update, context, message, words)
        return
    command, _, rest = words.partition(" ")
    called = named(heard(command.partition("@")[0]), context.office.board.seats)
    if called:  # « /cfo combien ? »
        await on_words(update, context, message, rest, seat=called[0])
    else:
        await say_all(update, context, [reply(say("error.unknown_command", command=command))])


async def by_rule(context: Context, message: Message, words: str) -> Sequence[Reply] | None:
    """The answer to a plain question. What replies to somebody is for him, and after words for the board
    « et samedi ? » is about those."""
    if message.reply_to_message is not None:
        return None
    answers = await question(context.office, context.known, words)
    if answers is not None:
        return answers
    await forget(context.office, context.known)
    return await unheard(context, words)


async def unheard(context: Context, words: str) -> list[Reply] | None:
    """Where there is no model to hear them: what can be asked instead; None where the board will answer."""
    talks = context.bench.talks
    if talks is None or not talks.silent or named(heard(words), context.office.board.seats):
        return None
    offered = await otherwise(context.office, context.known, words)
    return None if offered is None else [offered]


async def on_fact_words(context: Context, words: str, *, replied: bool) -> bool:
    """Words that answer the question about the house before this person; False when they are anything else."""
    caller, office = context.known, context.office
    async with office.store.unit(caller.property_id) as unit:
        counted = await fact_typed(office, unit, caller.member, words, replied=replied)
        if counted:
            await caller.heard(unit, office.clock())
    context.bench.ring()
    return counted


async def on_words(
    update: Update,
    context: Context,
    message: Message,
    words: str,
    *,
    seat: str | None = None,
    tier: Tier = Tier.TURN,
) -> None:
    """Words for the board: its answer comes through the outbox, and the chat goes on meanwhile."""
    caller, talks = context.known, context.bench.talks
    if not may(caller.member.role, Right.READ):  # whoever has tasks is shown the next one, in his own script
        refused = reply(say("error.no_right", role=ROLE_WORDS[caller.member.role]))
        await say_all(update, context, [await next_task(context.office, caller) or refused])
    elif not words.strip():
        await say_all(update, context, [reply(say("board.words_only"))])
    elif talks is not None:
        said = Said(
            caller.property_id,
            caller.member,
            words,
            caller.language,
            f"talk:{update.update_id}",
            inbox_id=caller.inbox_id,
            inbox_turn=caller.inbox_turn,
            command=seat,
            replied_to=await director_of(context, message),
            tier=tier,
            outside=message.forward_origin is not None or message.via_bot is not None,
        )
        talks.put(Talk(message.chat.id, update.update_id, said, caller.language))


async def director_of(context: Context, message: Message) -> str | None:
    """Whose answer this message replies to."""
    asked = message.reply_to_message
    if asked is None:
        return None
    async with context.office.store.reading(context.known.property_id) as unit:
        subject = await unit.messages.subject_of(message.chat.id, asked.message_id)
    return subject.removeprefix("said:") if subject and subject.startswith("said:") else None


async def on_deep(update: Update, context: Context) -> None:
    """The same on the deep model: « /approfondir pourquoi décembre recule ? »."""
    message = update.effective_message
    if message is not None:
        _, _, words = (message.text or "").partition(" ")
        await on_words(update, context, message, words, tier=Tier.DEEP)


async def on_stop(update: Update, context: Context) -> None:
    """End the turn that runs for this chat; it says so itself."""
    chat, talks = update.effective_chat, context.bench.talks
    if chat is None or talks is None or not talks.stop(chat.id):
        await say_all(update, context, [reply(say("board.nothing_runs"))])


async def on_step(update: Update, context: Context, unit: Unit, subject: str, message: Message) -> bool:
    """A reply to « répondez à ce message » about a channel or an order: what it does, or still needs."""
    caller, office = context.known, context.office
    words = message.text or message.caption or ""
    try:
        answer = await step_of(subject)(office, unit, caller, subject, words, ())
    except Refusal as refusal:  # raised before anything was written
        answer = reply(refusal.phrase)
    await caller.heard(unit, office.clock(), answer)
    return True


async def on_answer(update: Update, context: Context, message: Message) -> bool:
    """A typed answer under a card; False when the message answered is not a card."""
    asked = message.reply_to_message
    caller, office = context.known, context.office
    if asked is None:
        return False
    async with office.store.unit(caller.property_id) as unit:
        subject = await unit.messages.subject_of(message.chat.id, asked.message_id)
        if subject == FACT_SUBJECT:
            counted = await fact_typed(office, unit, caller.member, message.text or "", replied=True)
            if counted:
                await caller.heard(unit, office.clock())
            context.bench.ring()
            return counted
        if subject is not None and subject.startswith(ASKED):
            return await on_step(update, context, unit, subject, message)
        if subject is None or not subject.startswith("proposal:"):
            return False
        proposal = await unit.proposals.by_number(int(subject.removeprefix("proposal:")))
        if proposal is None:
            return False
        hotel = await unit.property.get()
        try:
            amount = typed_amount(message.text or "", hotel.currency)
            answered = await typed(office, unit, caller.member, proposal, message.text or "", amount)
        except Refusal as refusal:  # raised before anything was written
            answered = Tapped(proposal, refusal.phrase)
        await caller.heard(unit, office.clock())
    if answered.alert is not None:
        await say_all(update, context, [reply(answered.alert)])
    context.bench.ring()
    return True
