"""Are the files that people sent in the backup, whole, private and never twice?"""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from domain.errors import Refusal
from store.house.shelf import Shelf
from store.house.shelf_copy import mirrored, packed


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path / "documents")
    made.keep("aa", "liste.csv", b"one")
    made.keep("bb", "photo.jpg", bytes(5_000))
    (made.folder / "bb" / ".unfinished").write_bytes(b"torn")
    return made


def test_an_archive_unpacks_to_the_same_shelf(shelf: Shelf, tmp_path: Path) -> None:
    archive = packed(shelf, tmp_path / "copy.documents.tar")
    assert archive is not None
    assert archive.stat().st_mode & 0o777 == 0o600
    with tarfile.open(archive) as held:
        held.extractall(tmp_path / "restored", filter="data")
    again = Shelf(tmp_path / "restored")
    for digest, name in (("aa", "liste.csv"), ("bb", "photo.jpg")):
        assert again.place(digest, name).read_bytes() == shelf.place(digest, name).read_bytes()
        assert again.place(digest, name).stat().st_mode & 0o777 == 0o600
    assert not (again.folder / "bb" / ".unfinished").exists()
    with pytest.raises(Refusal, match=r"backup\.exists"):
        packed(shelf, archive)


def test_an_empty_shelf_leaves_no_archive(tmp_path: Path) -> None:
    assert packed(Shelf(tmp_path / "nothing"), tmp_path / "copy.tar") is None
    assert list(tmp_path.iterdir()) == []


def test_the_daily_copy_takes_what_is_new_and_keeps_what_is_gone(shelf: Shelf, tmp_path: Path) -> None:
    kept = tmp_path / "backups" / "documents"
    assert mirrored(shelf, kept) == 2
    assert mirrored(shelf, kept) == 0
    shelf.keep("cc", "plan.pdf", b"plan")
    shelf.place("aa", "liste.csv").unlink()
    assert mirrored(shelf, kept) == 1
    assert (kept / "aa" / "liste.csv").read_bytes() == b"one"
    assert (kept / "cc" / "plan.pdf").stat().st_mode & 0o777 == 0o600
