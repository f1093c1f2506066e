"""Does what lies in a folder of Drive answer, as long as it lies there and may be read, and never longer?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge.cloud import CloudPass, forget_cloud, known_of, synced
from channels.cloud import CloudFile
from channels.drive.folder import DriveFolder
from channels.simulated.drive.app import Google
from channels.simulated.drive.state import EXPORT_LIMIT
from domain.consent.rights import Role
from domain.knowledge.writing import Audience
from governance.knowledge.readers import choose
from tests.rooms.knowledge.clouds import console, folder_of, google
from tests.rooms.knowledge.papers import pdf, word, workbook
from tests.rooms.knowledge.test_finding import HOME, Desk, desk

__all__ = ["console", "desk", "google"]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEASE, LINEN = "loyer du bail", "quand change-t-on les draps ?"


def filled(google: Google) -> None:
    drive = google.drive
    drive.put("bail.pdf", pdf("Bail commercial.", "Loyer mensuel du bail : 18 000 MAD."))
    team = drive.folder("Équipe")
    linen = word(("Linge", "Les draps sont changés le mardi."))
    drive.write("Linge", "document", {DOCX: linen}, above=team.id)
    drive.write(
        "Tarifs", "spreadsheet", {XLSX: workbook("Tarifs", ("Suite", "Prix"), ("Junior", "1 900 MAD"))}
    )
    drive.write("Inscription", "form", {})
    drive.shortcut("Ailleurs", "item-of-somebody-else")


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a process for each batch: its limits are tested where folders are."""

    async def here(act: Callable[[object], object], files: object, bounds: object) -> object:
        return act(files)

    monkeypatch.setattr("channels.knowledge.reading.confined", here)


async def look(desk: Desk, google: Google) -> CloudPass:
    async with folder_of(google) as folder:
        return await synced(desk.office, HOME, folder)


async def test_what_lies_there_is_read_once_and_answers_with_its_place(desk: Desk, google: Google) -> None:
    filled(google)
    first = await look(desk, google)
    assert (first.name, first.read, first.unread, first.problem) == ("Papiers", 3, (), "")
    [best, *_] = (await desk.asks(LEASE)).answers
    assert (best.found.writing.title, best.found.passage.place.page) == ("Papiers/bail.pdf", 2)
    [linen, *_] = (await desk.asks(LINEN, Role.STAFF)).answers
    assert (linen.found.writing.audience, linen.found.passage.place.heading) == (Audience.STAFF, "Linge")
    assert not (await desk.asks(LEASE, Role.STAFF)).hits, "not for the staff"
    google.drive.calls.clear()
    assert (await look(desk, google)).read == 0
    assert not any("alt" in call or "export" in call for call in google.drive.calls)
    assert google.drive.calls[-1] == "/changes"


async def test_changes_come_by_the_feed_page_by_page(desk: Desk, google: Google) -> None:
    filled(google)
    await look(desk, google)
    lease = next(one for one in google.drive.items.values() if one.name == "bail.pdf")
    linen = next(one for one in google.drive.items.values() if one.name == "Linge")
    google.drive.page = 1
    google.drive.change(lease, content=pdf("Bail commercial.", "Loyer mensuel du bail : 19 500 MAD."))
    google.drive.change(linen, trashed=True)
    google.drive.put("piscine.pdf", pdf("La piscine ferme à 21 heures."))
    done = await look(desk, google)
    assert (done.read, done.gone) == (2, ("Papiers/Équipe/Linge",))
    [best, *_] = (await desk.asks(LEASE)).answers
    assert (best.found.writing.version, "19 500" in best.quotation) == (2, True)
    assert not (await desk.asks(LINEN)).answers
    assert (await desk.asks("à quelle heure ferme la piscine ?")).answers


async def test_a_file_follows_its_folder_out_of_sight(desk: Desk, google: Google) -> None:
    filled(google)
    await look(desk, google)
    lease = next(one for one in google.drive.items.values() if one.name == "bail.pdf")
    closed = google.drive.folder("Confidentiel")
    google.drive.change(lease, parents=[closed.id])
    assert (await look(desk, google)).read == 0, "moved, not written anew"
    [best, *_] = (await desk.asks(LEASE)).answers
    assert best.found.writing.title == "Papiers/Confidentiel/bail.pdf"
    assert not (await desk.asks(LEASE, Role.OPERATOR)).hits, "now for the owner alone"
    google.drive.change(closed, trashed=True)
    google.drive.items[closed.id].parents = []
    assert (await look(desk, google)).gone == ("Papiers/Confidentiel/bail.pdf",)
    assert not (await desk.asks(LEASE)).hits


