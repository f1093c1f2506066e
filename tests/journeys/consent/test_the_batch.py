"""Is the morning's batch decided on a phone: ticked over a restart, approved by lines, typed in by hand, locked?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.pilot import lhcm
from tests.journeys.stage import Stage, keys, staged


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample house of today with its batch, made by the demonstration; its first card was refused yesterday."""
    home = tmp_path_factory.mktemp("sample") / "home"
    home.mkdir()
    today = datetime.now(UTC).date()
    eve = (today - timedelta(days=1)).isoformat()
    lhcm(home, "demo", "--home", str(home), "--date", eve, typed="refuser 1 pas maintenant\n")
    lhcm(home, "demo", "--home", str(home), "--date", today.isoformat())
    return home


def test_ticked_over_a_restart_chosen_carried_out_by_hand_and_exported(sample: Path) -> None:
    with staged(sample) as stage:
        stage.start(LHCM_PUSH="off")
        stage.say("/decisions")
        card = stage.reads("Revenue propose", "1. ", "contribution")
        first = " ".join(keys(card)[0])
        assert first.startswith("Tout approuver (")
        assert keys(card)[1:] == [
            ["Choisir", "Ajuster", "Verrouiller"],
            ["Plus tard", "Refuser", "Pourquoi ?"],
        ]

        stage.tap(card, "Choisir")
        boxes = stage.becomes(card, "☐ 1. ", "☐ 2. ")
        assert keys(boxes)[0][:2] == ["☐ 1", "☐ 2"]
        stage.tap(boxes, "☐ 2")
        ticked = stage.becomes(card, "☑ 2. ")
        assert "Approuver 1 ligne" in [key for row in keys(ticked) for key in row]

        stage.end()
        stage.start(LHCM_PUSH="off")
        stage.tap(stage.now(card), "☐ 1")
        both = stage.becomes(card, "☑ 1. ", "☑ 2. ")
        stage.tap(both, "Approuver 2 lignes")
        done = stage.becomes(card, "✅ Approuvé par Said")
        assert "3. " not in " ".join(done.plain.split()).split("Attendu")[0].split("2. ")[1]
        assert stage.writes() == []


def test_a_lock_a_floor_and_a_blocked_price_by_chat(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.hears("/verrouiller suite junior 20/12-03/01", "Réglage noté", "Prix verrouillé", "Suite Junior")
    stage.hears("/prix suite junior 24/12 2 200", "Prix verrouillé par vous")
    stage.hears("plancher triple 1 800 en décembre", "Réglage noté", "Plancher 1 800 MAD")
    stage.hears("/prix triple 24/12 1 790", "Sous le plancher")
    settings = stage.hears("/reglages", "Réglages des prix", "Prix verrouillé", "Plancher 1 800 MAD")
    stage.tap(settings, keys(settings)[0][0])
    stage.until(lambda: "Prix verrouillé" not in stage.now(settings).plain)
    stage.hears("plancher triple 900", "Plancher 900 MAD", "Réglage des prix")
    stage.hears("/essai résultats", "Hypothèse")
    stage.hears("/hier", "rien à rendre")
