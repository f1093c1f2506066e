"""How do the texts of a room look before somebody approves them?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.package.field import Field, field_of
from domain.phrase import Name, say
from domain.property import Property
from domain.website.text import Sentence
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from governance.website.texts import Group, place_of


def text_card(group: Group, hotel: Property, left: int) -> Reply:
    """The text in its longest form, what stands in the shorter ones, each sentence with its facts, two buttons."""
    longest = group.drafts[-1]
    name = room_name(group, hotel)
    how = say("texts.by_model") if longest.by_model else say("texts.by_template")
    head = (
        Line(say("texts.title", room=name, language=LANGUAGES[group.language]), bold=True),
        Line(how, quiet=True),
    )
    short = tuple(
        Line(say("texts.length", n=place_of(one.path)[2], words=one.words))
        for one in group.drafts
        if one.words != longest.words
    )
    blocks = [Block(head), Block((Line(say("text.words", words=longest.words)),))]
    if short:
        blocks.append(Block(short))
    blocks.append(Block(tuple(_stands_on(longest.sentences)), folded=True))
    if left:
        blocks.append(Block((Line(say("texts.left", n=left), quiet=True),)))
    token = longest.token
    keys = (
        Button(say("texts.approve"), f"x:{token}:approved", Tone.PRIMARY),
        Button(say("texts.refuse"), f"x:{token}:refused", Tone.DANGER),
    )
    return Reply(tuple(blocks), (keys,))


LANGUAGES = {"fr": Name({"fr": "français", "en": "French"}), "en": Name({"fr": "anglais", "en": "English"})}


def nothing_card() -> Reply:
    """Nothing waits: everything has been answered, or there are too few facts to write from."""
    return reply(say("texts.none"))


def room_name(group: Group, hotel: Property) -> Name | str:
    """What people call the room."""
    kind = hotel.room_type(group.room)
    return group.room if kind is None else kind.name


def _stands_on(sentences: tuple[Sentence, ...]) -> Iterator[Line]:
    yield Line(say("texts.stands_on"), quiet=True)
    for one in sentences:
        facts = tuple(_named(place) for place in one.places)
        yield Line(say("texts.stands_row", words=one.words, facts=facts), quiet=True)


def _named(place: str) -> Name | str:
    field: Field | None = field_of(place)
    return place if field is None else field.name
