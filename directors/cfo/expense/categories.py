"""On which line of the result does a thing that people buy count, and does it last?

USALI, 12th revised edition: who works in a department or is used up by it counts there; grounds, pool and repairs
are property operation and maintenance; insurance, rent and property taxes stand below the GOP. Table of October
2026, in French, English and Moroccan Arabic as it is typed; each line found is said back and easily corrected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from directors.cfo.expense.vat import VatKind
from domain.conversation.sentence import Sentence
from domain.conversation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Category:
    """What a word stands for. `strong`: a trade or an act, which says more than the thing it is done to."""

    line: str
    vat: VatKind | None = None
    durable: bool = False
    strong: bool = False


def _words(typed: str) -> list[str]:
    """Keywords between spaces; the words of one keyword are joined by hyphens."""
    return typed.split()


_REPAIRS = Category("maintenance", VatKind.NORMAL, strong=True)
_MATERIAL = Category("maintenance", VatKind.NORMAL)
_EQUIPMENT = Category("maintenance", VatKind.NORMAL, durable=True)
_GROUNDS = Category("maintenance", VatKind.WAGES, strong=True)
_ROOMS_PEOPLE = Category("rooms_payroll", VatKind.WAGES, strong=True)
_WAGES = Category("rooms_payroll", VatKind.WAGES)
_WASHERWOMAN = Category("rooms_laundry", VatKind.WAGES, strong=True)
_LAUNDRY = Category("rooms_laundry", VatKind.NORMAL, strong=True)
_SUPPLIES = Category("rooms_supplies", VatKind.NORMAL)
_KITCHEN_PEOPLE = Category("food_cost", VatKind.WAGES, strong=True)
_PLAIN_FOOD = Category("food_cost", VatKind.EXEMPT)
_FOOD = Category("food_cost")
_ENERGY = Category("energy_water_waste")
_TELECOM = Category("information_telecom", VatKind.NORMAL)
_COMPUTERS = Category("information_telecom", VatKind.NORMAL, durable=True)
_MARKETING = Category("sales_marketing", VatKind.NORMAL, strong=True)
_OFFICE = Category("admin_general", VatKind.NORMAL)
_GUARD = Category("admin_general", VatKind.WAGES, strong=True)
_ADMIN = Category("admin_general")
_OTHER = Category("other_cost")
_BELOW = Category("non_operating")

_KEYWORDS = Vocabulary[Category](
    {
        _REPAIRS: _words(
            "plombier plomberie plombi plumber plumbing electricien electrician trissian trisyan peintre "
            "peinture painter paint sabbagh sebbagh menuisier carpenter nejjar najjar serrurier locksmith "
            "macon mason bennay ferronnier haddad soudeur vitrier climaticien frigoriste reparation "
            "reparations reparer repair repairs depannage travaux entretien maintenance ramonage etancheite "
            "zelligeur tapissier desinsectisation pest-control pisciniste handyman bricoleur"
        ),
        _MATERIAL: _words(
            "ampoule ampoules bulbs quincaillerie droguerie hardware outils outillage tools robinet tap "
            "ciment chlore chlorine piscine pool plantes plants engrais terreau serrure lock piles batteries"
        ),
        _EQUIPMENT: _words(
            "frigo refrigerateur fridge congelateur freezer climatiseur climatiseurs clim air-conditioner "
            "televiseur televiseurs television tv machine-a-laver lave-linge washing-machine seche-linge four "
            "oven lave-vaisselle dishwasher chaudiere chauffe-eau boiler matelas mattress lit bed meuble "
            "meubles furniture canape sofa tapis carpet pompe pump parasols transats coffre-fort safe"
        ),
        _GROUNDS: _words("jardinier jardinage jardini gardener gardening bustani"),
        _ROOMS_PEOPLE: _words(
            "femme-menage femmes-menage femme-chambre menage housekeeper housekeeping maid cleaner khaddama "
            "gouvernante receptionniste receptionist bagagiste porter veilleur veilleur-nuit night-porter "
            "majordome butler"
        ),
        _WAGES: _words("salaire salaires salary salaries wages paie prime avance-salaire extra"),
        _WASHERWOMAN: _words("lavandiere washerwoman sebbana repasseuse"),
        _LAUNDRY: _words("blanchisserie laundry pressing dry-cleaning repassage ironing nettoyage-linge"),
        _SUPPLIES: _words(
            "savon savons soap sabon shampoing shampooing shampoo gel-douche amenities papier-toilette "
            "toilet-paper mouchoirs serviettes towels draps sheets linge linen peignoirs bathrobes bougies "
            "candles fleurs flowers roses javel bleach detergent lessive eponges produits-menage "
            "produits-entretien cleaning-products cleaning-supplies produits-accueil guest-supplies "
            "sacs-poubelle"
        ),
        _KITCHEN_PEOPLE: _words("cuisinier cuisiniere cook chef tebbakha tabbakh plongeur serveur waiter"),
        _PLAIN_FOOD: _words(
            "boulanger boulangerie baker bakery pain bread khobz boucher butcher boucherie viande meat lham "
            "poissonnier poisson fish hout lait milk hlib farine flour"
        ),
        _FOOD: _words(
            "poulet poulets chicken djaj legumes vegetables khodra fruits fruit marche market souk epicerie "
            "epicier courses groceries grocery hanout the tea atay cafe coffee menthe mint naanaa oeufs eggs "
            "bid huile oil zit sucre sugar beurre fromage cheese yaourt epices spices patisserie pastry "
            "gateau cake traiteur caterer boissons drinks vin wine eau-minerale mineral-water bouteilles-eau "
            "jus juice petit-dejeuner breakfast nourriture food cuisine kitchen"
        ),
        _ENERGY: _words(
            "electricite electricity facture-electricite radeema lydec redal onee eau water facture-eau gaz "
            "gas butane bouteille-gaz bouteilles-gaz bouta bois firewood gasoil diesel fioul fuel carburant "
            "essence dechets ordures waste vidange assainissement"
        ),
        _TELECOM: _words(
            "internet wifi fibre telephone phone recharge maroc-telecom iam inwi logiciel software "
            "informatique abonnement-logiciel nom-domaine domain-name"
        ),
        _COMPUTERS: _words("ordinateur computer laptop imprimante printer routeur router camera"),
        _MARKETING: _words(
            "photographe photographer publicite advertising ads google-ads facebook-ads annonce flyers "
            "brochures site-web website marketing influenceur influencer"
        ),
        _OFFICE: _words(
            "comptable accountant fiduciaire papeterie stationery fournitures-bureau cartouches "
            "office-supplies photocopies imprimeur"
        ),
        _GUARD: _words("gardien guard assas securite security"),
        _ADMIN: _words(
            "avocat lawyer notaire notary banque bank frais-bancaires bank-fees timbres timbre stamps licence "
            "autorisation taxi taxis petit-taxi parking peage coursier courier dhl amana"
        ),
        _OTHER: _words(
            "hammam massage masseuse spa excursion guide transfert transfer navette shuttle chauffeur driver "
            "musiciens musicians"
        ),
        _BELOW: _words(
            "assurance insurance loyer rent interets interest credit loan taxe-habitation "
            "taxe-professionnelle property-tax impots taxes"
        ),
    }
)
LINE_WORDS = Vocabulary[str](
    {
        "rooms_commissions": ("commissions",),
        "rooms_payroll": ("salaires", "salaires-hebergement", "payroll", "rooms-payroll"),
        "rooms_laundry": ("blanchisserie", "laundry"),
        "rooms_supplies": ("produits", "produits-accueil", "accueil", "supplies", "rooms-supplies"),
        "food_cost": ("cuisine", "restauration", "nourriture", "food", "kitchen"),
        "other_cost": ("autres", "autres-services", "other", "other-services"),
        "admin_general": ("administration", "admin"),
        "information_telecom": ("informatique", "telecom", "it"),
        "sales_marketing": ("marketing", "ventes", "ventes-marketing", "sales"),
        "maintenance": ("maintenance", "entretien", "entretien-maintenance"),
        "energy_water_waste": ("energie", "eau", "energie-eau", "energy", "water", "dechets"),
        "management_fees": ("frais-gestion", "gestion", "management-fees"),
        "non_operating": ("hors-exploitation", "non-operating"),
    }
)


def category_in(s: Sentence) -> tuple[Category, str] | None:
    """The category of the first trade or act named, else of the first thing, and the words that named it."""
    found = list(_named(s))
    return next((one for one in found if one[0].strong), found[0] if found else None)


def _named(s: Sentence) -> Iterator[tuple[Category, str]]:
    i = 0
    while i < len(s):
        found = _KEYWORDS.read(s, i)
        # « the » is tea in French, an article in English: it is tea where no word follows it.
        if found is None or (s.says(i, "the") and s[i + 1].kind == "word"):
            i += 1
        else:
            yield found[0], s.text[s[i].start : s[found[1] - 1].end]
            i = found[1]
