"""Do messages arrive when Telegram stumbles, once where that can be known and marked where it cannot?"""

from collections.abc import Sequence

from tests.journeys.pilot import OMAR, SAID
from tests.journeys.stage import Stage, dm, flat, soon
from tests.twins.telegram_wire import Fate

NIGHT = soon()


def received(stage: Stage, words: str, who: int = SAID) -> Sequence[str]:
    return [flat(m.plain) for m in stage.phones.messages(who, from_bot=True) if flat(words) in flat(m.plain)]


FATES: tuple[tuple[Fate, bool, int, bool], ...] = (
    # how it goes wrong, whether the message arrived all the same, copies on the phone, whether the last is marked
    ("too many requests", False, 1, False),
    ("server error", False, 1, True),
    ("drop", False, 1, True),
    ("drop", True, 2, True),
)


def test_a_card_arrives_and_is_marked_only_when_it_may_be_twice(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    for price, (fate, effect, copies, marked) in enumerate(FATES, 2400):
        stage.phones.misbehave("sendMessage", fate, effect=effect)
        stage.say(f"/prix suite junior {dm(NIGHT)} {price}")
        shown = f"{str(price)[0]} {str(price)[1:]} MAD"
        stage.until(lambda shown=shown, copies=copies: len(received(stage, shown)) == copies)  # type: ignore[misc]
        assert received(stage, shown)[-1].startswith("renvoi") is marked


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
