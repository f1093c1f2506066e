"""Which lowest or highest price, or which lock, do plain words set: « jamais sous 1 400 »?"""

from __future__ import annotations

import re
from datetime import date

from directors.revenue.command.calling import NO_PRICE
from directors.revenue.command.setting import parse_setting
from domain.errors import refuse
from domain.folding import fold
from domain.prices.rules import PricingRule
from domain.property import Property

# Each way to say it, with the place where the rest stands, and the setting that it is.
_UNDER = r"(?:sous|en dessous(?: de)?|au dessous de|a moins de|below|under|beneath)"
_OVER = r"(?:au dessus de|a plus de|plus de|above|over)"
_NIGHTS = re.compile(r"\d\s*(?:nuits?|nights?)\b")
_NOT, _NEVER = r"(?:ne |n ?')?", "(?:jamais |pas |plus )"
_SET = r"(?:mets?|mettre|mettez|fixe|fixer|set|put) (?:un |le |a |the )?(?:prix )?"
_FORMS = tuple(
    (re.compile(rf"^{pattern}$"), setting)
    for pattern, setting in (
        (
            rf"{_NOT}(?:descends?|descendre|descendez|passe|va|tombe) {_NEVER}{_UNDER}(?P<rest>.*)",
            "plancher",
        ),
        (
            r"(?:ne |n ?')?(?:vends?|vendre|vendez|baisse|descends?|laisse) (?:jamais |pas |plus )(?P<which>.*?)\s*"
            rf"{_UNDER}(?P<rest>.*)",
            "plancher",
        ),
        (
            rf"(?:do not|don't|never) (?:sell|go|drop|price|lower)(?P<which>.*?)\s*\b{_UNDER}(?P<rest>.*)",
            "plancher",
        ),
        (rf"(?:jamais|pas|never|not) (?:{_UNDER}|moins de|less than)(?P<rest>.*)", "plancher"),
        (
            rf"{_SET}(?:plancher|floor)(?P<rest>.*)",
            "plancher",
        ),
        (r"(?:plancher|floor)(?P<rest>.*)", "plancher"),
        (
            r"(?:prix|tarif) (?:minimum|minimal|mini|min|plancher)(?: de| pour| des| du)?(?P<rest>.*)",
            "plancher",
        ),
        (
            r"(?:prix|tarif) (?:maximum|maximal|maxi|max|plafond)(?: de| pour| des| du)?(?P<rest>.*)",
            "plafond",
        ),
        (r"(?:ne |n ?')?(?:depasse|depasser|depassez) (?:jamais |pas |plus )(?P<rest>.*)", "plafond"),
        (
            rf"(?:ne |n ?')?(?:monte|vends?|vendre) (?:jamais |pas |plus )(?P<which>.*?)\s*{_OVER}(?P<rest>.*)",
            "plafond",
        ),
        (rf"(?:do not|don't|never) (?:sell|go)(?P<which>.*?)\s*\b{_OVER}(?P<rest>.*)", "plafond"),
        (rf"(?:jamais|pas|never|not) (?:{_OVER}|more than)(?P<rest>.*)", "plafond"),
        (
            rf"{_SET}(?:plafond|ceiling|cap)(?P<rest>.*)",
            "plafond",
        ),
        (r"(?:plafond|ceiling|plafonne[rz]?(?= )|cap(?= the ))(?P<rest>.*)", "plafond"),
        (
            r"(?:ne |n ?')?(?:touche|touchez|toucher|change|changez|bouge|bougez) (?:pas|plus|jamais)"
            r"(?: a| aux| au| les?)?(?: prix| tarifs)?(?: de| des| du)?(?P<rest> .+)",
            "verrouiller",
        ),
        (
            r"(?:do not|don't) (?:touch|change)(?: the)?(?: prices| rates)(?: of| for)?(?P<rest>.*)",
            "verrouiller",
        ),
        (
            r"(?:verrouille|verrouiller|verrouillez|lock)(?: les)?(?: prix| prices)?(?P<rest>.*)",
            "verrouiller",
        ),
    )
)


def sets_a_bound(text: str) -> bool:
    """Whether the words are of one of these forms."""
    return _canonical(text) is not None


def bound_from(text: str, hotel: Property, today: date) -> tuple[PricingRule, ...]:
    """The rules that the words set, one for each type that is named, every word read. Raises Refusal."""
    setting = _canonical(text)
    if setting is None:
        raise refuse("pricing.how")
    return parse_setting(setting, hotel, today)


def _canonical(text: str) -> str | None:
    """The same as a setting is typed: « plancher suites 1900 décembre »."""
    words = " ".join(fold(text.replace("'", "'").replace("’", "'")).strip(" .!").split())
    words = words.replace("en-dessous", "en dessous").replace("au-dessus", "au dessus")
    for pattern, setting in _FORMS:
        found = pattern.match(words)
        if found is not None:
            parts = found.groupdict()
            if parts["rest"].strip() in NO_PRICE:  # « pas sous le prix » : lequel ?
                return setting
            if _NIGHTS.search(parts["rest"]):  # « pas moins de 3 nuits » is a stay, not a price
                return None
            return " ".join(f"{setting} {parts.get('which') or ''} {parts['rest']}".split())
    return None
