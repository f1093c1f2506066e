"""Is what the house itself wrote called in each reader's language?"""

from __future__ import annotations

from bot.words.phrases import Words
from domain.knowledge.writing import Audience, Source, Writing
from governance.knowledge.as_json import writing_json
from governance.knowledge.cards import titled
from tests.makers import NOW

BOTH = "D-W-002 · Par quoi commencer ?\nD-W-002 · What first?"


def writing(title: str, source: Source) -> Writing:
    return Writing("k", title, source, Audience.OPERATOR, "d", NOW, NOW)


def test_a_decision_is_called_in_the_readers_language() -> None:
    phrase = titled(writing(BOTH, Source.DECISION))
    assert "Par quoi commencer" in Words("fr").plain(phrase)
    assert "What first?" in Words("en").plain(phrase)
    assert "What" not in Words("fr").plain(phrase)
    assert writing_json(writing(BOTH, Source.DECISION))["title"].count("\n") == 0


def test_what_others_wrote_keeps_its_name() -> None:
    for source, title in ((Source.FOLDER, "a\nb.pdf"), (Source.DECISION, "D-1 · Quoi ?")):
        phrase = titled(writing(title, source))
        assert Words("fr").plain(phrase).replace("\u202f", " ") in {title, title.replace("\n", " ")}
