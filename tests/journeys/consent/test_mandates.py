"""Does what the owner delegates run by itself, reported and revocable, and nothing beyond it?"""

from datetime import timedelta

from tests.journeys.pilot import JUNIOR, OMAR, SAID, lhcm, read
from tests.journeys.stage import Stage, data, dm, keys, soon

NIGHT = soon(40)
LATER = [NIGHT + timedelta(days=7 * n) for n in range(1, 6)]


def grants(stage: Stage, words: str) -> None:
    """Said says it, reads it back and takes it."""
    stage.say(f"/mandats {words}")
    card = stage.reads("Mandat · proposition")
    assert stage.writes() == []
    stage.tap(card, keys(card)[0][0])
    stage.becomes(card, "Approuvé par Said")
    stage.until(lambda: "Annuler" in str(keys(stage.now(card))))  # then it is in force


def test_what_omar_may_do_runs_is_reported_and_is_withdrawn_by_one_tap(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.invites(OMAR, "operator", "Omar")
    grants(stage, f"Omar peut changer les prix de ±8 %, deux fois par jour, jusqu'au {dm(LATER[4])}")

    stage.say(f"/prix suite junior {dm(NIGHT)} 2200", OMAR)
    report = stage.reads("2 100 → 2 200 MAD", "Approuvé par mandat n° 1", "confirmé")
    assert stage.price(JUNIOR, NIGHT) == "2200"
    assert report.silent
    stage.tap(report, "Annuler")
    stage.becomes(report, "Annulé")
    stage.until(lambda: stage.price(JUNIOR, NIGHT) == "2100")

    stage.say(f"/prix suite junior {dm(LATER[0])} 2300", OMAR)
    beyond = stage.reads("2 100 → 2 300 MAD", who=OMAR)
    assert "Confirmer" not in str(keys(beyond))
    mine = stage.reads("2 100 → 2 300 MAD")
    refused = stage.tap(beyond, data(mine, "Confirmer 2 300 MAD"), OMAR, forced=True)
    assert "± 8 %" in " ".join(refused.answers[-1]["text"].split())

    stage.asks(f"suite junior {dm(LATER[1])} 2250", "2 100 → 2 250 MAD")
    shared = stage.reads("2 100 → 2 250 MAD", who=OMAR)
    stage.tap(shared, "Confirmer 2 250 MAD", OMAR)
    stage.becomes(shared, "Approuvé par Omar (mandat n° 1)", "confirmé")
    stage.reads("2 100 → 2 250 MAD", "Approuvé par Omar (mandat n° 1)")

    stage.say(f"/prix suite junior {dm(LATER[2])} 2150", OMAR)
    asks = stage.reads("2 100 → 2 150 MAD")  # used up for today
    assert keys(asks)[0] == ["Confirmer 2 150 MAD"]
    page = stage.hears("/mandats", "N° 1 · Omar peut", "Utilisé 2 fois aujourd’hui", "2 100 → 2 250 MAD")
    [printed] = read(stage.home, "mandates")["mandates"]
    assert (printed["grantee_name"], printed["kind"], printed["until"]) == (
        "Omar",
        "change_rate",
        LATER[4].isoformat(),
    )
    assert printed["limits"] == {
        "largest_change": "0.08",
        "largest_amount": None,
        "per_day": 2,
        "sum_per_day": None,
        "price_floor": None,
    }
    assert printed["used_today"] == {"count": 2, "sum": "250.00"}
    assert [use["amount"] for use in printed["last_uses"]] == ["150.00", "100.00"]
    assert "Retirer" not in lhcm(stage.home, "mandates").stdout
    stage.hears("/mandats", "N° 1 · Omar peut", who=OMAR)
    forged = stage.tap(stage.reads("N° 1", who=OMAR), data(page, "Retirer le mandat n° 1"), OMAR, forced=True)
    assert "Seul un propriétaire" in forged.answers[-1]["text"]
    stage.tap(page, "Retirer le mandat n° 1")
    stage.becomes(page, "Aucun mandat")
    late = stage.tap(shared, data(mine, "Confirmer 2 300 MAD"), OMAR, forced=True)
    assert "retiré" in late.answers[-1]["text"]
    assert len(stage.writes()) == 3  # the first, its undo, Omar's tap


def test_nobody_grants_but_the_owner(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.invites(7003, "advisor", "Najib")
    wish = f"Omar peut changer les prix de ±50 % jusqu'au {dm(LATER[4])}"
    stage.say(f"/mandats {wish}", OMAR)
    card, copy = stage.reads("Mandat · proposition"), stage.reads("Mandat · proposition", who=OMAR)
    assert "Donner" not in str(keys(copy))
    forged = stage.tap(copy, data(card, keys(card)[0][0]), OMAR, forced=True)
    assert forged.answers[-1]["text"]
    stage.hears("/mandats", "Aucun mandat", "En attente", who=OMAR)
    stage.say("/mandats", 7003)
    stage.reads("Aucun mandat", who=7003)
    [waiting] = read(stage.home, "mandates")["waiting"]
    assert (waiting["limits"]["largest_change"], waiting["until"]) == ("0.5", LATER[4].isoformat())
    stage.tap(card, "Refuser", SAID)
    stage.becomes(card, "Refusé par Said")
    stage.hears(f"/mandats Nadia peut changer les prix de ±5 % jusqu'au {dm(LATER[4])}", "Nadia")
    stage.hears("/mandats Revenue peut changer les prix de ±5 %", "jusqu")
