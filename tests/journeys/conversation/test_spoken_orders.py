"""Does a voice note do exactly what typed words do: shown whole, at most a card, and never when in doubt?"""

from __future__ import annotations

from tests.journeys.pilot import SAID
from tests.journeys.stage import Stage
from tests.twins.speech import listening, note


def test_a_voice_note_becomes_a_card_at_most(stage: Stage) -> None:
    def speaks(content: bytes, seconds: int = 4) -> None:
        stage.phones.upload(SAID, "v.ogg", content, kind="voice", duration=seconds)

    with listening() as server:
        stage.start(**server)
        stage.has_read()
        speaks(note("suite junior 20/12 à 2400"))
        stage.reads("Entendu : « suite junior 20/12 à 2400 »", "2 400 (deux mille quatre cents)")
        stage.reads("Suite Junior", "2 400 MAD", "Pourquoi")
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
        assert stage.phones.last(SAID, "2 500 MAD") is None
        assert stage.writes() == []
        assert len(stage.phones.messages(SAID, from_bot=True)) <= cards + 7
        stage.end()
