"""How long does `lhcm import` take for an export of 5,000 rows, from the shell's prompt to its next one?"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.bot.timing import told

ROWS, ROUNDS = 5_000, 3
HEADERS = (
    *("Status", "Room", "Channel", "Guest", "Confirmation Number", "Check-in", "Check-out", "Room Type"),
    *("Total", "Total Payment", "Inventory Type", "Confirmation", "Booking Date", "Nationality"),
)
TYPES = ("Chambre Double Supérieure", "Chambre Triple", "Chambre Familiale", "Suite Junior")


def exported(file: Path, today: date) -> None:
    """A panel's list over ten years back, one stay after the other in four types: nothing is sold twice."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(HEADERS)
        for n in range(ROWS):
            arrival = today - timedelta(days=3 * (n // len(TYPES)))
            days = (arrival, arrival + timedelta(days=3), arrival - timedelta(days=30))
            came, went, booked = (f"{day:%m/%d/%Y}" for day in days)
            number, kind, total = f"R{n:09}", TYPES[n % len(TYPES)], f"{2000 + n % 900}.50 MAD"
            head = ("Confirmed", "", "Booking.com", f"Guest {n}", number, came, went, kind)
            table.writerow((*head, total, "", "Room", "Confirmed", booked, "FR"))


def lhcm(home: Path, *words: str) -> float:
    """Seconds of one command in a house of its own; it must succeed."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", *words]
    environment = {**os.environ, "LHCM_HOME": str(home)}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    """A fresh house each time: a look, the import, and the same file again, which changes nothing."""
    found: dict[str, list[float]] = {"look": [], "import": [], "again": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            home, file = Path(folder), Path(folder) / "panel.csv"
            exported(file, datetime.now(UTC).date())
            lhcm(home, "import", "data/specs/villa-thaifa")
            found["look"].append(lhcm(home, "import", str(file), "--dry-run"))
            found["import"].append(lhcm(home, "import", str(file)))
            found["again"].append(lhcm(home, "import", str(file)))
    for name, seconds in found.items():
        told(f"lhcm import, {ROWS} rows: {name}", seconds)


if __name__ == "__main__":
    main()
