"""What does a tap on the board of channels do?"""

from __future__ import annotations

from bot.command import Caller
from bot.commands.activation.activation import after, noted, page
from bot.commands.activation.checks import page as checks
from bot.commands.taps import Beside
from domain.activation.board import NAMES, ChannelState
from domain.activation.sentence import Said
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.phrase import say
from governance.activation.beside import shares
from governance.activation.cards import board_reply
from governance.activation.moving import Wish, lacking
from governance.office import Office, snapshot
from governance.post.replies import reply
from governance.post.reply_json import reply_to_json
from store.unit import Unit

SUBJECT = "activation:"


async def on_channel(office: Office, caller: Caller, channel: str, verb: str) -> Beside:
    """`h:<channel>:open` shows it, `h:*:board` all of them, `h:<channel>:<state>` notes that step.

    A step that still needs words, a reference or a witness asks for them: the answer is a reply to that question.
    """
    if verb == "board":
        async with office.store.reading(caller.property_id) as unit:
            house = await snapshot(office, unit)
            return Beside(board_reply(house, caller.member.role, await shares(unit)))
    if verb == "open":
        async with office.store.reading(caller.property_id) as unit:
            return Beside(await page(unit, await snapshot(office, unit), caller, channel))
    if verb not in {state.value for state in ChannelState}:
        return Beside(alert=say("error.unknown_card"))
    if not may(caller.member.role, Right.FILE):
        return Beside(alert=say("activation.not_yours"))
    if verb == ChannelState.VERIFIED:  # by its protocol, thing by thing
        async with office.store.reading(caller.property_id) as unit:
            return Beside(await checks(office, unit, channel))
    try:
        async with office.store.unit(caller.property_id) as unit:
            return await _stepped(office, unit, caller, Said(channel, ChannelState(verb)))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def _stepped(office: Office, unit: Unit, caller: Caller, said: Said) -> Beside:
    house = await snapshot(office, unit)
    to = said.to or ChannelState.NOT_STARTED
    lacks = await lacking(unit, house, Wish(said.channel, to))
    if lacks is not None and lacks.phrase.key != "activation.no_way":
        await _ask(office, unit, caller, said.channel, to, lacks, house)
        await caller.heard(unit, office.clock())
        return Beside()
    stepped = await noted(office, unit, caller, said)
    shown = await after(office, unit, caller, said, stepped)
    await caller.heard(unit, office.clock())
    return Beside(shown)


async def _ask(
    office: Office, unit: Unit, caller: Caller, channel: str, to: ChannelState, lacks: Refusal, house: House
) -> None:
    """The question whose answer is a reply to it."""
    member, now = caller.member, office.clock()
    asked = reply(
        say("activation.asked", channel=channel_name(channel, house), state=NAMES[to]),
        lacks.phrase,
        say("activation.answer_here"),
    )
    await unit.outbox.add(
        "reply",
        member.person.id,
        member.person.telegram_id,
        reply_to_json(asked),
        dedupe=f"step:{channel}:{to}:{member.person.id}:{now.isoformat()}",
        at=now,
        subject=f"{SUBJECT}{channel}:{to}",
    )
