"""Which directors does a message call by name?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from governance.contract import Seat, Seats
from governance.conversation.routing.heard import SLIPS_FROM, Heard, is_word, slipped, words_of

_SENTENCE_ENDS = frozenset(".!?…;\n") | {""}
_AFTER_A_CALL = _SENTENCE_ENDS | frozenset(",:-—–")
_AND = frozenset({"et", "and", "&", ",", "w", "ou", "or", "puis"})
# What people say before they call somebody.
_GREETINGS = frozenset(
    word
    for line in (
        "bonjour,bonsoir,salut,salam,salamo,hello,hi,hey,coucou,allo,good,morning,evening,dear,cher,chere",
        "ok,oui,non,bon,alors,donc,dis,dites,merci,svp,please,mais,et,toi,vous,euh,monsieur,madame,mon,labas",
    )
    for word in line.split(",")
)


@dataclass(frozen=True, slots=True)
class _Title:
    """One way to call one director. A bare one is also an ordinary word: it calls only where one calls."""

    slug: str
    words: tuple[str, ...]
    bare: bool


def named(message: Heard, seats: Seats) -> tuple[str, ...]:
    """The directors who are called, in order; those merely spoken of only when nobody is called.

    A call: « @cfo », « /cfo », a name at the beginning or end of a sentence, set off from the rest. An alias
    (« directeur financier ») names its director anywhere; a slug or a seat's name, which may be an ordinary word
    (« revenue »), does not.
    """
    titles = tuple(_titles(seats))
    signed = dict.fromkeys(
        slug for place in range(len(message.tokens)) if (slug := _signed(message, place, titles))
    )
    called = signed or dict.fromkeys(_called(message, titles))
    return tuple(called or dict.fromkeys(_spoken_of(message, titles)))


def _titles(seats: Seats) -> Iterator[_Title]:
    """Every title, the longest first, so that « revenue manager » is not heard as « revenue »."""
    found = [title for seat in seats for title in _titles_of(seat)]
    return iter(sorted(found, key=lambda title: -len(title.words)))


def _titles_of(seat: Seat) -> Iterable[_Title]:
    aliases = {words_of(alias) for alias in seat.aliases}
    bare = {words_of(name) for name in (seat.slug, *seat.name.by_language.values())} - aliases
    yield from (_Title(seat.slug, words, bare=False) for words in sorted(aliases))
    yield from (_Title(seat.slug, words, bare=True) for words in sorted(bare))


def _signed(message: Heard, place: int, titles: Iterable[_Title]) -> str | None:
    """« @cfo » anywhere, « /cfo » at the very beginning; a slip of the finger counts when one name is near."""
    token = message.at(place)
    if not (token.startswith("@") or (token.startswith("/") and place == 0)):
        return None
    said = token[1:].strip("_")
    single = {title.words[0]: title.slug for title in titles if len(title.words) == 1}
    if said in single:
        return single[said]
    near = {slug for word, slug in single.items() if len(word) >= SLIPS_FROM and slipped(said, word)}
    return near.pop() if len(near) == 1 else None


def _called(message: Heard, titles: tuple[_Title, ...]) -> Iterator[str]:
    place = 0
    while place < len(message.tokens):
        title = _title_at(message, place, titles)
        if title is None:
            place += 1
            continue
        end = place + len(title.words)
        if _begins(message, place) and (not title.bare or _set_off(message, end)):
            yield from _list_from(message, place, titles)
        elif message.at(place - 1) in {",", "@"} and message.at(end) in _SENTENCE_ENDS | {","}:
            yield title.slug
        place = end


def _list_from(message: Heard, place: int, titles: tuple[_Title, ...]) -> Iterator[str]:
    """« CFO et Revenue, … »: a call may name several."""
    while (title := _title_at(message, place, titles)) is not None:
        yield title.slug
        place += len(title.words)
        if message.at(place) not in _AND or _title_at(message, place + 1, titles) is None:
            return
        place += 1


def _begins(message: Heard, place: int) -> bool:
    """Whether only greetings stand between the beginning of the sentence and this place."""
    before = place - 1
    while message.at(before) in _GREETINGS or message.at(before) == ",":
        before -= 1
    return message.at(before) in _SENTENCE_ENDS or before < 0


def _set_off(message: Heard, end: int) -> bool:
    follows = message.at(end)
    return follows in _AFTER_A_CALL or follows in _AND or not is_word(follows)


def _spoken_of(message: Heard, titles: tuple[_Title, ...]) -> Iterator[str]:
    place = 0
    while place < len(message.tokens):
        title = _title_at(message, place, titles)
        if title is not None and not title.bare:
            yield title.slug
        place += len(title.words) if title else 1


def _title_at(message: Heard, place: int, titles: tuple[_Title, ...]) -> _Title | None:
    return next((title for title in titles if message.says(place, title.words)), None)
