"""Does a model come onto this machine whole or not at all, and does the house then listen with it?"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from bot.cli import voice as cli
from bot.conversing import ears_of, installed_model
from bot.settings import Settings
from channels.speech.endpoint import Endpoint
from channels.speech.whisper import PARTS, LocalWhisper


def settings(home: Path, **more: str) -> Settings:
    return Settings(lhcm_home=home, lang="fr_FR.UTF-8", _env_file=None, **more)  # type: ignore[arg-type,call-arg]


def install(house: Settings, folder: Path | None = None, model: str = "small") -> int:
    return cli.answered(house, Namespace(what="install", folder=folder, model=model))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model-of-somebody"
    folder.mkdir()
    for name in (*PARTS, "vocabulary.json", "notes.txt"):
        (folder / name).write_text(name)
    return folder


def test_a_folder_is_taken_whole_and_the_house_listens_with_it(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = settings(tmp_path / "home", speech_base_url="http://speech.invalid/v1")
    assert isinstance(ears_of(house), Endpoint)
    for words in ("first", "second"):  # a second one takes the place of the first
        (model / "model.bin").write_text(words)
        assert install(house, model) == 0
    there = installed_model(house)
    assert sorted(one.name for one in there.iterdir()) == sorted((*PARTS, "vocabulary.json"))
    assert (there / "model.bin").read_text() == "second"
    assert [one.name for one in there.parent.iterdir()] == ["model"], "nothing half-written is left"
    assert isinstance(ears_of(house), LocalWhisper)
    assert "dès le prochain démarrage" in capsys.readouterr().out


def test_a_folder_without_a_part_is_refused_and_what_was_there_stays(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = settings(tmp_path / "home")
    assert install(house, model) == 0
    (model / "tokenizer.json").unlink()
    (model / "model.bin").write_text("half")
    assert install(house, model) == 2
    assert "il y manque tokenizer.json" in capsys.readouterr().err
    assert (installed_model(house) / "model.bin").read_text() == "model.bin"


def test_what_cannot_be_fetched_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(name: str, output_dir: str) -> str:
        (Path(output_dir) / "model.bin").write_text("half")
        raise OSError("no network")

    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    monkeypatch.setattr(cli, "at", lambda place: away)
    house = settings(tmp_path / "home")
    assert install(house) == 1
    assert "--from DOSSIER" in capsys.readouterr().err
    assert not installed_model(house).exists()


def test_without_the_extra_nothing_is_fetched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert install(settings(tmp_path / "home")) == 1
    assert "uv sync --extra voice" in capsys.readouterr().err
    assert cli.answered(settings(tmp_path / "home"), Namespace(what=None, folder=None, model="small")) == 0
    assert "Personne n’écoute" in capsys.readouterr().out
