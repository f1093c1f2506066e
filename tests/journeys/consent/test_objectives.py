"""Does what the owner wants become an objective by his tap, measured, minded by every price, reviewed and ended?"""

from datetime import timedelta

from tests.journeys.clocked import Town
from tests.journeys.day.test_the_day import place
from tests.journeys.pilot import OMAR, SUPERIOR, lhcm, read, stay
from tests.journeys.stage import Stage, data, dm, keys, soon

__all__ = ["place"]
NIGHT = soon(40)
LAST = NIGHT + timedelta(days=20)


def test_an_objective_is_proposed_taken_measured_and_minded(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.invites(OMAR, "operator", "Omar")
    stage.say(f"occupation 80 % du {dm(NIGHT)} au {dm(LAST)}, jamais sous 2 500 MAD", OMAR)
    mine = stage.reads("Objectif · proposition", "occupation 80 %", "Demandé par Omar")
    assert "2 500 MAD" in " ".join(mine.plain.split())
    warned = " ".join(mine.plain.split())
    assert "prix" in warned.lower()
    assert "12 chambres × 21 nuits à 2 500 MAD = au plus 630 000 MAD" in warned.replace("\xa0", " ")
    copy = stage.reads("Objectif · proposition", who=OMAR)
    assert "Prendre" not in str(keys(copy))
    forged = stage.tap(copy, data(mine, "Prendre l’objectif"), OMAR, forced=True)
    assert forged.answers[-1]["text"]
    stage.hears("/objectifs", "Aucun objectif en cours", "En attente", who=OMAR)

    stage.say(f"/objectifs occupation 50 % du {dm(NIGHT)} au {dm(LAST)}")
    card = stage.reads("Objectif · proposition", "occupation 50 %")
    stage.tap(card, "Prendre l’objectif")
    stage.becomes(card, "Approuvé par Said")
    stage.hotelrunner.add_booking([stay(SUPERIOR, NIGHT, nights=4)], channel="bookingcom", last="Weber")
    stage.reads("Nouvelle réservation", "Weber")
    page = stage.hears(
        "/objectifs", "Objectif n° 1 · occupation 50 %", "4 nuitées vendues sur 252", "Il manque 122 nuitées"
    )
    printed = read(stage.home, "objectives")
    [aim] = printed["objectives"]
    assert (aim["metric"], aim["target"], aim["first"]) == ("occupancy", "0.5000", NIGHT.isoformat())
    assert (aim["progress"]["missing"], aim["progress"]["unit"]) == ("122", "room_nights")
    assert aim["progress"]["value"] == f"{4 / 252:.4f}"
    assert (aim["progress"]["per_night"], aim["progress"]["nights_left"]) == ("5.9", 21)
    [waiting] = printed["waiting"]
    assert (waiting["target"], waiting["price_floor"]) == ("0.8000", "2500.00")
    shown = lhcm(stage.home, "objectives").stdout
    assert "Il manque 122 nuitées" in " ".join(shown.split())
    assert "Clore" not in shown
    stage.asks(
        f"suite junior {dm(NIGHT)} 2300", "2 100 → 2 300 MAD", "À l’encontre de l’objectif n° 1 (occupation)"
    )
    stage.asks(f"suite junior {dm(NIGHT)} 1900", "2 100 → 1 900 MAD", "Sert l’objectif n° 1 (occupation)")

    stage.say(f"/objectifs occupation 60 % du {dm(NIGHT)} au {dm(LAST)}")
    stage.reads("occupation 60 %", "Remplace l’objectif n° 1")
    stage.tap(page, "Clore l’objectif n° 1")
    stage.hears("/objectifs", "Aucun objectif en cours")
    stage.hears("/objectifs remplir", "période")


async def test_an_objective_is_reviewed_on_its_day_and_ends_with_its_period(place: Town) -> None:
    place.day.to(10)
    async with place.open() as house:
        place.phones.say(7001, "/objectifs occupation 60 % du 13/10/2026 au 10/11/2026, bilan le 27/10/2026")
        card = await house.reads("Objectif · proposition", "Bilan le 27 oct.")
        await house.tap(card, "Prendre l’objectif")
        await house.until(lambda: house.standing(card, "Annuler"))
        place.day.to(1, days=14)
        await house.tick("objectives")
        place.day.to(8)
        report = await house.reads("Bilan demandé", "Objectif n° 1", "60 %")
        assert [label for [label] in keys(report)] == ["Garder jusqu’au 10 nov.", "Clore"]
        await house.tap(report, "Garder jusqu’au 10 nov.")
        await house.becomes(report, "Gardé par Said jusqu’au 10 nov.")
        place.day.to(9, days=14)
        await house.tick("objectives")
        await house.reads("Bilan demandé", "Objectif n° 1")
        place.day.to(9, days=1)
        await house.tick("objectives")
        await house.reads("L’objectif n° 1 est arrivé à son terme", "Il a manqué")
        place.phones.say(7001, "/journal")
        await house.reads("Objectif n° 1 arrivé à son terme", "Objectif n° 1 gardé par Said")
