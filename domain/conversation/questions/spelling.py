"""Which word was meant by one that nobody knows, and how is Darija typed in Latin letters folded?"""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.conversation.counts import COUNTS
from domain.conversation.dates import MONTHS, WEEKDAYS
from domain.conversation.elided import with_apostrophes
from domain.conversation.questions.sound import alike_in_sound
from domain.conversation.sentence import Sentence, read
from domain.folding import fold

HEARD, SHORTEST, LONG = 4, 5, 9  # letters: shorter words are never corrected, longer ones may be wrong twice
# Figures stand for letters that Latin script lacks: ch7al, kat9am, 3andi.
_INSIDE = re.compile(r"\b([a-z]+)([379])([a-z]+)\b|\b([a-z]{2,})([379])\b")
_FIRST = re.compile(r"\b3(?=(?:and|end|lik|amr|afak|am|awn|tini|a[a-z]))|\b([79])(?=(?:it|bel|addach|rib))")
# « CA » is the turnover, « ça » is nothing.
_TURNOVER = re.compile(
    r"\bCA\b|\b(?<=le )ca\b|\b(?<=du )ca\b|\b(?<=notre )ca\b|\b(?<=mon )ca\b|^ca(?= (?:depuis|cumule|hier|total)\b)"
)
# How people shorten words on a phone.
_SHORT = {
    **dict.fromkeys(("2main", "dem1", "dmain", "2m1"), "demain"),
    **dict.fromkeys(("ajd", "auj", "ajrd", "ajdh", "aujourd hui", "aujourdui", "ojourdui"), "aujourdhui"),
    **dict.fromkeys(("ki", "kisk"), "qui"),
    **dict.fromkeys(("kel", "kelle", "kels", "kelles"), "quel"),
    **dict.fromkeys(("koi", "kwa", "koa"), "quoi"),
    **dict.fromkeys(("ke", "k"), "que"),
    **dict.fromkeys(("tmrw", "tmr", "tmw", "2moro"), "tomorrow"),
    **dict.fromkeys(("yday", "ystd"), "yesterday"),
    **dict.fromkeys(("wat", "wot"), "what"),
    "tt": "tout",
    **dict.fromkeys(("tjrs", "tjs", "tjr"), "toujours"),
    "ts": "tous",
    **dict.fromkeys(("hyer", "ier", "hiere", "hieer"), "hier"),
    **dict.fromkeys(("se soir", "c soir", "csoir", "ce swar"), "ce soir"),
    "com bien": "combien",
    **dict.fromkeys(("d'ici", "d’ici", "d ici"), "dici"),
    **dict.fromkeys(("pb", "pbm"), "probleme"),
    **dict.fromkeys(("pbs", "pblm"), "problemes"),
    "pr": "pour",
    "ds": "dans",
    "qd": "quand",
    "bcp": "beaucoup",
    "wknd": "weekend",
    "tonite": "tonight",
    "ya": "il y a",
    "yatil": "y a t il",
    **{f"{word}s": f"{word} is" for word in ("who", "how", "what", "where", "when", "that", "here")},
    **dict.fromkeys(("cest", "ces quoi"), "c est"),
    "cetait": "c etait",
    "jai": "j ai",
    "lia": "l ia",
    "yaura": "y aura",
    **dict.fromkeys(("qqn", "qq1", "kelkun"), "quelqu un"),
    **dict.fromkeys(("qqch", "qqchose"), "quelque chose"),
    **dict.fromkeys(("rez", "reza", "rezas"), "reservations"),
    **dict.fromkeys(("wk end", "wk-end", "lweekend", "lwikend", "lwiken"), "weekend"),
}
# Behind a question these ask for a yes or a no, which every answer gives.
_OR_NOT = re.compile(
    r"[\s,]*\b(?:ou (?:pas(?: encore)?|non|quoi|bien)|oui ou non|or (?:not|no|what)|yes or no|wla la|ola la)"
    r"\s*[?!. ]*$"
)
_SHORTENED = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True)) + r")\b")
_ELIDED = "dl"
_LETTER = {"3": "a", "7": "h", "9": "q"}
_DATES = """
aujourdhui demain apresdemain hier avanthier semaine semaines mois weekend weekends trimestre annee
prochain prochaine dernier derniere derniers dernieres jours jour nuits nuit week month year today
tomorrow yesterday tonight next last lyoum ghedda lbareh simana chhar paques noel ramadan reveillon
nouvel ascension pentecote toussaint fetes vacances scolaires zone february easter christmas quinzaine
debut premiere deuxieme prochains prochaines dans il fin milieu printemps automne hiver winter summer
autumn spring avant apres before after precedent precedente suivant suivante veille lendemain
"""
# Words of another meaning that look like one we listen for: never corrected into it.
_OTHERS = """
remplir remplis fill filling vendre finir afficher attends attendre arriver partir payer compter louer
ferme fermez fermer ouvre ouvrez ouvrir coupe coupez couper change changer changez baisse baisser monte
monter mets mettre vends bloque bloquer annule annuler annulez laisse laisser arrete arreter envoie
envoyer envois passe passer paie remets remettre retire retirer refuse refuser confirme confirmer valide
valider prends prendre garde garder libere liberer double doubles triple close closes block open stop
start raise lower cancel pause depart departe parts parle parlez parti parties ferait ferais dirait
disait fallait taxi jardin marche marches point points conte contes courte courtes couts cours route
toute toutes voute goute place places plage plages charge charges sortie sorties entree entrees pierre
lettre lettres montre
"""
# « remplir » is no slip for « rempli », nor « affichez » for « affiche »: the verb orders where the form asks.
_INFLECTED = "rz"
_TURNING = ("de", "des", "dis", "un", "in", "im", "non", "re")  # « déconnecte » is no slip for « connecte »
KNOWN_DATES = frozenset(_DATES.split()) | MONTHS.keys() | WEEKDAYS.keys()
OTHERS = frozenset({"heure", "heures", "hours", "wifi"}) | COUNTS.keys() | frozenset(_OTHERS.split())


