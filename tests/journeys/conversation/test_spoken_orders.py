"""Does a voice note do exactly what typed words do: shown whole, at most a card, and never when in doubt?"""

from __future__ import annotations

from typing import Any

from tests.journeys.pilot import SAID
from tests.journeys.stage import Stage, keys
from tests.twins.speech import listening, note

SOMEBODY = {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "Karim"}


def test_a_voice_note_becomes_a_card_at_most(stage: Stage) -> None:
    def speaks(content: bytes, seconds: int = 4, origin: dict[str, Any] | None = None) -> None:
        stage.phones.upload(SAID, "v.ogg", content, kind="voice", duration=seconds, origin=origin)

    with listening() as server:
        stage.start(**server)
        stage.has_read()
        speaks(note("suite junior 20/12 à 2400"))
        shown = stage.reads("J’ai entendu : « suite junior 20/12 à 2400 »", "2 400 (deux mille quatre cents)")
        assert keys(shown) == [["C’est ça"], ["Non, mal entendu"]]
        assert stage.phones.last(SAID, "2 400 MAD") is None, "nothing is filed before his word"
        yes = stage.tap(shown, "C’est ça")
        stage.reads("Suite Junior", "2 400 MAD", "Pourquoi")
        assert stage.tap(shown, yes.data, forced=True).answers[0].get("text"), "once"
        speaks(note("suite junior 20/12 à 3400"))
        wrong = stage.reads("3400", "C’est ça ?")
        stage.tap(wrong, "Non, mal entendu")
        stage.becomes(wrong, "Rien n’a été fait")
        speaks(note("combien de chambres sont libres samedi ?"))
        stage.reads("J’ai entendu : « combien de chambres")
        stage.reads("chambres", "samedi")
        speaks(note("suite junior 20/12 à 2600"), origin=SOMEBODY)
        stage.reads("2600", "je n’en fais pas un ordre")
        cards = len(stage.phones.messages(SAID, from_bot=True))
        speaks(note("suite junior 20/12 à 2500", logprob=-1.6))
        stage.reads("2500", "Je n’en suis pas sûr")
        speaks(note("", silence=0.98))
        stage.reads("Je n’ai rien entendu")
        speaks(b"no json")
        stage.reads("Je n’ai pas pu écouter")
        fetched = len(stage.phones.calls("getFile"))
        speaks(note("oui"), seconds=91)
        stage.reads("que 90 secondes")
        assert len(stage.phones.calls("getFile")) == fetched
        speaks(note("oui je confirme"))
        stage.reads("« oui je confirme »")
        assert stage.writes() == []
        for price in ("2 500 MAD", "2 600 MAD", "3 400 MAD"):
            assert stage.phones.last(SAID, price) is None
        assert len(stage.phones.messages(SAID, from_bot=True)) <= cards + 7
        stage.end()
