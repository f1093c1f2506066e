"""How does somebody say what he has seen on a channel, thing by thing?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller
from bot.commands.taps import Beside
from domain.activation.board import ChannelState
from domain.consent.rights import Right, may
from domain.house.channel_names import channel_name
from domain.missions.evidence import Evidence, typed_evidence
from domain.phrase import Phrase, say
from governance.activation.protocol import protocol
from governance.activation.verifying import checks_reply, look
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from store.unit import Unit

SUBJECT = "check:"


async def on_check(office: Office, caller: Caller, channel: str, check: str) -> Beside:
    """`j:<channel>:list` shows the protocol, `j:<channel>:<check>` asks what was seen; a reply answers it."""
    async with office.store.unit(caller.property_id) as unit:
        if check == "list":
            return Beside(await page(office, unit, channel))
        wanted = next((one for one in protocol(channel) if one.id == check), None)
        if wanted is None:
            return Beside(alert=say("error.unknown_card"))
        if not may(caller.member.role, Right.FILE):
            return Beside(alert=say("activation.not_yours"))
        now, house = office.clock(), await snapshot(office, unit)
        asked = reply(
            say("check.asked", channel=channel_name(channel, house), what=wanted.text), say("check.answer")
        )
        dedupe = f"check:{channel}:{check}:{caller.member.person.id}:{now.isoformat()}"
        await tell(unit, [caller.member], asked, dedupe, now, subject=f"{SUBJECT}{channel}:{check}")
        await caller.heard(unit, now)
    return Beside()


async def typed_check(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """What somebody saw, with his photo. Refusal: not his, or too little to go by."""
    _, channel, check = subject.split(":")
    told, rest = typed_evidence(words, f"person:{caller.member.person.id}", office.clock())
    stepped = await look(office, unit, caller.member, channel, check, rest, (*files, *told))
    above: tuple[Phrase, ...] = ()
    if stepped is not None:
        house = await snapshot(office, unit)
        name = channel_name(channel, house)
        is_verified = stepped.opening.state is ChannelState.VERIFIED
        verified = say("check.all_well" if is_verified else "check.not_well", channel=name)
        above = (
            verified if stepped.card is None else say("activation.asks_owner", number=stepped.card.number),
        )
    return await page(office, unit, channel, above=above)


async def page(office: Office, unit: Unit, channel: str, *, above: Sequence[Phrase] = ()) -> Reply:
    """The protocol of a channel as it stands."""
    house = await snapshot(office, unit)
    return checks_reply(house, channel, await unit.checks.of(channel), above=above)
