"""How does a channel or a room taken out of sale read: on its card, in one line, in the panel's instruction?"""

from __future__ import annotations

from domain.consent.actions import BlockRoom, PauseChannel
from domain.house.channel_names import channel_name
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.post.harmless import quoted
from governance.post.replies import Line

LONGEST_WORDS = 200
Sale = PauseChannel | BlockRoom


def sale_title(action: Sale, number: int) -> Phrase:
    """What kind of card it is."""
    if isinstance(action, PauseChannel):
        return say("pause.title", number=number)
    return say("block.title", number=number)


def sale_lines(action: Sale, hotel: Property) -> list[Line]:
    """What would happen, why, and what is not known of it."""
    lines = [Line(sale_words(action, hotel))]
    if isinstance(action, PauseChannel):
        return [*lines, Line(say("pause.effect"), quiet=True)]
    if action.words:
        lines.append(Line(say("block.why", words=quoted(action.words, LONGEST_WORDS))))
    told = {"room_type": _type(action, hotel)}
    effect = say("block.effect", **told) if action.blocked else say("block.effect_open", **told)
    return [*lines, Line(effect, quiet=True)]


def sale_words(action: Sale, hotel: Property) -> Phrase:
    """« Bloquer la chambre 7 (Quadruple), 24 nov. », « Fermer Booking.com, 27 → 28 nov. »."""
    if isinstance(action, BlockRoom):
        room = {"room": action.room, "room_type": _type(action, hotel), "nights": action.during}
        return say("block.close", **room) if action.blocked else say("block.open", **room)
    channel = channel_name(action.channel)
    if action.during is None:
        return say("pause.close", channel=channel) if action.paused else say("pause.open", channel=channel)
    told = {"channel": channel, "nights": action.during}
    return say("pause.close_during", **told) if action.paused else say("pause.open_during", **told)


def sale_button(action: Sale) -> Phrase:
    """The label of the button that acts."""
    if isinstance(action, BlockRoom):
        told = {"room": action.room}
        return say("button.block", **told) if action.blocked else say("button.unblock", **told)
    channel = channel_name(action.channel)
    if action.paused:
        return say("button.confirm_pause", channel=channel)
    return say("button.confirm_open", channel=channel)


def sale_instruction(action: Sale, hotel: Property) -> Phrase:
    """What a person changes in the panel, its dates in the panel's own way."""
    if isinstance(action, BlockRoom):
        room = {"room": action.room, "room_type": _type(action, hotel), "n": len(action.during)}
        dated = {"first": action.during.first, "last": action.during.last}
        if action.blocked:
            return say("panel.block_room", **room, **dated)
        return say("panel.unblock_room", **room, **dated)
    channel = channel_name(action.channel)
    if action.during is None:
        if action.paused:
            return say("panel.pause_channel", channel=channel)
        return say("panel.open_channel", channel=channel)
    told = {"channel": channel, "first": action.during.first, "last": action.during.last}
    return say("panel.pause_during", **told) if action.paused else say("panel.open_during", **told)


def _type(action: BlockRoom, hotel: Property) -> Name | str:
    kind = hotel.room_type(action.room_type)
    return kind.name if kind is not None else action.room_type
