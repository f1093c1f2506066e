"""With which words do people say how a room is?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.folding import fold
from domain.service.care import CareKind
from domain.service.meal import MealKind
from domain.service.room import RoomState
from domain.service.task import Area, Script
from domain.service.trouble import TroubleKind

ROOM_WORDS: Mapping[str, RoomState] = {
    "sale": RoomState.DIRTY,
    "a faire": RoomState.DIRTY,
    "a refaire": RoomState.DIRTY,
    "dirty": RoomState.DIRTY,
    "nettoyage": RoomState.CLEANING,
    "en nettoyage": RoomState.CLEANING,
    "cleaning": RoomState.CLEANING,
    "propre": RoomState.CLEAN,
    "faite": RoomState.CLEAN,
    "clean": RoomState.CLEAN,
    "inspectee": RoomState.INSPECTED,
    "prete": RoomState.INSPECTED,
    "inspected": RoomState.INSPECTED,
    "ready": RoomState.INSPECTED,
    "hors service": RoomState.OUT_OF_ORDER,
    "out of order": RoomState.OUT_OF_ORDER,
}
TAKE_PROPOSED = frozenset({"attribuer", "attribue", "assign", "assigner"})


def room_state(words: str) -> RoomState | None:
    """The state that these words name; None for any other words."""
    return ROOM_WORDS.get(" ".join(fold(words).split()))


# How a part of a transfer begins: what is behind it belongs there.
FLIGHT = ("vol", "flight", "train")
DRIVER = ("chauffeur", "driver")
PICK_UP = ("prise en charge", "prise", "depuis", "pick-up", "pickup", "from")
PLACE = ("lieu", "place")
AT_DOOR = frozenset({"porte", "la porte", "maison", "la maison", "door", "the door", "house", "the house"})
ARRIVES = frozenset({"arrivee", "arrival", "aller"})
LEAVES = frozenset({"depart", "departure", "retour"})
CARES: Mapping[str, CareKind] = {
    "allergie": CareKind.ALLERGY,
    "allergies": CareKind.ALLERGY,
    "allergy": CareKind.ALLERGY,
    "regime": CareKind.DIET,
    "diet": CareKind.DIET,
    "occasion": CareKind.OCCASION,
    "anniversaire": CareKind.OCCASION,
    "preference": CareKind.PREFERENCE,
}
AGREED = frozenset({"accord", "avec accord", "avec son accord", "consent", "with consent"})
# How people name a trade, a script, and whether somebody is there.
AREAS: Mapping[str, Area] = {
    "menage": Area.HOUSEKEEPING,
    "chambres": Area.HOUSEKEEPING,
    "housekeeping": Area.HOUSEKEEPING,
    "cuisine": Area.KITCHEN,
    "kitchen": Area.KITCHEN,
    "jardin": Area.GARDEN,
    "garden": Area.GARDEN,
    "chauffeur": Area.DRIVER,
    "driver": Area.DRIVER,
    "accueil": Area.RECEPTION,
    "reception": Area.RECEPTION,
}
SCRIPTS: Mapping[str, Script] = {
    "francais": Script.FRENCH,
    "french": Script.FRENCH,
    "anglais": Script.ENGLISH,
    "english": Script.ENGLISH,
    "arabe": Script.ARABIC,
    "arabic": Script.ARABIC,
    "darija": Script.LATIN,
}
AWAY = frozenset({"absent", "absente", "malade", "conge", "vacances", "sick", "away", "off", "holiday"})
BACK = frozenset({"present", "presente", "la", "here", "back"})
RESTS = frozenset({"repos", "rest", "rests"})
WITHOUT = frozenset({"sans", "no", "without"})
EACH = frozenset({"le", "les", "chaque", "tous", "on", "every", "each"})
AND = frozenset({"et", "and", ","})
STAYS_LATE = ("depart", "departure")
TROUBLES: Mapping[str, TroubleKind] = {
    "fuite": TroubleKind.LEAK,
    "leak": TroubleKind.LEAK,
    "bruit": TroubleKind.NOISE,
    "noise": TroubleKind.NOISE,
    "casse": TroubleKind.BROKEN,
    "panne": TroubleKind.BROKEN,
    "broken": TroubleKind.BROKEN,
    "manque": TroubleKind.MISSING,
    "missing": TroubleKind.MISSING,
    "trouve": TroubleKind.LOST,
    "objet": TroubleKind.LOST,
    "lost": TroubleKind.LOST,
    "plainte": TroubleKind.COMPLAINT,
    "complaint": TroubleKind.COMPLAINT,
}
CONFIRM = frozenset({"confirmer", "confirme", "confirm"})
EXEMPT = frozenset({"exempter", "exempte", "exempt"})
MEALS: Mapping[str, MealKind] = {
    **dict.fromkeys(("petit dejeuner", "petits dejeuners", "petit dej", "ptit dej"), MealKind.BREAKFAST),
    **dict.fromkeys(("breakfast", "breakfasts", "lftour", "ftour"), MealKind.BREAKFAST),
    **dict.fromkeys(
        ("dejeuner", "dejeuners", "dejeune", "dejeunent", "dejeunera", "dejeuneront"), MealKind.LUNCH
    ),
    **dict.fromkeys(("lunch", "lunches", "ghda", "leghda"), MealKind.LUNCH),
    **dict.fromkeys(("diner", "diners", "dine", "dinent", "dinera", "dineront", "souper"), MealKind.DINNER),
    **dict.fromkeys(("dinner", "dinners", "dines", "dining", "l3cha", "3cha", "lacha"), MealKind.DINNER),
}
# What takes a meal away: right before it; beside them there is « ne dîne pas ».
NO_MEAL = frozenset({"sans", "no", "without", "bla"})
CALLED_OFF = frozenset({"annule", "annuler", "annulez", "cancel"})
AT_TABLE = frozenset(
    {"personne", "personnes", "pers", "couvert", "couverts", "people", "persons", "person", "pax"}
)
ROOMS = frozenset({"chambre", "ch", "chbre", "room", "bit", "lbit", "suite"})
MENU = ("menu", "plat")
# What may stand around a meal and says nothing.
AROUND_A_MEAL = frozenset(
    {
        *("la", "le", "les", "l", "de", "du", "des", "pour", "a", "au", "aux", "dans", "en", "et", "d", "y"),
        *(
            "n",
            "ne",
            "prend",
            "prennent",
            "prendra",
            "prendront",
            "veut",
            "veulent",
            "souhaite",
            "souhaitent",
        ),
        *(
            "va",
            "vont",
            "client",
            "clients",
            "cliente",
            "sur",
            "place",
            "ici",
            "maison",
            "chez",
            "nous",
            "plus",
        ),
        *("the", "for", "of", "in", "on", "at", "will", "have", "has", "having", "wants", "want", "guests"),
        *(
            "guest",
            "here",
            "and",
            "with",
            "reservation",
            "resa",
            "booking",
            "dossier",
            "soir",
            "heures",
            "heure",
        ),
    }
)
