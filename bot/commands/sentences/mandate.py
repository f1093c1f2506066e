"""Which words give a mandate or withdraw one?"""

from __future__ import annotations

from governance.consent.directives import Finish, Said, as_it_is
from governance.consent.mandates.sentence import mandate_from


def mandate_said(said: Said) -> Finish:
    """« Revenue peut bouger les prix de ±5 % jusqu'au 28 février »"""
    return as_it_is(mandate_from(said.text, said.hotel, said.today, said.people, said.mandates))


GRAMMAR = mandate_said
