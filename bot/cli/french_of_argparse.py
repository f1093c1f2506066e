"""What does argparse itself say, in French, sentence by sentence?"""

from __future__ import annotations

from collections.abc import Mapping

ARGPARSE: Mapping[str, str] = {
    "usage: ": "usage : ",
    "%(prog)s: error: %(message)s\n": "%(prog)s : erreur : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "options": "options",
    "positional arguments": "mots attendus",
    "show this help message and exit": "montrer cette aide",
    "the following arguments are required: %s": "il manque : %s",
    "unrecognized arguments: %s": "mots inconnus : %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r n'est pas possible (au choix : %(choices)s)"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "%(parser_name)r est inconnu (au choix : %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r n'est pas une valeur possible",
    "expected one argument": "il faut une valeur",
    "expected at most one argument": "une valeur au plus",
    "expected at least one argument": "il faut au moins une valeur",
    "expected %s argument": "il faut %s valeur",
    "expected %s arguments": "il faut %s valeurs",
    "one of the arguments %s is required": "il faut l'un de : %s",
    "not allowed with argument %s": "impossible avec %s",
    "ignored explicit argument %r": "%r est de trop",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s peut être %(matches)s",
    "unexpected option string: %s": "option inattendue : %s",
    "can't open '%(filename)s': %(error)s": "« %(filename)s » ne s'ouvre pas : %(error)s",
    "%r is no date YYYY-MM-DD": "%r n'est pas une date AAAA-MM-JJ",
    "%r is no whole number from %d to %d": "%r n'est pas un nombre entier de %d à %d",
}
