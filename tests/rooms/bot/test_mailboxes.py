"""Does each house read its own mailbox, and does the file with their passwords stay private?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.cli.act import secrets_of
from bot.intake.mailboxes import FILE, boxes_of, passwords
from bot.settings import Settings
from domain.errors import Refusal

ONE, TWO = ("villa-thaifa",), ("villa-thaifa", "riad")
GOOD = "riad: {host: imap.example.com, user: riad@example.com, password: 'open sesame', tls: on}\n"
ENVIRONMENT: dict[str, Any] = {
    "mail_imap_host": "imap.example.org",
    "mail_imap_user": "villa@example.org",
    "mail_imap_password": "well hidden",
}


def settings(home: Path, text: str | None = None, mode: int = 0o600, **fields: Any) -> Settings:
    if text is not None:
        (home / FILE).write_text(text, encoding="utf-8")
        (home / FILE).chmod(mode)
    return Settings(_env_file=None, lhcm_home=home, **fields)  # type: ignore[call-arg]


def refused(made: Settings, known: tuple[str, ...]) -> str:
    with pytest.raises(Refusal) as refusal:
        boxes_of(made, known)
    said = str(refusal.value)
    assert "sesame" not in said
    assert "hidden" not in said
    return refusal.value.phrase.key


def test_the_only_house_needs_no_name_and_two_need_one(tmp_path: Path) -> None:
    here = settings(tmp_path, **ENVIRONMENT)
    assert set(boxes_of(here, ONE)) == set(ONE)
    assert refused(here, TWO) == "cli.which_mailbox"
    named = settings(tmp_path, **ENVIRONMENT, mail_imap_property="riad")
    assert set(boxes_of(named, TWO)) == {"riad"}
    assert refused(settings(tmp_path, **ENVIRONMENT, mail_imap_property="chalet"), TWO) == "cli.which_mailbox"
    assert boxes_of(settings(tmp_path), TWO) == {}


def test_the_file_gives_each_house_its_own(tmp_path: Path) -> None:
    both = settings(tmp_path, GOOD, **ENVIRONMENT, mail_imap_property="villa-thaifa")
    assert set(boxes_of(both, TWO)) == set(TWO)
    assert (
        refused(settings(tmp_path, GOOD, **ENVIRONMENT, mail_imap_property="riad"), TWO) == "mailboxes.twice"
    )


@pytest.mark.parametrize(
    ("text", "mode", "key"),
    [
        (GOOD, 0o640, "mailboxes.open_to_others"),
        (GOOD, 0o604, "mailboxes.open_to_others"),
        (GOOD.replace("riad:", "chalet:"), 0o600, "mailboxes.unknown_house"),
        ("- a list", 0o600, "mailboxes.not_yaml"),
        ("riad: {", 0o600, "mailboxes.not_yaml"),
        ("riad: 'open sesame'", 0o600, "mailboxes.bad_entry"),
        ("riad: {host: h, user: u}", 0o600, "mailboxes.bad_entry"),
        (GOOD.replace("tls: on", "tls: maybe"), 0o600, "mailboxes.bad_entry"),
        (GOOD.replace("tls: on", "pasword: sesame"), 0o600, "mailboxes.bad_entry"),
        (GOOD.replace("tls: on", "tls: off"), 0o600, "cli.mail_in_clear"),
    ],
)
def test_a_file_that_will_not_do_is_refused_without_repeating_it(
    tmp_path: Path, text: str, mode: int, key: str
) -> None:
    assert refused(settings(tmp_path, text, mode), TWO) == key


def test_no_log_line_may_hold_a_password_of_the_file_however_wrong_the_rest(tmp_path: Path) -> None:
    broken = settings(tmp_path, GOOD + "chalet: {password: 123456}\nx: 7\n", 0o644, **ENVIRONMENT)
    assert passwords(broken) == ["open sesame", "123456"]
    assert {"open sesame", "123456", "well hidden"} <= set(secrets_of(broken))
    assert passwords(settings(tmp_path, "riad: {")) == []
