"""Does each house speak through its own bot alone, and still to somebody when Telegram knows that bot no more?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.pilot import BOT_TOKEN, HOUSE, JUNIOR, ROOT, SAID, lhcm
from tests.journeys.stage import Stage, dm, flat, soon, staged
from tests.twins.telegram import TelegramTwin

OWN = "7000000002:BBown-token_of-the-villa-only_0123456789"
KEY = "a-key-for-own-bots-0123456789-abcdef"
SEALED = {"LHCM_SECRET_KEY": KEY, "HOTELRUNNER_PROPERTY": HOUSE}


@pytest.fixture
def own() -> TelegramTwin:
    twin = TelegramTwin(OWN, username="villa_thaifa_bot", bot_id=7_000_000_002)
    twin.say(SAID, "bonjour", first_name="Said")  # who has not begun a chat is not written to
    twin.state.updates.clear()
    return twin


@pytest.fixture
def two(home: Path, own: TelegramTwin) -> Iterator[Stage]:
    """Villa Thaifa with a bot of its own, and beside it a house without one."""
    lhcm(home, "import", str(ROOT / "data" / "specs" / "resort"))
    kept = lhcm(home, "account", "set", "bot", "--property", HOUSE, typed=f"token: {OWN}\n", **SEALED)
    assert OWN not in kept.stdout + kept.stderr
    with staged(home, own) as stage:
        yield stage
    assert OWN not in stage.log()


def texts(twin: TelegramTwin) -> list[str]:
    return [shown.plain for message in twin.messages(SAID, from_bot=True) for shown in message.history]


def test_each_house_through_its_own_bot_until_that_is_withdrawn(two: Stage, own: TelegramTwin) -> None:
    shared, night = two.phones, soon()
    two.start(**SEALED)
    two.reads("Villa Thaifa vous parle désormais par son propre bot : @villa_thaifa_bot")
    before = len(texts(shared))
    two.say("/maison")  # only one house is behind this bot: nobody is asked which
    assert "parlez pour villa" not in flat(two.reads("Vous parlez pour").plain)

    two.phones = own
    card = two.asks(f"suite junior {dm(night)}-{dm(night)} +5%")
    two.tap(card, card.buttons[0][0])
    two.becomes(card, "Approuvé par Said")
    two.becomes(card, "confirmé")
    assert two.price(JUNIOR, night).startswith("2210")
    assert not any("Suite Junior" in text for text in texts(shared)), "the other bot said nothing of it"
    assert all(len(message.history) == 1 for message in shared.messages(SAID, from_bot=True))
    assert len(texts(shared)) == before + 1

    two.hears(f"/prix suite junior {dm(soon(70))}-{dm(soon(70))} +5%", "Revenue propose")
    own.api.token = "7000000002:CCanother-token_since-it-was-revoked_012"  # revoked at BotFather
    two.phones = shared
    own.say(SAID, "/brief")  # ends the poll; the next one is refused
    two.reads("Telegram ne connaît plus le bot de Villa Thaifa")
    again = two.reads("Revenue propose", "Suite Junior")  # what waits is put before him here
    two.tap(again, again.buttons[0][0])
    two.becomes(again, "Approuvé par Said")
    two.say("/maison")
    two.reads("De quelle maison parlez-vous")
    for twin in (own, shared):
        assert not any(secret in text for text in texts(twin) for secret in (OWN, BOT_TOKEN))
    own.api.token = OWN
