"""Does a house start without a word of complaint, and keep a second process out?"""

import subprocess
import sys

from tests.journeys.pilot import surroundings
from tests.journeys.stage import Stage


def readings(stage: Stage) -> int:
    return sum(
        call.endpoint == "reservations" and bool(call.status) for call in list(stage.hotelrunner.calls)
    )


def test_a_started_house_has_nothing_to_warn_of_and_stays_the_only_one(stage: Stage) -> None:
    stage.hotelrunner.fail("hang", on="reservations", seconds=5)  # two looks whether a reading is due
    stage.start()
    assert stage.process is not None
    second = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=stage.home,
        env=surroundings(stage.home, stage.environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (second.returncode, second.stdout) == (2, "")
    assert f"processus {stage.process.pid} (" in second.stderr
    stage.until(lambda: readings(stage) >= 2)
    assert stage.end() == 0
    told = [line for line in stage.log().splitlines() if " INFO " not in line]
    assert told == []
