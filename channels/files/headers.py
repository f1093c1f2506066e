"""Which fields do the headers of a panel's or a bank's file name, in French or in English?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from channels.files.cells import plain
from channels.files.filemap import CALENDAR, RESERVATIONS, FileMap

# Written plain (no accents, case or punctuation); earlier synonyms win when a file has several.
# HotelRunner's panel export has no published shape: its API field names and panel words are listed as synonyms.
_STAY = {
    "number": "numero de reservation|n de reservation|no de reservation|n reservation|no reservation|reservation"
    "|reservation number|reservation id|reservation no|book number|booking number|booking id|booking no"
    "|hr number|confirmation|confirmation number|numero de confirmation|n de confirmation|reference|ref|numero"
    "|number|id|code de reservation|code",
    "channel_number": "provider number|channel number|ota number|reservation canal|n canal|reference canal",
    "source": "canal|channel|channel display|source|source display|ota|agence|origine|provenance|plateforme",
    "state": "statut|etat|status|state|reservation status",
    "room_type": "type de chambre|type chambre|room type|unit type|type d hebergement|categorie|room category"
    "|room name|nom de la chambre|inv code|room code|type|chambre|room|rooms name|logement",
    "quantity": "nombre de chambres|nb chambres|nbre de chambres|total rooms|number of rooms|rooms|chambres",
    "arrival": "arrivee|date d arrivee|date arrivee|arrival|arrival date|check in|checkin|check in date"
    "|checkin date|du|from|debut|debut du sejour",
    "departure": "depart|date de depart|date depart|departure|departure date|check out|checkout|check out date"
    "|checkout date|au|to|fin|fin du sejour",
    "nights": "nuits|nombre de nuits|nb nuits|nb de nuits|nbre de nuits|nuitees|nights|duration nights"
    "|duree nuits|number of nights|length of stay|los",
    "booked_on": "reserve le|date de reservation|date reservation|booked on|booking date|reservation date"
    "|completed at|created at|created|creation|date de creation|cree le|purchase date",
    "updated_on": "modifie le|date de modification|derniere modification|updated at|last update|modified on",
    "cancelled_on": "annule le|date d annulation|date annulation|cancellation date|cancelled on|canceled on"
    "|cancelled at|canceled at",
    "adults": "adultes|nombre d adultes|nb adultes|adults|total adult|total adults|pax|personnes|persons|people"
    "|guests|total guests|voyageurs",
    "children": "enfants|nombre d enfants|nb enfants|children|child|kids",
    "total": "total|montant total|montant|prix total|prix|total price|total amount|amount|price|tarif|grand total",
    "nightly": "prix par nuit|prix nuit|prix moyen|prix moyen par nuit|tarif par nuit|adr|average daily rate"
    "|nightly rate|price per night|rate per night",
    "commission": "commission|montant de la commission|montant commission|commission amount|frais de commission",
    "currency": "devise|monnaie|currency|sales currency",
    "guest_name": "nom du client|client|nom du voyageur|nom complet|voyageur|guest name|guest name s|guest"
    "|guest full name|customer|booked by|reserve par|name|nom et prenom",
    "first_name": "prenom|firstname|first name|given name",
    "last_name": "nom|nom de famille|lastname|last name|surname|family name",
    "country": "pays|nationalite|country|country code|booker country|nationality",
    "email": "e mail|email|courriel|adresse e mail|mail|email address",
    "phone": "telephone|tel|phone|phone number|mobile|portable",
    "note": "remarques|remarque|commentaire|commentaires|note|notes|remarks|comments|special requests|demandes",
    "segment": "segment|marche|market segment|market",
    "vip": "vip",
    "room_number": "numero de chambre|n de chambre|n chambre|no chambre|room number|room no|room nr",
}
_RATES = {
    "room_type": _STAY["room_type"],
    "night": "nuit|date|jour|night|day|stay date",
    "first": "du|debut|date de debut|from|start|start date|from date|first night",
    "last": "au|fin|date de fin|to|end|end date|to date|last night",
    "price": "prix|tarif|prix de base|price|rate|base price|amount|montant|master rate",
    "min_stay": "sejour minimum|sejour min|duree minimum|nuits minimum|min stay|minimum stay|minimum nights|mlos",
    "max_stay": "sejour maximum|sejour max|duree maximum|max stay|maximum stay",
    "stop_sell": "ferme|fermeture|vente arretee|arret des ventes|stop sell|stop sale|stop sales|closed",
    "closed_to_arrival": "ferme a l arrivee|cta|closed to arrival",
    "closed_to_departure": "ferme au depart|ctd|closed to departure",
    "availability": "disponibilite|disponible|disponibles|availability|available|allotment|quota",
    "rate_plan": "plan tarifaire|rate plan|rate code|plan",
    "channel": "canal|channel",
    "currency": _STAY["currency"],
}
SYNONYMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    kind: {name: tuple(words.split("|")) for name, words in fields.items()}
    for kind, fields in ((RESERVATIONS, _STAY), (CALENDAR, _RATES))
}


_NEEDED: Mapping[str, tuple[str, ...]] = {
    RESERVATIONS: ("number", "room_type", "arrival", "departure|nights", "booked_on"),
    CALENDAR: ("room_type", "night|first", "price|min_stay|stop_sell|availability"),
}


def recognised(header: Iterable[object], kind: str) -> dict[str, str]:
    """Field → header of this row, as far as the words are known; no column serves two fields."""
    there = {plain(cell): str(cell) for cell in reversed(list(header)) if cell is not None and plain(cell)}
    found: dict[str, str] = {}
    for name, words in SYNONYMS[kind].items():
        word = next((word for word in words if word in there and there[word] not in found.values()), None)
        if word is not None:
            found[name] = there[word]
    return found


def lacking(fields: Mapping[str, object], kind: str) -> tuple[str, ...]:
    """The fields without which a file of this kind says nothing useful; "a|b" means one of both."""
    return tuple(each for each in _NEEDED[kind] if not any(name in fields for name in each.split("|")))


def map_of(header: Iterable[object], kind: str) -> FileMap:
    """A mapping made from recognised headers, for a file that came without one."""
    return FileMap("panel", kind, recognised(header, kind), several_rooms=True, stated=False)
