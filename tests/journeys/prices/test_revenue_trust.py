"""Does what the owner keeps refusing, or keeps approving, become a rule or a mandate only by his own tap?"""

from __future__ import annotations

import asyncio

from domain.consent.proposal import State
from tests.journeys.stage import Stage, keys
from tests.journeys.wishes import file_batches

VERDICTS = 25
RISES = 3


def test_three_refusals_make_a_taste_that_is_kept_shown_and_erased(stage: Stage) -> None:
    asyncio.run(file_batches(stage.home, RISES))
    stage.start()
    stage.hears("/preferences", "Aucun réglage particulier")
    stage.say("/decisions")
    for number in range(1, RISES + 1):
        card = stage.reads(f"Revenue propose · n° {number}", "Triple", "1 750 → 1 925 (+10 %)")
        stage.tap(card, "Refuser")
        stage.becomes(card, "Refusé par Said")
    taste = stage.reads("Pas de hausse proposée", "Chambre Triple", "vous l’avez refusé 3 fois")
    stage.tap(taste, keys(taste)[0][0])
    stage.until(lambda: "Annuler" in str(keys(stage.now(taste))))
    kept = stage.hears("/preferences", "n° 1", "Pas de hausse proposée", "Chambre Triple")
    stage.tap(kept, "Effacer n° 1")
    stage.becomes(kept, "Aucun réglage particulier")
    stage.hears("/preferences", "Aucun réglage particulier")


def test_a_record_that_stands_offers_a_small_mandate_as_a_card(stage: Stage) -> None:
    moves = (State.APPROVED, State.APPLYING, State.APPLIED)
    asyncio.run(file_batches(stage.home, VERDICTS, *moves))
    stage.start()
    record = stage.hears("/bilan", "Bilan du Revenue", "100 %", "De quoi lui confier un petit mandat")
    assert keys(record) == [["Proposer un mandat de 5 %"]]
    stage.hears("/mandats", "Aucun mandat")
    stage.tap(record, "Proposer un mandat de 5 %")
    card = stage.reads("Mandat · proposition", "5 %")
    stage.hears("/mandats", "Aucun mandat")
    stage.tap(card, keys(card)[0][0])
    stage.until(lambda: "Annuler" in str(keys(stage.now(card))))
    stage.hears("/mandats", "N° 1 · Revenue peut")
    late = stage.tap(record, "Proposer un mandat de 5 %")
    assert late.answers[-1]["text"]
