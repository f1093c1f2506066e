"""With which words does somebody ask for an answer to a guest?"""

from __future__ import annotations

import re
from collections.abc import Mapping

_VERB = r"(?:reponds|repondez|repondre|answer|reply(?: to)?|jawb|jaweb)"
_TOLD = r"(?:dis|dites|ecris|ecrivez|tell|write(?: to)?|gol)"
_THAT = r"(?:\s+(?:que|qu'|that)\s*|\s*:\s*|\s+)"
_GUEST = (
    r"(?:(?:a |au |aux |to )?(?:la |le |l'|the )?(?:cliente?s?|hotes?|guests?|dame|monsieur|lady|gentleman) )"
)
_IN = r"(?:de |du |in |of |from )?(?:la |le |the )?"
_ROOM = rf"{_IN}(?:chambre |ch\.? ?|room |numero |n° ?)?(?P<room>\d{{1,3}}[a-z]?)"
# « réponds-lui que oui » · « dis à la cliente de la 7 que non » · « réponds à Mme Weber : … », over folded text.
TO_HIM = re.compile(
    rf"^(?:{_VERB}|{_TOLD})(?:\s*-\s*|\s+)(?:a )?(?P<him>lui|leur|him|her|them|liha|lih){_THAT}(?P<said>.+)$"
)
TO_ROOM = re.compile(rf"^(?:{_VERB}|{_TOLD}) {_GUEST}{_ROOM}{_THAT}(?P<said>.+)$")
TO_NAME = re.compile(
    rf"^{_VERB} (?:a |to )?(?:(?:m|mr|mme|mlle|mrs|ms|dr|monsieur|madame|la famille|famille)\.? )?"
    r"(?P<name>[^\W\d_]+(?:[ '-][^\W\d_]+){0,2}?)(?:\s+(?:que|qu'|that)\s*|\s*:\s*)(?P<said>.+)$"
)
_TITLE = r"(?:m|mr|mme|mlle|mrs|ms|dr|monsieur|madame|la famille|famille)\.? "
_NAME = r"(?P<name>[^\W\d_]+(?:[ '-][^\W\d_]+){0,2}?)"
# « dis à la cliente que oui »: whoever was spoken of last · « dis à Mme Weber que oui »: without a title it may be
# somebody of the team · « réponds oui à Mme Weber », « say no to Mrs Weber », « dis oui à la 7 ».
TO_GUEST = re.compile(
    r"^(?:"
    + f"{_VERB}|{_TOLD}"
    + r") (?:(?:a |au |to )?(?:la |le |l'|the )?(?:cliente?|guest|lady|gentleman))"
    r"(?:\s+(?:que|qu'|that)\s*|\s*:\s*)(?P<said>.+)$"
)
TO_TITLED = re.compile(rf"^{_TOLD} (?:a |to )?{_TITLE}{_NAME}(?:\s+(?:que|qu'|that)\s*|\s*:\s*)(?P<said>.+)$")
SAID_FIRST = re.compile(
    rf"^(?:{_VERB}|{_TOLD}|say) (?P<said>oui|non|yes|no) (?:a|to) (?:{_TITLE}{_NAME}|{_GUEST}?{_ROOM})[ .!]*$"
)
YES = frozenset(
    {
        *(
            "oui",
            "yes",
            "ok",
            "d'accord",
            "bien sur",
            "avec plaisir",
            "volontiers",
            "entendu",
            "c'est possible",
        ),
        *(
            "c'est bon",
            "of course",
            "gladly",
            "with pleasure",
            "sure",
            "it is possible",
            "wakha",
            "ah",
            "iyeh",
        ),
    }
)
NO = frozenset(
    {
        *(
            "non",
            "no",
            "pas possible",
            "ce n'est pas possible",
            "c'est impossible",
            "impossible",
            "malheureusement non",
        ),
        *("not possible", "it is not possible", "la", "lla"),
    }
)
ANSWERS: Mapping[str, frozenset[str]] = {"reply_yes": YES, "reply_no": NO}
