"""How does the page use the house's own words, cards, taps and ears, the same as on the phone?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import Markup

from boardroom.ports import Draft, Lobby, Spoken, Tapped
from bot.command import Caller
from bot.commands.asked_back import WORDS
from bot.commands.day.listen import brief_aloud
from bot.commands.knowledge.finding import searched
from bot.commands.table import BY_NAME
from bot.orders.directives import directive
from bot.settings import Settings
from bot.telegram.buttons import BESIDE
from bot.telegram.drawing import Faces
from bot.telegram.spoken import HEARD, acts, after, given, kept
from bot.telegram.talks import Talks
from bot.telegram.voice import transcript
from bot.web.asking import PageTalks
from bot.web.hearing import ForTheBoard, command, heard
from bot.web.leading import linked
from bot.words.language import house_language
from bot.words.markdown import html
from bot.words.phrases import Words
from channels.hearing import Unheard
from domain.consent.rights import may
from domain.errors import Refusal
from domain.knowledge.findings import Findings
from domain.phrase import say
from domain.property import Property
from governance.consent.taps import Menu
from governance.day.answers import answer as answer_question
from governance.entrance.entering import Visitor
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.prices.rules import end_rule


@dataclass(frozen=True, slots=True)
class PhoneHands:
    """The phone's faces and handlers, lent to the page."""

    office: Office
    faces: Faces
    bell: Callable[[], None]
    asking: PageTalks = field(default_factory=PageTalks)

    def words(self, visitor: Visitor, hotel: Property) -> Words:
        words = self.faces.words(house_language(visitor.member.person.language), hotel)
        return replace(words, linked=linked)

    def stranger(self, languages: str) -> Words:
        """French, unless his browser asks for English first."""
        first = languages.strip()[:2].lower()
        return self.faces.words("en" if first == "en" else "fr", None)

    def prose(self, text: str, language: str) -> Markup:
        return Markup(html(text, "en" if language == "en" else "fr").replace("\n", "<br>"))  # noqa: S704 - the tags are our own

    async def cards(self, visitor: Visitor, wanted: Sequence[tuple[int, Menu]]) -> Sequence[Reply]:
        if not wanted:
            return ()
        found, _ = await self.faces.card_replies(visitor.property_id, wanted, visitor.member)
        return found

    async def tapped(self, visitor: Visitor, data: str) -> Tapped:
        """`x:<token>:<verb>`, in the terms of the phone's buttons."""
        kind, token, verb = [*data.split(":", 2), "", ""][:3]
        member, office = visitor.member, self.office
        try:
            if data.startswith(WORDS):
                answers = await directive(office, self.caller(visitor), data.removeprefix(WORDS))
                return Tapped(answers[0]) if answers else Tapped(alert=say("error.unknown_card"))
            if kind == HEARD:
                return await self.confirmed(visitor, token, verb)
            if kind in BESIDE:
                found = await BESIDE[kind](office, self.caller(visitor), token, verb)
                return Tapped(found.face, found.alert)
            if kind == "q":
                async with office.store.unit(visitor.property_id) as unit:
                    answered = await answer_question(office, unit, member, token, verb)
                return Tapped(answered.card, answered.alert)
            if kind == "r" and token.isascii() and token.isdecimal():
                async with office.store.unit(visitor.property_id) as unit:
                    alert, face = await end_rule(office, unit, member, int(token))
                return Tapped(face, alert)
        except Refusal as refusal:
            return Tapped(alert=refusal.phrase)
        return Tapped(alert=say("error.unknown_card"))

    async def confirmed(self, visitor: Visitor, token: str, verb: str) -> Tapped:
        """What was spoken and shown goes on, or is taken back."""
        caller = self.caller(visitor)
        found = await given(self.office, caller, token, verb, token)
        if found is None:
            return Tapped(alert=say("error.unknown_card"))
        answers = await self.heard(visitor, found.words) if found.words is not None else ()
        return Tapped(next(iter(answers or ()), after(found)))

    async def command(self, visitor: Visitor, name: str) -> Sequence[Reply]:
        found = BY_NAME.get(name)
        if found is None or not may(visitor.member.role, found.right):
            return []
        return await command(self.office, self.caller(visitor), f"/{name}")

    async def heard(self, visitor: Visitor, words: str) -> Sequence[Reply] | None:
        caller = self.caller(visitor)
        found = await heard(self.office, caller, words, silent=self.asking.silent)
        if not isinstance(found, ForTheBoard):
            return found
        await self.asking.ask(self.office, caller, found)
        return None

    def drafts(self, visitor: Visitor) -> Sequence[Draft]:
        return self.asking.drafts(self.caller(visitor))

    async def ask_again(self, visitor: Visitor, key: str) -> bool:
        return await self.asking.ask_again(self.office, self.caller(visitor), key)

    def stop(self, visitor: Visitor) -> bool:
        return self.asking.stop(self.caller(visitor))

    async def searched(self, visitor: Visitor, words: str) -> Findings:
        return await searched(self.office, visitor.property_id, visitor.member.role, words)

    @property
    def listens(self) -> bool:
        return self.office.ears is not None

    @property
    def speaks(self) -> bool:
        return self.office.voice is not None

    async def spoken(self, visitor: Visitor, note: bytes) -> Spoken:
        caller, ears = self.caller(visitor), self.office.ears
        if ears is None:
            return Spoken("", [reply(say("documents.voice"))])
        try:
            found = await ears.hear(note, caller.language)
        except Unheard:
            return Spoken("", [reply(say("voice.unheard"))])
        if not found.words:
            return Spoken("", [reply(say("voice.nothing"))])
        waits = found.sure and await acts(self.office, caller, found.words)
        token = await kept(self.office, caller, found.words) if waits else None
        shown = transcript(found, caller.language, theirs=False, token=token)
        answers = await self.heard(visitor, found.words) if found.sure and not waits else ()
        return Spoken(found.words, [shown, *(answers or ())])

    async def brief_aloud(self, visitor: Visitor) -> Path | None:
        try:
            file = await brief_aloud(self.office, visitor.property_id, self.caller(visitor).language)
        except Refusal:
            return None
        return self.office.shelf.place(file.digest, file.name)

    def ring(self) -> None:
        self.bell()

    def caller(self, visitor: Visitor) -> Caller:
        """The same person as the commands know him."""
        language = house_language(visitor.member.person.language)
        return Caller(visitor.property_id, visitor.member, language)


def lobby_of(
    settings: Settings, office: Office, faces: Faces, ring: Callable[[], None], talks: Talks | None = None
) -> Lobby:
    """The lobby of the running house. Without a public address only this very machine reaches it, without https."""
    token = settings.telegram_bot_token
    return Lobby(
        office,
        PhoneHands(office, faces, ring, PageTalks(talks)),
        secure=settings.lhcm_public_url is not None,
        token=token.get_secret_value() if token else None,
    )
