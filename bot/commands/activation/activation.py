"""How far are the channels, and what is the next step of one? /activation shows and moves them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.activation.board import NAMES, ChannelState
from domain.activation.sentence import Said, channel_said, order_said
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.missions.evidence import Evidence, typed_evidence
from domain.phrase import Phrase, say
from governance.activation.beside import beside, shares
from governance.activation.board import board_of, row_of
from governance.activation.cards import board_reply, channel_reply
from governance.activation.moving import Stepped, Wish, move
from governance.office import Office, snapshot
from governance.post.replies import Reply
from store.unit import Unit


async def activation(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the board; a channel's name shows it; a step behind it notes it; « ordre : » orders all."""
    if not words.strip():
        async with office.store.reading(caller.property_id) as unit:
            return [board_reply(await snapshot(office, unit), caller.member.role, await shares(unit))]
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
    names = names_of(house)
    ordered = order_said(words, names)
    if ordered is not None:
        return await put_in_order(office, caller, ordered)
    said = channel_said(words, names)
    if said.to is None:
        async with office.store.reading(caller.property_id) as unit:
            return [await page(unit, house, caller, said.channel)]
    async with office.store.unit(caller.property_id) as unit:
        stepped = await noted(office, unit, caller, said)
        shown = await after(office, unit, caller, said, stepped)
        return await caller.heard(unit, office.clock(), shown)


async def noted(
    office: Office, unit: Unit, caller: Caller, said: Said, files: Sequence[Evidence] = ()
) -> Stepped:
    """The step with what the typed words show. Refusal: what it still needs."""
    if said.to is None:
        raise refuse("activation.which_step", words=said.words)
    evidence, rest = typed_evidence(said.words, f"person:{caller.member.person.id}", office.clock())
    return await move(office, unit, caller.member, Wish(said.channel, said.to, rest, (*files, *evidence)))


async def after(office: Office, unit: Unit, caller: Caller, said: Said, stepped: Stepped) -> Reply:
    """What the person reads then: the channel where it stands now, or that a card waits for the owner's reason."""
    house = await snapshot(office, unit)
    return await page(unit, house, caller, said.channel, above=(outcome(said, stepped, house),))


def outcome(said: Said, stepped: Stepped, house: House) -> Phrase:
    """« Noté » or « retenu, la carte n° 12 attend le motif du propriétaire »."""
    if stepped.card is not None:
        return say("activation.asks_owner", number=stepped.card.number)
    to = said.to or stepped.opening.state
    return say("activation.noted", channel=channel_name(said.channel, house), state=NAMES[to])


async def page(
    unit: Unit, house: House, caller: Caller, channel: str, *, above: Sequence[Phrase] = ()
) -> Reply:
    """One channel."""
    people = await unit.people.names()
    history = await unit.openings.history(channel)
    row = row_of(house, channel)
    known = await beside(unit, channel, row.opening.state, house.now)
    return channel_reply(row, house, history, people, caller.member.role, above=above, beside=known)


async def put_in_order(office: Office, caller: Caller, channels: Sequence[str]) -> Sequence[Reply]:
    """The owner's order of the board. Refusal: somebody else's wish."""
    if not may(caller.member.role, Right.OBJECTIVES):
        raise refuse("activation.not_your_order")
    now, by = office.clock(), f"person:{caller.member.person.id}"
    async with office.store.unit(caller.property_id) as unit:
        await unit.openings.order(channels)
        await unit.journal.append("channels.ordered", "channels", by, {"channels": list(channels)}, now)
        house = await snapshot(office, unit)
        shown = board_reply(house, caller.member.role, await shares(unit))
        return await caller.heard(unit, now, shown)


def names_of(house: House) -> dict[str, str]:
    """Every channel on the board, as people call it."""
    return {row.opening.channel: channel_name(row.opening.channel, house) for row in board_of(house)}


async def typed_step(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """An answer under « répondez à ce message » : the step that was tapped, with these words and files."""
    _, channel, to = subject.split(":")
    asked = Said(channel, ChannelState(to), words)
    stepped = await noted(office, unit, caller, asked, files)
    return await after(office, unit, caller, asked, stepped)


COMMANDS = (
    Command(
        "activation", "activate", activation, Right.READ, what=say("command.activation"), want="do", rank=20
    ),
)
