"""Does the running house read a channel's own calendar, and hear what differs and what falls silent, once each?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from channels.simulated.ical import SimulatedFeeds, application
from tests.journeys.stage import Stage, flat, soon
from tests.twins.serving import served

SECRET = "s3cr3t-9f8e7d6c"


def test_a_night_that_only_the_channel_has_taken_rings_and_so_does_its_silence(stage: Stage) -> None:
    twin = SimulatedFeeds(now=lambda: datetime.now(UTC))
    feed = twin.open("airbnb", SECRET)
    feed.take(soon(40), soon(40) + timedelta(days=2))
    with served(application(twin)) as address:
        named = stage.home / "feeds.yaml"
        named.write_text(f"- {{channel: airbnb, type: junior-suite, url: '{address}{feed.path}'}}\n")
        named.chmod(0o600)
        stage.start()
        stage.reads("Airbnb · Suite Junior", "fermé, sans réservation connue ici")
        read = len(twin.calls)
        stage.until(lambda: len(twin.calls) > read + 1)
        twin.fail("gone", 1_000)
        stage.reads("Calendrier de Airbnb, Suite Junior", "muet depuis")
        stage.until(lambda: not twin.faults or len(twin.faults) < 995)
        shown = [flat(one.plain) for one in stage.phones.messages(7001, from_bot=True)]
        assert len([text for text in shown if "fermé, sans réservation connue ici" in text]) == 1
        assert len([text for text in shown if "muet depuis" in text]) == 1
        assert SECRET not in stage.log()
        assert stage.end() == 0
