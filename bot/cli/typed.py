"""What did somebody type, without the marks that nobody sees, and is it more than anybody reads?"""

from __future__ import annotations

import argparse

from domain.errors import refuse
from domain.visible import visible

LONGEST = 20_000  # letters of one command


def seen(arguments: argparse.Namespace) -> None:
    """Take control characters, broken letters and what turns the writing round out of every word; paths stay.

    Refusal: so many words that nobody would read them.
    """
    for name, value in vars(arguments).items():
        if type(value) is str:  # a choice is a word of ours
            setattr(arguments, name, visible(value))
        elif isinstance(value, list):
            setattr(arguments, name, [visible(one) if isinstance(one, str) else one for one in value])
    words = [
        one for value in vars(arguments).values() for one in (value if isinstance(value, list) else [value])
    ]
    n = sum(len(one) for one in words if isinstance(one, str))
    if n > LONGEST:
        raise refuse("cli.too_long", n=n, most=LONGEST)
