"""Does the letter to HotelRunner say what comes with it, ask each open point once, and wait for a sender?"""

import io
import os
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from pypdf import PdfWriter

from bot.website.letter import data, letter
from bot.words.phrases import Words
from channels.website.letter import MOST, fitting
from domain.phrase import say
from domain.website.points import points
from store.house.shelf import Shelf
from tests.makers import TODAY
from tests.rules.website.house import HOUSE, package, shown

FRENCH = Words("fr", HOUSE.zone, TODAY)


def plain(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f]+", " ", text)


def book(pages: int, size: int) -> bytes:
    """A PDF of so many pages, about so many bytes."""
    made, written = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page(390, 844)
    made.add_attachment("filling", os.urandom(size))
    made.write(written)
    return written.getvalue()


def test_a_letter_lists_its_attachments_and_asks_each_open_point_once(tmp_path: Path) -> None:
    found = package()
    site = shown(found)
    data(found, Shelf(tmp_path / "shelf"), tmp_path)
    (tmp_path / "mock-up.pdf").write_bytes(book(20, 2_400_000))
    link = say("website.link", url="https://villa.example.com/share/x/", day=TODAY)
    letter(site, FRENCH, tmp_path, link, "Omar")
    text = plain((tmp_path / "letter.txt").read_text("utf-8"))
    assert text.startswith("Objet : Villa Thaifa : dossier du site")
    told = "les cinq pages, sur téléphone et sur ordinateur, en français et en anglais, 20 pages (2 Mo)"
    assert f"- mock-up.pdf : {told}" in text
    assert "https://villa.example.com/share/x/" in text
    assert text.rstrip().endswith("Omar")
    numbered = re.findall(r"^\d+\. ", text, re.MULTILINE)
    assert len(numbered) == len(points(site))
    ours, yours = text.split("Ce que nous vous enverrons encore")[::-1]
    assert "photos (Suite Junior) : en avez-vous" in yours
    assert "envoyez-les ici" not in text.casefold()
    assert "Quelle est la surface" not in text  # told
    assert "Quelle salle de bains" in ours
    assert "Said" not in text  # who answers within the house is the house's affair


def test_the_message_is_a_draft_without_sender_or_recipient_with_the_files_in_it(tmp_path: Path) -> None:
    found = package()
    data(found, Shelf(tmp_path / "shelf"), tmp_path)
    letter(shown(found), FRENCH, tmp_path, None, None)
    message = message_from_bytes((tmp_path / "letter.eml").read_bytes(), policy=default)
    assert (message["From"], message["To"], message["X-Unsent"]) == (None, None, "1")
    assert message["Subject"].startswith("Villa Thaifa")
    assert [part.get_filename() for part in message.iter_attachments()] == ["package.json", "package.yaml"]
    body = message.get_body(("plain",))
    assert body is not None
    assert "[nom de l’expéditeur]" in body.get_content()
    for name in ("letter.txt", "letter.eml"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


def test_a_mailbox_is_not_given_more_than_it_takes() -> None:
    files = [("a.pdf", b"0" * (MOST - 10)), ("b.json", b"0" * 20), ("c.yaml", b"0" * 10)]
    assert [name for name, _ in fitting(files)] == ["a.pdf", "c.yaml"]


def test_what_is_too_heavy_is_not_said_to_be_attached(tmp_path: Path) -> None:
    found = package()
    data(found, Shelf(tmp_path / "shelf"), tmp_path)
    (tmp_path / "mock-up.pdf").write_bytes(book(20, MOST + 1))
    letter(shown(found), FRENCH, tmp_path, None, None)
    text = plain((tmp_path / "letter.txt").read_text("utf-8"))
    attached, _, by_hand = text.partition("Trop lourd pour un courriel")
    assert "mock-up.pdf" not in attached
    assert "- mock-up.pdf : " in by_hand.partition("\n\n")[0]
    message = message_from_bytes((tmp_path / "letter.eml").read_bytes(), policy=default)
    assert "mock-up.pdf" not in [part.get_filename() for part in message.iter_attachments()]
