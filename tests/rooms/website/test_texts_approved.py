"""Are texts drafted from what the house knows, checked, approved by a person, and facts from then on?"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.command import Caller
from bot.commands.website.texts import judged, on_texts, texts
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.dialogue import Classified, Finished, NoAnswer, Opened, Picture, Prompt, Stop, Trouble, Usage
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.house.facts.answers import Answer
from domain.website.text import TextState
from governance.budget import Budget
from governance.package.filled import package_of
from governance.post.replies import Reply
from governance.website.gathered import site_of
from tests.makers import CASABLANCA, NOW, TODAY
from tests.rooms.bot.wired_office import HOME
from tests.rooms.website.stage import Stage

PLACE = "rooms.junior-suite.{}"
FACTS = {"size_m2": "42", "beds": "1 king", "view": "patio"}


class Says:
    """A model that says what the test wants, and counts how often it is asked."""

    def __init__(self, words: str | None) -> None:
        self.words, self.asked = words, 0

    async def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        self.asked += 1
        if self.words is None:
            raise NoAnswer(Trouble.UNREACHABLE)
        yield Finished(self.words, (), Stop.END, Usage("test", 10, 0, 0, 10, Decimal("0.01")), ())

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        raise NotImplementedError

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        raise NotImplementedError

    async def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
async def told(stage: Stage) -> Stage:
    async with stage.office.store.unit(HOME) as unit:
        for name, value in FACTS.items():
            await unit.house_facts.add(Answer(PLACE.format(name), value, "person:1", "Said", "chat", NOW))
    return stage


def with_model(stage: Stage, words: str | None, **office: Any) -> tuple[Stage, Says]:
    brain = Says(words)
    return replace(stage, office=replace(stage.office, brain=brain, **office)), brain


async def card_of(stage: Stage, words: str = "junior-suite") -> Reply:
    (card,) = await texts(stage.office, stage.said, words)
    return card


def read(card: Reply) -> str:
    shown = render_text(card, Words("fr", CASABLANCA, TODAY), width=200)
    return shown.replace("\u202f", " ").replace("\u00a0", " ")


def token(card: Reply) -> str:
    return card.buttons[0][0].data.split(":")[1]


async def test_without_a_model_the_plain_text_is_approved_and_stands_on_the_page(told: Stage) -> None:
    card = await card_of(told)
    assert "Suite Junior pour 2 personnes, 42 m². Couchage : 1 très grand lit (king). Vue : patio." in read(
        card
    )
    assert "50 signes : Suite Junior pour 2 personnes, 42 m²." in read(card)
    async with told.office.store.reading(HOME) as unit:
        assert (await package_of(unit)).value(PLACE.format("text_fr_700")) is None
    tapped = await on_texts(told.office, told.said, token(card), "approved")
    assert tapped.alert is None
    again = await on_texts(told.office, told.said, token(card), "approved")
    assert again.alert is not None
    async with told.office.store.reading(HOME) as unit:
        leaf = (await package_of(unit)).settled(PLACE.format("text_fr_250"))
        site = await site_of(unit, TODAY)
    assert leaf is not None
    assert (leaf.source, leaf.confirmed_by, leaf.on) == ("texts", "Said", NOW.date().isoformat())
    [room] = [one for one in site.rooms if one.code == "junior-suite"]
    assert str(room.facts["text_fr"].value).startswith("Suite Junior pour 2 personnes")
    assert room.facts["text_en"].value is None


async def test_a_room_is_approved_in_words_one_language_or_both(told: Stage) -> None:
    await card_of(told)
    [french] = await judged(told.office, told.said, "suite junior fr", TextState.APPROVED)
    assert "Suite Junior" in read(french)
    async with told.office.store.reading(HOME) as unit:
        package = await package_of(unit)
    assert package.value(PLACE.format("text_fr_700")) is not None
    assert package.value(PLACE.format("text_en_700")) is None
    assert len(await judged(told.office, told.said, "suite junior", TextState.REFUSED)) == 1
    with pytest.raises(Refusal):
        await judged(told.office, told.said, "suite junior", TextState.APPROVED)


async def test_of_the_models_words_only_what_stands_on_facts_is_shown(told: Stage) -> None:
    sound = ("1,2 | Suite Junior pour 2 personnes.", "5 | La vue donne sur patio.")
    said = "\n".join((sound[0], "1,3 | La Suite Junior offre 42 m² de luxe.", sound[1]))
    with_brain, brain = with_model(told, said)
    card = await card_of(with_brain)
    assert brain.asked == 2  # French and English
    assert "Suite Junior pour 2 personnes. La vue donne sur patio." in read(card)
    assert "luxe" not in read(card)
    assert "Écrit par le modèle" in read(card)
    async with told.office.store.reading(HOME) as unit:
        spent = await unit.spending.between(NOW, NOW.replace(year=2030))
    assert spent.cost == Decimal("0.02")


@pytest.mark.parametrize("words", [None, "", "Une suite de rêve !", "1 | Une suite magnifique."])
async def test_a_model_that_says_nothing_sound_leaves_the_plain_text(told: Stage, words: str | None) -> None:
    with_brain, _ = with_model(told, words)
    assert "Écrit sans modèle" in read(await card_of(with_brain))


async def test_a_spent_budget_asks_no_model(told: Stage) -> None:
    with_brain, brain = with_model(told, "1 | Suite Junior.", budget=Budget(Decimal(0), Decimal(0)))
    assert "Écrit sans modèle" in read(await card_of(with_brain))
    assert brain.asked == 0


async def test_what_waits_is_not_drafted_twice_and_an_unknown_room_is_asked_back(told: Stage) -> None:
    with_brain, brain = with_model(told, None)
    await card_of(with_brain, "")
    asked = brain.asked
    await card_of(with_brain, "")
    assert brain.asked == asked
    with pytest.raises(Refusal):
        await card_of(with_brain, "suite royale")
    with pytest.raises(Refusal):
        await texts(told.office, Caller(HOME, await told.somebody("Najib", Role.ADVISOR)), "")
