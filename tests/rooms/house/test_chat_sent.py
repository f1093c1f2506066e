"""Does a conversation that is sent become letters by one tap, asked where it can be read in two ways?"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.knowledge.folders import look_through
from channels.files.chats import could_be_chat
from domain.knowledge.writing import Audience
from domain.registers.letter import Letter
from tests.rooms.house.documents_stage import HOME, Phones, keys, listed, phones, plain, row

CHAT = "13/10/2026, 10:00 - Omar: Le dossier\nrelancer : 30/12/2026\n13/10/2026, 11:00 - Yusuf: Reçu\n"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Phones]:
    made = await phones(tmp_path)
    yield made
    await made.office.store.close()


async def letters(stage: Phones) -> list[Letter]:
    async with stage.office.store.reading(HOME) as unit:
        return list(await unit.letters.all())


def packed(name: str, content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.writestr("IMG-1.jpg", b"no matter")
    return made.getvalue()


async def test_a_conversation_is_looked_at_first_and_put_down_by_one_tap(stage: Phones) -> None:
    [card] = await stage.sends("Omar", "WhatsApp Chat.zip", packed("_chat.txt", CHAT))
    assert "Conversation avec Yusuf" in plain(card)
    assert "Lettres à inscrire : 2. Déjà connues : 0." in plain(card)
    (take, data), (leave, _) = keys(card)
    assert (take, leave) == ("Inscrire aux lettres", "Ne pas importer")
    assert await letters(stage) == []
    done = await stage.taps("Omar", data)
    assert "chat.kept" in str(done.face)
    kept = await letters(stage)
    assert {(one.told.who, one.told.received) for one in kept} == {("Yusuf", False), ("Yusuf", True)}
    assert {one.by for one in kept} == {f"person:{stage.people['Omar'].member.person.id}"}
    assert (await stage.taps("Omar", data)).alert is not None
    [again] = await stage.sends("Said", "WhatsApp Chat (1).zip", packed("_chat.txt", CHAT))
    assert not keys(again)
    [longer] = await stage.sends(
        "Said", "plus.txt", f"{CHAT}14/10/2026, 09:00 - Yusuf: Et après ?\n".encode()
    )
    assert "Lettres à inscrire : 1. Déjà connues : 2." in plain(longer)


async def test_who_is_whose_and_which_way_the_dates_go_are_taps(stage: Phones) -> None:
    text = "03/04/2026, 10:00 - Nadia: Le devis ?\n03/04/2026, 10:01 - Yusuf: Demain\n"
    [card] = await stage.sends("Omar", "chat.txt", text.encode())
    assert [label for label, _ in keys(card)] == [
        "Le jour, puis le mois",
        "Le mois, puis le jour",
        "Ne pas importer",
    ]
    dated = await stage.taps("Omar", keys(card)[0][1])
    assert dated.face is not None
    nadia, yusuf, _ = (button for line in dated.face.buttons for button in line)
    assert [stage.label(nadia), stage.label(yusuf)] == ["Nadia", "Yusuf"]
    assert (await stage.taps("Omar", f"{nadia.data[:-1]}7")).alert is not None
    settled = await stage.taps("Omar", nadia.data)
    assert settled.face is not None
    assert await letters(stage) == []
    await stage.taps("Omar", settled.face.buttons[0][0].data)
    assert [(one.told.who, f"{one.told.on:%d/%m}") for one in await letters(stage)] == [
        ("Yusuf", "03/04")
    ] * 2


async def test_undone_exactly_what_the_tap_put_down_is_gone(stage: Phones) -> None:
    [card] = await stage.sends("Omar", "chat.txt", CHAT.encode())
    first = await stage.taps("Omar", keys(card)[0][1])
    before = await letters(stage)
    longer = f"{CHAT}14/10/2026, 09:00 - Yusuf: Et après ?\n14/10/2026, 09:05 - Omar: Demain\n".encode()
    [card] = await stage.sends("Said", "plus.txt", longer)
    done = await stage.taps("Said", keys(card)[0][1])
    assert done.face is not None
    [[undo]] = done.face.buttons
    assert stage.label(undo) == "Annuler l’import"
    assert len(await letters(stage)) == 4
    await stage.sends("Said", "encore.txt", longer)  # it is known, and can be taken back all the same
    async with stage.office.store.unit(HOME) as unit:
        await unit.letters.settle(before[0].id)
    taken = await stage.taps("Said", undo.data)
    assert "chat.undone" in str(taken.face)
    assert "'n': 2" in str(taken.face)
    assert [one.id for one in await letters(stage)] == [one.id for one in before]
    assert (await stage.taps("Said", undo.data)).alert is not None
    [again] = await stage.sends("Said", "plus.txt", longer)
    assert "Lettres à inscrire : 2. Déjà connues : 2." in plain(again)
    await stage.taps("Said", keys(again)[0][1])
    assert len(await letters(stage)) == 4
    assert first.face is not None
    await stage.taps("Omar", first.face.buttons[0][0].data)
    assert {one.told.on.day for one in await letters(stage)} == {14}
    async with stage.office.store.reading(HOME) as unit:
        assert (await unit.journal.verify()).ok


async def test_no_means_no_and_a_list_is_still_a_list(stage: Phones) -> None:
    [card] = await stage.sends("Omar", "chat.txt", CHAT.encode())
    await stage.taps("Omar", keys(card)[-1][1])
    assert await letters(stage) == []
    [again] = await stage.sends("Omar", "chat.txt", CHAT.encode())  # he may think again
    assert keys(again)[0][0] == "Inscrire aux lettres"
    [table] = await stage.sends("Omar", "liste.txt", listed(row("R700000001")))
    assert "nouvelles : 1" in plain(table)
    [to_come] = await stage.sends("Omar", "futur.txt", CHAT.replace("13/10/2026", "13/10/2031").encode())
    assert "jour à venir" in plain(to_come)
    assert not keys(to_come)


async def test_in_a_folder_what_is_sure_is_put_down_and_the_rest_is_asked_for(
    stage: Phones, tmp_path: Path
) -> None:
    folder = tmp_path / "Conversations"
    folder.mkdir()
    export = {
        "messages": [{"type": "message", "date": "2026-10-13T10:00:00", "from": "Omar", "text": "Bonjour"}]
    }
    export["messages"].append({**export["messages"][0], "from": "Maître Alami", "text": "Le bail est prêt"})
    (folder / "result.json").write_text(json.dumps(export), encoding="utf-8")
    (folder / "yusuf.zip").write_bytes(packed("_chat.txt", CHAT))
    (folder / "nadia.txt").write_text(
        "13/10/2026, 10:00 - Nadia: a\n13/10/2026, 11:00 - Y: b", encoding="utf-8"
    )
    (folder / "notes.txt").write_text("Le portail est repeint.", encoding="utf-8")
    done = await look_through(stage.office, HOME, folder)
    assert done.unread == ()
    assert {one.told.who for one in await letters(stage)} == {"Maître Alami", "Yusuf"}
    said = "\n".join(plain(one) for one in await stage.reads("Omar"))
    assert "Conversations/yusuf.zip, conversation avec Yusuf. Inscrites aux lettres : 2." in said
    assert "Conversations/nadia.txt est une conversation" in said
    assert await stage.reads("Said") == []
    assert (await look_through(stage.office, HOME, folder)).read == 0
    assert len(await letters(stage)) == 4


async def test_what_only_the_owner_may_read_does_not_go_onto_a_register_that_others_read(
    stage: Phones, tmp_path: Path
) -> None:
    folder = tmp_path / "Privé"
    folder.mkdir()
    (folder / "chat.txt").write_text(CHAT, encoding="utf-8")
    await look_through(stage.office, HOME, folder, Audience.OWNER)
    assert await letters(stage) == []
    assert await stage.reads("Omar") == []


@pytest.mark.parametrize(
    ("name", "content", "is_one"),
    [
        ("chat.txt", CHAT.encode(), True),
        ("chat.txt", b"\xef\xbb\xbf" + CHAT.encode(), True),
        ("chat.csv", CHAT.encode(), False),
        ("chat.json", b'{"name": "x", "messages": []}', True),
        ("chat.json", b"[1]", False),
        ("notes.txt", b"Bonjour\n13/10/2026, 10:00 - Omar: a", False),
        ("a.zip", b"PK\x03\x04", False),
        ("a.txt", b"\x00\xff", False),
    ],
)
def test_what_looks_like_a_conversation(tmp_path: Path, name: str, content: bytes, is_one: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert could_be_chat(tmp_path / name) is is_one
