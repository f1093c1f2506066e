"""Does the sample house take orders in plain words, without a key, and do nothing by itself?"""

from __future__ import annotations

import pytest

from tests.journeys.terminal import Printed, Terminal, begun

DAY = "2026-10-14"
SAID = (
    "augmente tout de 15% en mars",
    "confirmer 2",
    "annuler 2",
    "bloque la 7 vendredi pour travaux",
    "paie le plombier 1200",
    "baisse un peu",
    "suite junior 20/12 -5",
    "minimum 3 nuits pour le nouvel an",
    "ferme Booking pour le week-end",
    "annule la réservation de Weber",
    "je veux 38% de marge GOP cet été",
    "mets la suite juinor à 2500 samedi",
    "arrête d'envoyer des prix",
    "non laisse",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    terminal = Terminal(tmp_path_factory.mktemp("orders"))
    typed = "".join(f"{line}\n" for line in SAID)
    home = begun(terminal.folder / "home", DAY)
    return terminal.lhcm("demo", "--home", home, "--date", DAY, typed=typed)


def test_the_whole_house_goes_without_what_has_no_price(told: Printed) -> None:
    assert (told.status, told.err) == (0, "")
    heard = told.after("Ctrl-D termine.")
    card, _, rest = heard.partition("[ Confirmer")
    assert "(31 nuits)" in card
    assert card.count("(+15 %)") == 7
    assert "Sans le type non identifié : prix inconnu" in card
    approved, _, undone = rest.partition("↩️ Annulé : les valeurs d’avant sont rétablies.")
    assert "✅ Approuvé par Said" in approved
    assert undone


@pytest.mark.parametrize(
    "words",
    [
        "Bloquer la chambre 7 (Chambre Quadruple), ven. 16 oct.",
        "Motif : travaux",
        "Plombier : 1 200 MAD",
        "De combien ? Une part (5 %) ou un montant (100 MAD).",
        "5 pour cent, ou 5 MAD ?",
        "Fermer Booking.com, 16 → 17 oct.",
        "Objectif : marge GOP 38 %",
        "Lu : junior",
        "Suspendre tous les envois vers les canaux ? Rien n’est encore arrêté.",
        "Rien n’a été changé.",
    ],
)
def test_every_order_is_a_card_or_a_question(told: Printed, words: str) -> None:
    assert words in told.after("Ctrl-D termine.")


def test_nothing_was_done_by_words_alone(told: Printed) -> None:
    after = told.after("↩️ Annulé : les valeurs d’avant sont rétablies.")
    assert "✅" not in after
    assert "En pause" not in after
    assert "occupation 12,5 %" not in after