async def test_where_the_right_is_withdrawn_answers_stop_and_say_so_until_it_is_back(
    desk: Desk, google: Google
) -> None:
    filled(google)
    await look(desk, google)
    google.drive.closed = True
    assert (await look(desk, google)).problem == "withdrawn"
    without = await desk.asks(LEASE)
    assert (without.answers, without.lost) == ((), ("Papiers",))
    google.drive.closed = False
    assert (await look(desk, google)).read == 3
    again = await desk.asks(LEASE)
    assert (bool(again.answers), again.lost) == (True, ())
    google.refused, google.issued = True, set()
    assert (await look(desk, google)).problem == "withdrawn", "the key itself counts no more"
    assert not (await desk.asks(LEASE)).hits


async def test_where_only_the_line_is_down_nothing_changes(desk: Desk, google: Google) -> None:
    filled(google)
    await look(desk, google)
    for fault in ("error", "too_many", "rate", "drop"):
        google.drive.fail(fault, 9)
        assert (await look(desk, google)).problem == "unreachable"
        google.drive.faults.clear()
        assert (await desk.asks(LEASE)).answers
    assert (await look(desk, google)).problem == ""


class Cut(Exception):
    """The power goes."""


class CutOff(DriveFolder):
    """Loses power at the n-th file."""

    left = 2

    async def fetch(self, file: CloudFile, to: Path, most: int) -> str:
        if not self.left:
            raise Cut
        self.left -= 1
        return await super().fetch(file, to, most)


async def test_cut_off_in_the_middle_it_goes_on_where_it_was(
    desk: Desk, google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(google)
    monkeypatch.setattr("bot.knowledge.cloud._TOGETHER", 1)
    async with folder_of(google) as folder:
        folder.__class__ = CutOff
        with pytest.raises(Cut):
            await synced(desk.office, HOME, folder)
    assert not list(desk.office.home.glob("cloud-*")), "nothing of it is left on disk"
    done = await look(desk, google)
    assert (done.read, done.unchanged) == (1, 2)


async def test_a_forgotten_mark_means_a_new_listing_and_what_is_too_large_still_has_its_words(
    desk: Desk, google: Google
) -> None:
    filled(google)
    await look(desk, google)
    google.drive.forgotten = len(google.drive.log) + 1
    forms = {DOCX: bytes(EXPORT_LIMIT + 1), "text/plain": b"Le spa ouvre a 9 heures."}
    google.drive.write("Spa", "document", forms)
    google.drive.write(
        "Photos", "presentation", {"application/pdf": bytes(EXPORT_LIMIT + 1), "text/plain": b""}
    )
    done = await look(desk, google)
    assert (done.read, done.unchanged) == (2, 3)
    assert dict(done.unread) == {"Papiers/Photos": "empty"}
    assert (await desk.asks("à quelle heure ouvre le spa ?")).answers


async def test_given_back_nothing_of_it_is_left(desk: Desk, google: Google) -> None:
    filled(google)
    await look(desk, google)
    assert await forget_cloud(desk.office, HOME) == 3
    assert not (await desk.asks(LEASE)).hits
    assert (await known_of(desk.office, HOME)).mark == ""


async def test_readers_that_a_person_chose_stay_through_new_listings_and_new_versions(
    desk: Desk, google: Google
) -> None:
    filled(google)
    await look(desk, google)
    lease = next(one for one in google.drive.items.values() if one.name == "bail.pdf")
    async with desk.office.store.unit(HOME) as unit:
        everybody = frozenset(Audience)
        await choose(unit, "bail.pdf", Audience.STAFF, everybody, by="person:1", at=desk.office.clock())
    assert (await desk.asks(LEASE, Role.STAFF)).answers
    google.drive.change(lease, content=pdf("Bail commercial.", "Loyer mensuel du bail : 19 000 MAD."))
    assert (await look(desk, google)).read == 1
    [best, *_] = (await desk.asks(LEASE, Role.STAFF)).answers
    assert "19 000" in best.quotation
    google.drive.forgotten = len(google.drive.log) + 1
    await look(desk, google)
    assert (await desk.asks(LEASE, Role.STAFF)).answers
