"""Does .env.example list every key that the house reads, each with its reason and its real default?"""

import re
from pathlib import Path

import pytest

from bot.settings import SECRETS, Settings

EXAMPLE = Path(__file__).parent.parent.parent / ".env.example"
ENTRY = re.compile(r"# (?P<why>\S.*)\n(?P<key>[A-Z_]+)=(?P<value>\S*)")
# The terminal's own variable, set by the system.
NOT_OURS = {"lang"}


def listed() -> dict[str, str]:
    text = EXAMPLE.read_text(encoding="utf-8")
    found = {match["key"].lower(): match["value"] for match in ENTRY.finditer(text)}
    settings = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(settings) == len(found), "each key has its reason on the line above it"
    assert not [line for line in settings if "#" in line], "systemd would take a comment for the value"
    return found


def test_every_key_is_listed_and_every_listed_key_is_read() -> None:
    assert set(listed()) == set(Settings.model_fields) - NOT_OURS


def test_the_values_shown_are_the_defaults() -> None:
    shown = {key: value for key, value in listed().items() if value}
    defaults = Settings.model_construct()
    for key, value in shown.items():
        default = getattr(defaults, key)
        assert value == (("off", "on")[default] if isinstance(default, bool) else str(default)), key


def test_a_copy_of_the_example_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)
    copy = tmp_path / ".env"
    copy.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    read = Settings(_env_file=copy)  # type: ignore[call-arg]
    assert read.model_dump(exclude=NOT_OURS) == Settings.model_construct().model_dump(exclude=NOT_OURS)


def test_what_is_declared_secret_counts_as_one() -> None:
    named = {key for key in Settings.model_fields if re.search(r"token|secret|password|_key$", key)}
    assert named == SECRETS


def test_no_secret_has_a_value() -> None:
    assert not [key for key, value in listed().items() if value and key in SECRETS]
