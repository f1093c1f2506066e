"""Which words set an objective?"""

from __future__ import annotations

from governance.consent.directives import Finish, Said, as_it_is
from governance.consent.objectives.sentence import objective_from


def objective_said(said: Said) -> Finish:
    """« priorité à l'occupation ce mois-ci »"""
    return as_it_is(objective_from(said.text, said.hotel, said.today))


GRAMMAR = objective_said
