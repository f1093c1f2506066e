"""Which bookings has the house of a journey behind it, enough of them to forecast from?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.journeys.pilot import ROOMS, lhcm

DAYS = 430


def remember(home: Path, today: date) -> None:
    """Fourteen months of bookings by the real import: every type is taken for three nights each week, booked three
    weeks before, the last of them after today."""
    rows = ["N° de réservation;Client;Type de chambre;Arrivée;Départ;Réservé le;Statut;Montant"]
    for week in range(DAYS // 7 + 3):
        arrival = today - timedelta(days=DAYS) + timedelta(days=7 * week)
        booked = arrival - timedelta(days=21)
        if booked >= today:
            continue
        for place, (_, code, _, _, price) in enumerate(ROOMS):
            first = arrival + timedelta(days=place % 3)
            last = first + timedelta(days=3)
            rows.append(f"H{week}-{place};Exemple;{code};{first};{last};{booked};Confirmée;{3 * price} MAD")
    path = home / "reservations.csv"
    path.write_text("\n".join([*rows, ""]), encoding="utf-8")
    lhcm(home, "import", str(path))
