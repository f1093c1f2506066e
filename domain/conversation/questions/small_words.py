"""Which words say nothing of their own in a question, and which are shared by many?

Only words without a meaning that could change the answer stand here: no negation, no condition, no exception.
"""

from __future__ import annotations

from collections.abc import Mapping

_FRENCH = (
    "bjr|bsr|slt|far|so|le|la|les|l|un|une|des|du|de|d|au|aux|a|en|dans|sur|pour|par|chez|avec|ce|"
    "cet|cette|ces|c|s|t|y|il|elle|ils|elles|on|pendant|durant|nous|vous|je|tu|j|m|me|moi|te|nos|"
    "notre|mes|mon|ma|tes|ton|votre|vos|leur|leurs|se|est|es|sont|suis|sommes|etes|ai|as|avons|avez|"
    "ont|ete|etre|avoir|que|qu|qui|quoi|quel|quelle|quels|quelles|est-ce|et|donc|alors|euh|heu|bah|"
    "ben|bon|ok|okay|oui|voila|tiens|hein|dis|dites|dire|donne|donnez|donner|montre|montrez|montrer|"
    "affiche|voir|savoir|sais|peux|peut|pouvez|pourrais|pourriez|puis|aimerais|voudrais|veux|stp|svp|"
    "wesh|we|ouais|genre|bref|enfin|sinon|dsl|pardon|plait|please|merci|bonjour|bonsoir|salut|allo|hey|ca|cela|ici|juste|peu|liste|petite|rapidement|"
    "vite|exactement|environ|maintenant|total|tout|matin|soir|midi|apresmidi|nuit|nuits|mr|monsieur|"
    "madame|patron|chef|tous|toutes|vraiment|cher|niveau|cote|redonne|redonnez|redis|remontre|deja|"
    "petit|petits|rapide|autour|pls|plz|hotel|maison|villa|riad|house|encore|toujours|d-ailleurs|aussi|au-juste|reellement|svpp|"
    "franchement|honnetement|stplait|attends|connaitre|comme|faudrait|check|voulais|voulait|souhaite|souhaiterais|"
)
_ENGLISH = (
    "the|during|over|a|an|of|in|on|at|for|to|by|with|from|this|that|these|those|it|its|i|we|you|us|"
    "our|my|your|me|is|are|was|were|be|am|do|does|did|have|has|had|can|could|will|would|what|which|"
    "who|whom|how|s|re|m|ll|d|ve|there|here|any|some|and|so|well|tell|show|give|let|know|see|like|"
    "want|please|thanks|hello|hi|hey|ok|just|now|got|get|much|many|been|being|list|morning|afternoon|"
    "little|quick|around|pls|plz|thx|ty|asap|fyi|still|yet|also|too|currently|property|"
    "evening|night|nights|already|actually|basically|quickly|roughly|exactly|about|again|"
)
_DARIJA = (
    "dyal|d|dial|f|fi|l|had|hadi|hado|w|o|dyalna|dyali|liya|lia|lina|gol|goul|goulia|goulili|3afak|"
    "salam|slm|kant|kan|kano|kanet|kanou|khouya|sidi|a|ila|dial|"
    "nhar|atini|tini|afak|khoya|safi|yallah|wach|wash|chno|chnou|achno|ashno|dak|li|kan|ra|rah|rahom|hna|bghit|n3ref|"
    "naref|m3a|ach|lotil|lotel|otil|lhotel|dakchi|chi|"
)
FILLERS = frozenset((_FRENCH + _ENGLISH + _DARIJA).split("|")) - {""}
# « un peu » and its like are amounts after a verb, and nothing here.
SIGNS = frozenset("?!.,;:'-…()\"«»/")

# Phrases that ask how it stands and no more, where a subject has no meaning of its own for them.
AROUND = (
    *(
        "on-en-est-ou",
        "ou-en-est-on",
        "ou-on-en-est",
        "ou-en-sommes-nous",
        "on-y-est",
        "y-est-on",
    ),
    *("ca-donne-quoi", "ca-dit-quoi", "ca-se-passe-comment", "comment-ca-se-passe", "au-total"),
    *("en-tout", "par-hasard", "a-peu-pres", "how-are-we-doing", "where-are-we", "are-we-there", "so-far"),
    *("par-curiosite", "quick-question", "petite-question", "une-question", "by-the-way"),
)

SHARED: Mapping[str, tuple[str, ...]] = {
    "quantity": (
        *("combien", "cb", "cmb", "chhal", "chal", "bchhal", "ch-hal", "how-much", "how-many", "a-combien"),
        *("le-montant", "montant", "nombre", "le-nombre", "total"),
    ),
    "who": (
        *(
            "qui",
            "c-est-qui",
            "chkoun",
            "chkon",
            "shkun",
            "who",
            "quels-clients",
            "quelles-personnes",
            "y-a-qui",
        ),
        *("quel-client", "quels-hotes", "which-guests", "combien", "liste", "list", "du-monde", "quelqu-un"),
        *("nom", "noms", "les-noms", "names"),
    ),
    "cost_verb": (
        "coute",
        "coutes",
        "coutent",
        "coutera",
        "a-coute",
        "ont-coute",
        "couter",
        "coute-t-il",
        "cost",
        "costs",
        "katqam",
        "katqoum",
        "vaut",
        "valent",
    ),
    "bookings": (
        *("reservation", "reservations", "resa", "resas", "bookings", "reservasyon", "reservasion"),
    ),
    "asking": (),
}
