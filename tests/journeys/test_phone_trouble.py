"""Do messages arrive when Telegram stumbles, once where that can be known and marked where it cannot?"""

from collections.abc import Sequence

import pytest

from tests.journeys.house import OMAR, SAID
from tests.journeys.stage import Stage, dm, flat, soon

NIGHT = soon()


def received(stage: Stage, words: str, who: int = SAID) -> Sequence[str]:
    return [flat(m.plain) for m in stage.phones.messages(who, from_bot=True) if flat(words) in flat(m.plain)]


@pytest.mark.parametrize(
    ("fate", "effect", "copies"),
    [("too many requests", False, 1), ("server error", False, 1), ("drop", False, 1), ("drop", True, 2)],
)
def test_a_card_arrives_and_is_marked_only_when_it_may_be_twice(
    stage: Stage, fate: str, effect: bool, copies: int
) -> None:
    stage.start()
    stage.has_read()
    stage.phones.misbehave("sendMessage", fate, effect=effect)  # type: ignore[arg-type]
    stage.say(f"/prix suite junior {dm(NIGHT)} 2400")
    stage.until(lambda: len(received(stage, "2 400 MAD")) == copies)
    cards = received(stage, "2 400 MAD")
    assert cards[-1].startswith("renvoi") is (fate != "too many requests")


def test_an_answer_waits_out_a_429_and_a_blocked_phone_stops_nobody(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.phones.block(OMAR)
    stage.phones.misbehave("sendMessage", "too many requests")
    stage.say("/aide")
    stage.reads("Ce que je sais faire")
    stage.has_read()
    stage.say(f"/prix suite junior {dm(NIGHT)} 2400")
    card = stage.reads("2 400 MAD")
    stage.phones.misbehave("answerCallbackQuery", "server error")
    stage.phones.misbehave("editMessageText", "drop", times=2)
    stage.phones.tap(SAID, card.message_id, "Confirmer 2 400 MAD")
    stage.becomes(card, "Approuvé par Said", "confirmé")
    assert len(stage.writes()) == 1
