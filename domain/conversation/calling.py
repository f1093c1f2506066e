"""Which words around an order say nothing, and what do the commonest words of Moroccan Arabic say in French?

The one list of what says nothing: whatever is not here and not read by a grammar makes the grammar decline.
"""

from __future__ import annotations

import re

# Said before an order, or after it.
AROUND = (
    *("s'il te plait", "s'il vous plait", "s il te plait", "s il vous plait", "svp", "stp", "please", "pls"),
    *("merci beaucoup", "merci d'avance", "merci bien", "merci", "thanks a lot", "thank you", "thanks"),
    *("bonjour", "bonsoir", "salut", "hello", "hi", "hey", "allo", "salam", "salam alaykoum", "coucou"),
    *("euh", "heu", "hum", "hmm", "alors", "donc", "bon", "ben", "bah", "eh bien", "voila", "hein", "so"),
    *("ok", "okay", "d'accord", "oui", "yes", "vas-y", "vas y", "allez", "allez-y", "go ahead", "wakha"),
    *(
        "ecoute",
        "ecoutez",
        "tiens",
        "ah",
        "oh",
        "du coup",
        "en fait",
        "3afak",
        "afak",
        "khouya",
        "safi",
        "yallah",
        "yalla",
        "well",
    ),
    *("tout de suite", "maintenant", "right now", "now", "omar", "said"),
)
# Names are fillers only where somebody is called; a mandate or a mission is about them.
CALLED = frozenset(("omar", "said"))
# Said in the middle as well, by whoever dictates.
ANYWHERE = ("euh", "heu", "hum", "hmm", "s'il te plait", "s'il vous plait", "svp", "stp", "please", "pls")
# A request put as a question is an order all the same.
ASKING = (
    *("est-ce que tu peux", "est ce que tu peux", "est-ce que vous pouvez", "tu peux", "peux-tu", "peux tu"),
    *("vous pouvez", "pouvez-vous", "pouvez vous", "tu pourrais", "pourrais-tu", "pourriez-vous"),
    *("can you", "could you", "would you", "will you"),
)
WANTING = (
    *(
        "il faut que tu",
        "faut que tu",
        "faut",
        "il faut",
        "je veux que tu",
        "tu me",
        "tu nous",
        "je veux",
        "je voudrais",
        "j'aimerais",
        "on va",
        "je vais",
    ),
    *("nous allons", "i want you to", "i want to", "i'd like you to", "i'd like to", "i would like to"),
    *("we need to", "we have to", "let's", "let us", "il me faut", "i want"),
)
# They may name the thing itself, with its number: « je veux la suite junior à 3000 ».
NAMING = frozenset(("je veux", "je voudrais", "j'aimerais", "il me faut", "i want"))
# « je baisse la triple à 900 »: who says what he does now wants it done.
I_DO = re.compile(
    r"^je (?=(?:baisse|monte|augmente|mets|passe|ferme|rouvre|ouvre|bloque|debloque|remonte|descends|fixe)\b)"
)
# Not selling a type any more is closing it.
NO_MORE_SALES = re.compile(
    r"^(?:(?:ne )?(?:vends|vendez|vend) plus|arrete[rz]? de vendre|stop selling)\b"
    r"(?!.*\b(?:sous|dessous|moins|plus de|dessus|below|under|above|less)\b)"
)
YOU = ("que tu", "tu me", "tu nous")  # « tu me mets », « que tu montes »: what follows is said to the board
ENGLISH = frozenset(("i want you to", "i want to", "i'd like you to", "i'd like to", "i would like to"))
TO_VERB = ENGLISH | {"we need to", "we have to", "let's", "let us"}

# Whole words as people type them, numbers standing for letters; each becomes one plain French word.
DARIJA_VERBS = {
    **dict.fromkeys(
        ("zid", "zidi", "zidou", "tle3", "tla3", "telle3", "tela3", "tale3", "talle3"), "augmente"
    ),
    **dict.fromkeys(
        ("n9es", "n9ess", "n9ass", "n9as", "nqes", "neqes", "na9es", "naqes", "nqess", "hbet"), "baisse"
    ),
    **dict.fromkeys(("dir", "diri", "dirou", "7ett", "hett"), "mets"),
    **dict.fromkeys(("sedd", "sed", "seddi", "sedou"), "ferme"),
    **dict.fromkeys(("7ell", "7el", "hell", "7elli"), "rouvre"),
    **dict.fromkeys(("7bess", "7bes", "hbess", "hbes", "we99ef", "weqqef", "wa9ef"), "arrete"),
    **dict.fromkeys(("khelles", "khelless", "khlless", "khalles", "khallas"), "paie"),
    **dict.fromkeys(("bloki", "blokili", "bloqui"), "bloque"),
    **dict.fromkeys(("rje3", "rje", "rejje3", "raje3"), "remets"),
}
DARIJA_MOVES = frozenset(word for word, meant in DARIJA_VERBS.items() if meant in ("augmente", "baisse"))
DARIJA_OTHERS = {
    **dict.fromkeys(("kolchi", "kulchi", "kolshi", "koulchi"), "tout"),
    **dict.fromkeys(("lbareh", "lbarah", "elbareh", "lbar7"), "hier"),
    **dict.fromkeys(("ghedda", "ghadda", "gheda", "ghda"), "demain"),
    **dict.fromkeys(("lyoum", "lyom", "lyouma", "elyoum"), "aujourd'hui"),
    **dict.fromkeys(
        ("taman", "tamane", "tmn", "tamn", "atmina", "latmina", "lathman", "athmina"), "les prix"
    ),
    **dict.fromkeys(("dyal", "diyal", "d"), "de"),
    **dict.fromkeys(("had", "hadi"), "ce"),
    **dict.fromkeys(("f", "fi"), "en"),
    **dict.fromkeys(("3la", "mn", "men"), "sur"),
    **dict.fromkeys(("nhar",), ""),
    **dict.fromkeys(("7tal", "hetta", "7etta", "htal", "hta", "7ta"), "jusqu'à"),
    **dict.fromkeys(("lweekend", "lwikend", "lwiken", "lweekand", "lwe"), "week-end"),
    **dict.fromkeys(("simana", "semana"), "semaine"),
    **dict.fromkeys(("chhar", "chher", "ch-har"), "mois"),
    "b": "de",
    **dict.fromkeys(("l7ed", "l7edd"), "dimanche"),
    **dict.fromkeys(("jem3a", "jm3a", "ljem3a", "joum3a", "ljoum3a"), "vendredi"),
    **dict.fromkeys(("larb3a", "larbe3"), "mercredi"),
    **dict.fromkeys(("l", "lel"), "la"),
    **dict.fromkeys(("chwiya", "chwia", "shwiya"), "un peu"),
}

# They turn an order round: a reader of free words that meets one declines.
NEGATIONS = frozenset(
    (
        "ne",
        "n",
        "pas",
        "sauf",
        "jamais",
        "not",
        "don",
        "never",
        "except",
        "surtout",
        "aucun",
        "aucune",
        "hormis",
    )
)
