"""Does what is said of somebody at work mean one thing, word by word?"""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import Refusal
from domain.nights import Span
from domain.service.task import Area, Script
from governance.service.team_sentence import TeamSaid, team_from

TODAY = date(2026, 11, 25)  # a Wednesday
NOW = Span(TODAY, TODAY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ménage arabe", TeamSaid(Area.HOUSEKEEPING, Script.ARABIC)),
        ("chauffeur français", TeamSaid(Area.DRIVER, Script.FRENCH)),
        ("cuisine darija absente", TeamSaid(Area.KITCHEN, Script.LATIN, True, NOW)),
        ("malade", TeamSaid(away=True, on=NOW)),
        ("là", TeamSaid(away=False, on=NOW)),
        ("absente demain", TeamSaid(away=True, on=Span(date(2026, 11, 26), date(2026, 11, 26)))),
        ("malade jusqu'à vendredi", TeamSaid(away=True, on=Span(TODAY, date(2026, 11, 27)))),
        ("congé du 3 au 8 décembre", TeamSaid(away=True, on=Span(date(2026, 12, 3), date(2026, 12, 8)))),
        ("repos lundi", TeamSaid(rests=frozenset({0}))),
        ("repos le lundi et le jeudi", TeamSaid(rests=frozenset({0, 3}))),
        ("rest every monday and sunday", TeamSaid(rests=frozenset({0, 6}))),
        ("repos le dimanche malade", TeamSaid(away=True, on=NOW, rests=frozenset({6}))),
        ("sans repos", TeamSaid(rests=frozenset())),
    ],
)
def test_every_word_is_accounted_for(words: str, said: TeamSaid) -> None:
    assert team_from(words, TODAY) == said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("peut-être", "team_word"),
        ("ménage cuisine", "team_word"),
        ("repos", "rest_days"),
        ("repos bientôt", "rest_days"),
        ("absente du 1 au 3 octobre 2026", "away_when"),
        ("absente du 1 décembre au 1 mars", "away_when"),
        ("malade jusqu'à samedi prochainement", "team_word"),
        ("repos le lundi et", "team_word"),
    ],
)
def test_what_means_nothing_is_asked(words: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        team_from(words, TODAY)
