"""How is each factor of a price said to a person, in French and in English?"""

from __future__ import annotations

from directors.revenue.engine.reasons import Factor
from directors.revenue.engine.recommend import Recommendation

NARROW = "\u202f"


def _number(value: float, digits: int, french: bool) -> str:
    text = f"{value:,.{digits}f}"
    if not french:
        return text
    return text.replace(",", NARROW).replace(".", ",")


def _percent(ratio: float, french: bool) -> str:
    share = round((ratio - 1) * 100)
    sign = "+" if share > 0 else "−" if share < 0 else "±"
    return f"{sign}{abs(share)}{NARROW if french else ''}%"


def _count(value: float, french: bool) -> str:
    return _number(value, 0 if abs(value - round(value)) < 0.05 else 1, french)


FRENCH = {
    "base": "prix de base {base}",
    "level": "à demande moyenne ({demand} demandées, {units} à vendre), le tarif qui rapporte le plus : {change}",
    "season": "saison : la carte dit {card} pour une base de {base}, la demande est à {demand} fois sa moyenne",
    "weekday": "jour de la semaine : {demand} fois la demande moyenne",
    "event": "événement : {demand} fois la demande habituelle",
    "pace": "rythme : {booked} nuitées déjà réservées dans la maison, d’habitude {usual}",
    "lead": "à {days} jours, il reste {to_come} % des réservations à venir",
    "scarcity": "{sold} sur {units} vendues, d’habitude {usual} à {days} jours",
    "gap": "{open_stays} % des séjours trouvent encore leurs autres nuits libres",
    "rail": "règle de la maison : {rails}",
}
ENGLISH = {
    "base": "base price {base}",
    "level": "at average demand ({demand} asked for, {units} to sell), the rate that earns the most: {change}",
    "season": "season: the card says {card} on a base of {base}, demand is {demand} times its mean",
    "weekday": "weekday: {demand} times the mean demand",
    "event": "event: {demand} times the usual demand",
    "pace": "pace: {booked} room-nights already booked in the house, usually {usual}",
    "lead": "{days} days ahead, {to_come}% of the bookings are still to come",
    "scarcity": "{sold} of {units} sold, usually {usual} at {days} days",
    "gap": "{open_stays}% of the stays still find their other nights open",
    "rail": "house rule: {rails}",
}
RAILS = {
    "floor": ("plancher", "floor"),
    "cap": ("plafond", "ceiling"),
    "order": ("ordre des types", "order of types"),
    "move": ("plus grand écart par jour", "largest daily move"),
    "no_drop": ("pas de baisse à l’approche", "no drop near arrival"),
    "dead_band": ("écart trop petit pour changer", "move too small to make"),
    "lock": ("prix verrouillé", "locked price"),
    "pin": ("prix fixé par vous", "price set by you"),
}
SHARES = {"to_come", "open_stays"}
RATIOS = {"demand"}


def french(factor: Factor) -> str:
    """The factor in French: its numbers, then what it does to the price."""
    return _sentence(factor, FRENCH, True)


def english(factor: Factor) -> str:
    """The factor in English."""
    return _sentence(factor, ENGLISH, False)


STAYS = {
    "house": ("règle de la maison : {nights} nuits au moins", "house rule: {nights} nights at least"),
    "gap": (
        "entre deux nuits complètes : {nights} nuit(s) suffisent, sinon le trou reste vide",
        "between two full nights, a gap: {nights} night(s) will do, or it stays empty",
    ),
    "peak": (
        "la nuit se remplira, sa voisine non : {nights} nuits au moins",
        "the night will fill, its neighbour will not: {nights} nights at least",
    ),
}


def french_stay(one: Recommendation) -> str:
    """The minimum stay and its reason in French; empty where one night will do."""
    return STAYS[one.min_stay_reason][0].format(nights=one.min_stay) if one.min_stay_reason else ""


def english_stay(one: Recommendation) -> str:
    """The minimum stay and its reason in English."""
    return STAYS[one.min_stay_reason][1].format(nights=one.min_stay) if one.min_stay_reason else ""


def _sentence(factor: Factor, catalogue: dict[str, str], in_french: bool) -> str:
    change = _percent(factor.value, in_french)
    shown = {"change": change} | {
        name: _shown(factor, name, value, in_french) for name, value in factor.numbers.items()
    }
    text = catalogue[factor.key].format(**shown)
    if factor.key in {"base", "level"}:
        return text
    if factor.key == "rail" and not factor.numbers["rails"]:
        return f"arrondi ({change})" if in_french else f"rounding ({change})"
    return f"{text} ({change})"


def _shown(factor: Factor, name: str, value: float | str, in_french: bool) -> str:
    if isinstance(value, str):
        names = [RAILS[rail][0 if in_french else 1] for rail in value.split(",") if rail]
        return ", ".join(names)
    if name in SHARES:
        return _number(100 * value, 0, in_french)
    if name in RATIOS and factor.key != "level":
        return _number(value, 2, in_french)
    return _count(value, in_french)
