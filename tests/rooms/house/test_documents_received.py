"""What does a file do that somebody sends: who may take it in, what comes back of what is wrong?"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.command import Caller
from bot.commands.house.documents import Sent, received
from bot.commands.missions.missions import missions
from bot.terminal import render_text
from bot.words.phrases import Words
from domain.missions.mission import MissionWish
from domain.package.photo import Photo
from governance.missions import flow
from governance.post.replies import Reply
from tests.makers import NOW
from tests.rooms.house.documents_stage import HEAD, HOME, Phones, keys, listed, phones, plain, row


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Phones]:
    made = await phones(tmp_path)
    yield made
    await made.office.store.close()


async def test_refused_lines_come_back_as_a_file_and_the_corrected_file_is_read(stage: Phones) -> None:
    broken = row("R700000002", "=cmd|' /C calc'!A0").replace("2026-12-20", "le 32 mars")
    card, errors = await stage.sends("Said", "liste.csv", listed(row("R700000001"), broken))
    assert "2 lues, 1 refusée (ligne 3)" in plain(card)
    assert plain(errors) == "La ligne refusée de liste.csv, et pourquoi : corrigez-la et renvoyez ce fichier."
    assert errors.file is not None
    assert errors.file.name == "liste - lignes refusées.csv"
    assert errors.file.stat().st_mode & 0o777 == 0o600
    text = errors.file.read_text(encoding="utf-8-sig")
    header, only = csv.reader(io.StringIO(text), delimiter=";")
    assert header == [*HEAD.split(";"), "Ligne refusée", "Pourquoi"]
    assert only[2].startswith("'=cmd"), "no spreadsheet runs it"
    assert only[-2] == "3"
    assert "le 32 mars" in only[-1]

    corrected = text.replace("le 32 mars;", "2026-12-20;")
    (card,) = await stage.sends("Said", "corrigé.csv", corrected.encode("utf-8-sig"))
    assert "nouvelles : 1" in plain(card)
    assert [label for label, _ in keys(card)] == ["Importer", "Ne pas importer"]


BUDGET = "ligne;2026-11;2026-12\nrooms_revenue;300000;320000\n"
PRICES = "type;date;prix\nChambre Double Supérieure;2026-12-20;2000\n"


@pytest.mark.parametrize(("name", "text"), [("budget.csv", BUDGET), ("prix.csv", PRICES)])
async def test_money_and_prices_are_an_owners_to_import(stage: Phones, name: str, text: str) -> None:
    (answer,) = await stage.sends("Omar", name, text.encode())
    assert "C'est à un propriétaire de l'importer" in plain(answer)
    assert not answer.keyboard
    (card,) = await stage.reads("Said")
    assert "Envoyé par Omar" in plain(card)
    [(label, data), _] = keys(card)
    assert label == "Importer"
    refused = await stage.taps("Omar", data)
    assert refused.alert is not None
    assert refused.alert.key == "import.owners_only"
    assert (await stage.taps("Said", data)).alert is None


async def numbers(stage: Phones) -> dict[str, str]:
    async with stage.office.store.reading(HOME) as unit:
        found = await unit.reservations.stays_between(date(2026, 1, 1), date(2027, 12, 31))
        bookings = [await unit.reservations.get(one.reservation) for one in found]
    return {one.number: str(one.total) for one in bookings if one is not None}


async def taken_in(stage: Phones, content: bytes, name: str = "liste.csv") -> tuple[str, Reply]:
    """The file sent and imported; its undo button, and the card."""
    card, *_ = await stage.sends("Omar", name, content)
    done = await stage.taps("Omar", keys(card)[0][1])
    assert done.face is not None
    [[undo]] = done.face.buttons
    return undo.data, done.face


async def test_an_import_is_taken_back_by_one_tap_and_can_be_made_again(stage: Phones) -> None:
    await taken_in(stage, listed(row("R700000001")))
    before = await numbers(stage)
    second = listed(row("R700000001", total="4000"), row("R700000002", arrival="2026-12-21"))
    undo, _ = await taken_in(stage, second, "liste 2.csv")
    assert await numbers(stage) == {"R700000001": "4000.00 MAD", "R700000002": "3000.00 MAD"}
    await stage.reads("Said")

    done = await stage.taps("Omar", undo)
    assert done.face is not None
    assert await numbers(stage) == before
    (told,) = await stage.reads("Said")
    assert "Import de liste 2.csv annulé par Omar." in plain(told)
    assert "Réservations retirées : 1 ; remises comme avant : 1" in plain(told)
    again = await stage.taps("Omar", undo)
    assert again.alert is not None
    assert again.alert.key == "imports.undone_already"

    await taken_in(stage, second, "liste 2.csv")
    assert await numbers(stage) == {"R700000001": "4000.00 MAD", "R700000002": "3000.00 MAD"}


async def test_what_something_newer_has_touched_is_not_taken_back(stage: Phones) -> None:
    undo, _ = await taken_in(stage, listed(row("R700000001"), row("R700000002")))
    await taken_in(stage, listed(row("R700000002", total="5000")), "liste 2.csv")
    before = await numbers(stage)
    no = await stage.taps("Omar", undo)
    assert no.alert is not None
    assert (no.alert.key, no.alert.args["numbers"]) == ("imports.moved_on", ("R700000002",))
    assert await numbers(stage) == before


async def test_a_moved_stay_goes_back_to_its_nights_and_past_days_count_it_once(stage: Phones) -> None:
    await taken_in(stage, listed(row("R700000001")))
    undo, _ = await taken_in(stage, listed(row("R700000001", arrival="2026-12-21")), "moved.csv")
    await stage.taps("Omar", undo)
    async with stage.office.store.reading(HOME) as unit:
        house = await unit.facts.house(NOW)
        nights = [house.night("double-superior", date(2026, 12, day)).sold for day in (19, 20, 21, 22, 23)]
    assert nights == [0, 1, 1, 1, 0]


async def test_what_can_be_read_in_two_ways_is_asked_by_buttons(stage: Phones) -> None:
    text = "Reference;Room type;Check-in;Check-out;Booking date;Total;Amount\n"
    text += "A1;Suite Junior;04/12/2026;06/12/2026;01/10/2026;3000;2900\n"
    (card,) = await stage.sends("Said", "liste.csv", text.encode())
    assert "Deux colonnes peuvent être" in plain(card)
    [(total, first), (other, _), _] = keys(card)
    assert {total, other} == {"Total", "Amount"}
    asked = await stage.taps("Said", first if total == "Total" else keys(card)[1][1])
    assert asked.face is not None
    labels = [stage.label(button) for line in asked.face.buttons for button in line]
    assert labels == ["vendredi 4 décembre", "dimanche 12 avril", "Ne pas importer"]
    stale = await stage.taps("Said", first)
    assert stale.alert is not None, "an old button answers nothing else"
    ready = await stage.taps("Said", asked.face.buttons[0][0].data)
    assert ready.face is not None
    await stage.taps("Said", ready.face.buttons[0][0].data)
    assert await numbers(stage) == {"A1": "3000.00 MAD"}


async def test_a_photo_that_answers_a_mission_is_its_evidence_and_whoever_waits_sees_it(
    stage: Phones,
) -> None:
    office, omar = stage.office, stage.people["Omar"].member
    async with office.store.unit(HOME) as unit:
        wish = MissionWish(title="Photos de la chambre 12", owner=f"person:{omar.person.id}")
        mission = await flow.begin(office, unit, stage.people["Said"].member, wish)
    await stage.reads("Omar")
    picture = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (31.0, 37.0, 12.0)
    Image.new("RGB", (64, 48)).save(picture, "JPEG", exif=exif.tobytes())
    about = f"mission:{mission.id}"
    (kept,) = await stage.sends("Omar", "p.jpg", picture.getvalue(), about=about)
    assert (
        plain(kept) == "Gardé jusqu'au 23 nov. 2027 comme preuve de « Photos de la chambre 12 » : p.jpg, 1 Ko"
    )
    (shown,) = await stage.reads("Said")
    assert plain(shown) == "Omar montre que c'est fait : « Photos de la chambre 12 »"
    assert shown.file is not None
    with Image.open(shown.file) as kept_picture:
        assert not kept_picture.getexif().get_ifd(0x8825), "where it was taken is not kept"
    (again,) = await stage.sends("Omar", "p.jpg", picture.getvalue(), about=about)
    assert plain(again) == plain(kept)
    assert await stage.reads("Said") == [], "shown once"
    async with office.store.reading(HOME) as unit:
        [one] = await unit.documents.evidence_of(about)
    assert (one.name, one.person_id) == ("p.jpg", omar.person.id)
    [card] = await missions(office, Caller(HOME, omar), str(mission.id))
    told = render_text(card, Words("fr"))
    assert "Preuve" in told, "the mission lists what shows it"
    assert "p.jpg (lun. 23" in told
    (unknown,) = await stage.sends("Omar", "q.pdf", b"%PDF-1.7", about="mission:99")
    assert plain(unknown).startswith("Gardé jusqu'au 23 nov. 2027 : q.pdf")


class Watched:
    """A model that is there, and must not be asked."""

    asked = 0

    def __getattr__(self, name: str) -> object:
        type(self).asked += 1
        raise AttributeError(name)


async def test_a_photo_is_kept_by_its_digest_with_who_and_where_and_no_model_sees_it(stage: Phones) -> None:
    stage.office = replace(stage.office, brain=Watched())  # type: ignore[arg-type]
    picture = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (31.0, 37.0, 12.0)
    Image.new("RGB", (64, 48)).save(picture, "JPEG", exif=exif.tobytes())
    sent = picture.getvalue()
    for caption in ("chambre 12", "chambre 12"):
        await received(stage.office, stage._heard("Omar"), Sent("p.jpg", caption=caption), sent)
    digest = hashlib.sha256(sent).hexdigest()
    async with stage.office.store.reading(HOME) as unit:
        one = await unit.documents.by_digest(digest)
    assert one is not None
    assert (one.room, one.person_id, one.size) == (
        "12",
        stage.people["Omar"].member.person.id,
        len(sent),
    )
    assert stage.office.shelf is not None
    with Image.open(stage.office.shelf.place(digest, "p.jpg")) as kept:
        assert not kept.getexif().get_ifd(0x8825)
    assert Watched.asked == 0


async def test_a_file_is_kept_until_its_day_and_a_photo_of_the_package_longer(stage: Phones) -> None:
    office = stage.office
    await stage.sends("Omar", "q.pdf", b"%PDF-1.7")
    picture = io.BytesIO()
    Image.new("RGB", (64, 48)).save(picture, "JPEG")
    await stage.sends("Omar", "p.jpg", picture.getvalue())
    async with office.store.unit(HOME) as unit:
        digest = hashlib.sha256(picture.getvalue()).hexdigest()
        photo = Photo(digest, "p.jpg", 64, 48, 900, "0" * 16, office.clock(), "person:2")
        await unit.photos.keep(photo)
    async with office.store.unit(HOME) as unit:
        assert await unit.documents.forget(office.clock()) == []
        [gone] = await unit.documents.forget(office.clock() + timedelta(days=1))
        assert await unit.documents.by_digest(digest) is not None
    office.shelf.discard(gone)
    assert not (office.shelf.folder / gone).exists()
