"""With which words do people stop everything, want yesterday's prices, or say no?"""

from __future__ import annotations

import re

# Whole sentences, folded, that stop every effect, or let what was approved go on.
STOPS = frozenset(
    (
        *("mets le systeme en pause", "mets tout le systeme en pause"),
        *("stop", "stop tout", "stop tous", "stoppe tout", "coupe les envois", "stoppe les envois"),
        *("arrete tout", "arretez tout", "arrete", "arretez"),
        *(
            "arrete tout de suite tout",
            "arrete tout de suite",
            "arrete d'envoyer des prix",
            "pause",
            "tout arreter",
        ),
        *("arrete d'envoyer les prix", "arrete les envois", "arrete l'envoi", "arrete les envois de prix"),
        *(
            "arrete l'envoi des prix",
            "arretez d'envoyer des prix",
            "n'envoie plus de prix",
            "n'envoie plus rien",
        ),
        *("n'envoie plus les prix", "n'envoyez plus de prix", "ne touche plus a rien", "ne change plus rien"),
        *("suspends les envois", "suspends tout", "suspends l'envoi des prix", "suspendre les envois"),
        *(
            "mets tout en pause",
            "tout en pause",
            "mets en pause",
            "mets les envois en pause",
            "coupe tout",
        ),
        *("arreter tout", "arreter d'envoyer des prix", "bloque tout", "stop les prix", "stop envois"),
        *(
            "stop everything",
            "stop all",
            "stop it all",
            "pause everything",
            "pause all",
            "stop sending prices",
        ),
        *(
            "stop sending rates",
            "stop pushing prices",
            "stop pushing",
            "hold everything",
            "freeze everything",
        ),
        *(
            "put everything on hold",
            "stop updates",
            "mets-toi en pause",
            *("stop everything now", "stop everything right now"),
            "stoppe",
            *("arrete tout stp", "stop kolchi", "safi stop tout", "safi arrete tout"),
            "plus rien n'est envoye",
            "n'envoie rien",
            "stop all updates",
            "freeze all prices",
            "arrete les mises a jour",
            "arrete de changer les prix",
        ),
        *("arrete de toucher aux prix", "stop changing prices", "arrete tout de suite les envois"),
    )
)
RESUMES = frozenset(
    (
        *(
            "reprends",
            "reprendre",
            "reprenez",
            "reprends les envois",
            "reprends l'envoi",
            "reprends l'envoi des prix",
        ),
        *("reprends tout", "relance tout", "relance les envois", "relance l'envoi", "remets en route"),
        *("remets tout en route", "remets en marche", "arrete la pause", "fin de la pause", "fin de pause"),
        *("enleve la pause", "leve la pause", "on reprend", "c'est bon on reprend", "reprendre les envois"),
        *("resume everything", "resume all", "resume sending prices", "resume sending", "unpause"),
        *(
            "start sending prices again",
            "start again",
            "end the pause",
            "continue les envois",
            "carry on",
            "go again",
            "go on again",
            "reprend",
            "reprend les envois",
            "on y va a nouveau",
            "remets les envois",
            "resume updates",
            *("you can resume", "tu peux reprendre les envois", "redemarre", "redemarre tout"),
            "relance",
        ),
    )
)
PRICES_OF = "remets les prix du {day:%d/%m/%Y}"  # of that evening
YESTERDAY = re.compile(
    r"^(?:(?:(?:mets?|mettez|put|set)(?=.*\b(?:comme|back|as)\b)|remets?|remettez|remettre|reviens|revenir|revenez|retourne|restaure|restaurer"
    r"|reprends|rends|redonne|(?P<undo>annule|annuler|annulez|defais|undo|cancel|reverse)"
    r"|restore|put back|bring back|go back to|revert to|give me back|back to)\s+)"
    r"(?:(?:a|aux|au|en|comme|the|tous|all|nous|moi|toutes|de)\s+)*(?:(?:les|l)\s+)?"
    r"(?:(?P<whose>yesterday'?s)\s+)?"
    r"(?:(?:changements?|modifications?|changes)\s+(?:de\s+|des\s+|of\s+|to\s+|in\s+)?(?:the\s+)?)?"
    r"(?:prix|tarifs?|tout(?= comme)|(?:prices?|rates?)(?:\s+changes?)?)(?P<rest>(?:\s.*)?)$"
)
BEHIND_PRICES = frozenset(
    (
        *(
            "d",
            "de",
            "du",
            "comme",
            "le",
            "la",
            "of",
            "from",
            "the",
            "au",
            "soir",
            "a",
            "etaient",
            "ils",
            "they",
        ),
        *("were", "as", "dernier", "derniere", "last", "passe", "back", "'", "to", "les"),
    )
)
NOES = frozenset(
    (
        *(
            "non",
            "non laisse",
            "non laisse tomber",
            "laisse",
            "laisse tomber",
            "non merci",
            "non pas maintenant",
        ),
        *(
            "oublie",
            "oublie ca",
            "non non",
            "pas maintenant",
            "no",
            "nope",
            "no thanks",
            "no thank you",
            "nan",
        ),
        *(
            "never mind",
            "nevermind",
            "forget it",
            "leave it",
            "non c'est bon",
            "c'est bon laisse",
            "la",
            "lla",
        ),
        *(
            "surtout pas",
            "pas question",
            "je refuse",
            "refuse",
            "refuser",
            "refusé",
            "non je refuse",
            "not now",
        ),
    )
)
YESES = frozenset(
    (
        *(
            "oui",
            "oui vas-y",
            "oui vas y",
            *("wafe9", "safi wafe9", "mwafe9", "ana mwafe9", "safi mwafe9", "iyeh", "ih", "safi", "approved"),
            *(
                "c'est valide",
                "valide par moi",
                "je suis d'accord",
                "ca marche",
                "ca me va",
                "parfait fais-le",
            ),
            "ok",
            "okay",
            "ok vas-y",
            "ok vas y",
            "d'accord",
            "vas-y",
            "vas y",
            "yes",
        ),
        *(
            *("c'est bon vas y", "c'est bon vas-y", "c'est bon pour moi"),
            "yes please",
            "go ahead",
            "wakha",
            "oui merci",
            "oui stp",
            "oui s'il te plait",
            "c'est bon",
            "ok merci",
        ),
        *(
            "je valide",
            "valide",
            "je confirme",
            "confirme",
            "confirmer",
            "approuve",
            "j'approuve",
            "approve",
            "confirm",
        ),
        *("ouais", "yep", "sure", "parfait vas-y", "ok pour moi", "do it", "fais-le", "fais le"),
    )
)
