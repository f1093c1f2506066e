"""Does « Pourquoi ? » tell the engine's reasons, and what it would ask beside a price that is somebody else's?"""

from dataclasses import replace
from decimal import Decimal

from bot.words.phrases import Words
from domain.prices.advice import Advice
from governance.consent.card.why import why
from governance.consent.kinds.view import View
from tests.makers import CASABLANCA, NOW, TODAY, change_rate, proposal, villa
from tests.rules.prices.test_reasons import advised

FRENCH = Words("fr", CASABLANCA, TODAY)


def asked(price: str, told: Advice) -> str:
    action = change_rate(first=TODAY, before=2100, after=Decimal(price))
    view = replace(View(villa(), NOW), advice=(replace(told, room_type="junior-suite"),))
    shown = why(replace(proposal(), action=action, reasons=()), view)
    return "\n".join(FRENCH.plain(line.phrase) for block in shown.blocks for line in block.lines)


def engine(rails: tuple[str, ...] = ("move",)) -> Advice:
    told = advised(Decimal(2100), [Decimal("1.1"), *[Decimal(1)] * 8], rails)
    return replace(told, rooms_with=Decimal("0.94"), rooms_without=Decimal("0.97"), mid=Decimal(120))


def test_the_engines_own_price_comes_with_rooms_and_contribution() -> None:
    said = asked("2310", engine())
    assert "Base 2\u202f100" in said
    assert "+10" in said
    assert "→ 2\u202f310" in said.replace("\u00a0", " ")
    assert "Chambres attendues" in said
    assert "+120" in said
    assert "plus grand écart d’un jour" in said
    assert "Aucun objectif" in said
    assert "Séjour minimum conseillé" not in said
    advised = replace(engine(), min_stay=3, min_stay_reason="peak")
    assert "3 nuits : la nuit se remplira" in asked("2310", advised).replace("\u202f", " ")


def test_beside_another_price_it_says_what_it_would_ask() -> None:
    said = asked("2500", engine()).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Le moteur dirait 2 310 MAD." in said
    assert "Contribution" not in said
    assert "prix verrouillé" in asked("2310", engine(("lock",)))
