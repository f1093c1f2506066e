"""Does the real process take HotelRunner's callback, also the one that it was killed with?"""

import json
import signal
import socket

import httpx

from tests.journeys.pilot import HR_ID, HR_TOKEN, SUPERIOR, stay
from tests.journeys.stage import Stage, soon

SECRET = "a-secret-of-the-journeys"
GOOD = {"token": HR_TOKEN, "hr_id": HR_ID}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_a_posted_booking_reaches_said_and_survives_a_kill_right_after_the_answer(stage: Stage) -> None:
    port = free_port()
    here = {
        "HOTELRUNNER_CALLBACK_SECRET": SECRET,
        "LHCM_HTTP_PORT": str(port),
        "HOTELRUNNER_QUOTA_DAY": "250",  # the next reading is a quarter of an hour away: only the callback tells
        "HOTELRUNNER_QUOTA_MINUTE": "60",
    }
    stage.start(**here)
    stage.has_read()
    url = f"http://127.0.0.1:{port}/hotelrunner/{SECRET}"
    for guest, killed in (("Anna", False), ("Berta", True)):
        number = stage.hotelrunner.add_booking(
            [stay(SUPERIOR, soon())], channel="bookingcom", first=guest, last="Weber"
        )
        body = {"data": json.dumps(stage.hotelrunner.callback_body(number))}
        answer = httpx.post(url, params=GOOD, data=body)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        if killed:
            stage.end(signal.SIGKILL)
            stage.start(**here)
        stage.reads("Nouvelle réservation · Booking.com", f"{guest} Weber")
    assert httpx.post(url, params={**GOOD, "token": "wrong"}, data=body).status_code == 404
    assert SECRET not in stage.log()
    assert HR_TOKEN not in stage.log()