def spelled(text: str, known: Collection[str]) -> Sentence:
    """The sentence with Darija's figures as letters, and unknown words as the one known word they nearly are.

    A word is corrected only when exactly one known word is nearest: one slip of the hand, two in a long word.
    """
    text = with_apostrophes(text)
    folded = fold(text if text.isupper() else _TURNOVER.sub("chiffre affaires", text))
    folded = _FIRST.sub(lambda m: _LETTER[m[1]] if m[1] else "", folded)
    folded = _OR_NOT.sub("", folded)
    while (changed := _INSIDE.sub(_lettered, folded)) != folded:
        folded = changed
    sentence = read(_SHORTENED.sub(lambda m: _SHORT[m[1]], folded))
    wrong = [t for t in sentence.tokens if t.kind == "word" and len(t.text) >= HEARD and t.text not in known]
    corrected = sentence.text
    for token in reversed(wrong):
        meant = _unglued(token.text) or _nearest(token.text, known) or _heard(token.text, known)
        if meant is not None:
            corrected = corrected[: token.start] + meant + corrected[token.end :]
    return sentence if corrected == sentence.text else read(corrected)


def _lettered(found: re.Match[str]) -> str:
    if found[1]:
        return found[1] + _LETTER[found[2]] + found[3]
    return found[4] + _LETTER[found[5]]


def _unglued(word: str) -> str | None:
    """« doctobre », « dhier », where the apostrophe is missing."""
    return f"{word[0]} {word[1:]}" if word[0] in _ELIDED and word[1:] in KNOWN_DATES else None


def _heard(word: str, known: Collection[str]) -> str | None:
    turned = any(word.startswith(turn) and word.removeprefix(turn) in known for turn in _TURNING)
    return None if word in OTHERS or word[-1] in _INFLECTED or turned else alike_in_sound(word, known)


def _nearest(word: str, known: Collection[str]) -> str | None:
    if len(word) < SHORTEST or word in OTHERS or (word[-1] in _INFLECTED and word[:-1] in known):
        return None
    if any(word.startswith(turn) and word.removeprefix(turn) in known for turn in _TURNING):
        return None
    most = 2 if len(word) >= LONG else 1
    close = [w for w in known if abs(len(w) - len(word)) <= most and len(w) > SHORTEST - 2]
    found = process.extract(word, close, scorer=OSA.distance, score_cutoff=most, limit=None)
    if not found:
        return None
    best = min(distance for _, distance, _ in found)
    nearest = {str(w) for w, distance, _ in found if distance == best}
    return nearest.pop() if len(nearest) == 1 else _same_stem(nearest)


def _same_stem(words: set[str]) -> str | None:
    """« arive » may be « arrive » or « arrives »: of forms of one word the shortest."""
    shortest = min(words, key=lambda w: (len(w), w))
    return (
        shortest if all(w.startswith(shortest[:-1]) and len(w) - len(shortest) <= 2 for w in words) else None
    )
