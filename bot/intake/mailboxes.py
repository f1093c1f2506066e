"""Which mailbox belongs to which house: the one of the environment, and those of `mailboxes.yaml`?"""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from bot.process.vault import held
from bot.settings import Settings, in_clear
from channels.mail.imap import FOLDER, ImapMailbox, MailAccount
from channels.mail.letters import Letters
from channels.mail.papers import MailedPapers
from channels.mail.reader import Reader
from channels.mail.smtp import SmtpAccount, SmtpMessenger
from channels.mail.trust import Judge
from domain.errors import refuse
from domain.tenancy.accounts import Held
from governance.bookings.mailbox_pass import Post
from governance.guests.hearing import hear
from store.engine import Store

# Beside the database: passwords are in it.
FILE = "mailboxes.yaml"


class Box(BaseModel):
    """One house's mailbox; the same words as the environment's `MAIL_IMAP_*`."""

    model_config = ConfigDict(extra="forbid")

    host: str = Field(min_length=1)
    user: str = Field(min_length=1)
    password: SecretStr = Field(min_length=1)
    port: int = Field(default=993, ge=1, le=65535)
    tls: Literal["on", "starttls", "off"] = "on"
    folder: str = FOLDER
    auth_server: str | None = None
    smtp_host: str | None = None
    smtp_port: int = Field(default=465, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_tls: Literal["on", "starttls", "off"] = "on"
    sender: str | None = None

    @field_validator("tls", "smtp_tls", mode="before")
    @classmethod
    def _as_written(cls, value: object) -> object:
        """YAML 1.1 reads the words on and off as true and false."""
        return {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value

    def post(self) -> Post:
        """The mailbox and who reads its mails; nothing is connected yet."""
        password = self.password.get_secret_value()
        account = MailAccount(self.host, self.user, password, self.port, self.tls, self.folder)
        own = frozenset(one.lower() for one in (self.user, self.sender) if one and "@" in one)
        return Post(
            ImapMailbox(account), Reader(Judge(self.auth_server)), Letters(own), hear, MailedPapers(own)
        )

    def door(self, name: str) -> SmtpMessenger | None:
        """The way on which this house answers mails; None where nobody gave one."""
        if self.smtp_host is None or self.sender is None:
            return None
        password = self.smtp_password.get_secret_value() if self.smtp_password else None
        told = (self.smtp_host, self.sender, self.smtp_user, password, self.smtp_port, self.smtp_tls, name)
        return SmtpMessenger(SmtpAccount(*told))


async def boxes_in(settings: Settings, store: Store) -> dict[str, Box]:
    """Those of `boxes_of`, and the sealed ones of the houses. Refusal: also where a house has two, or a key is
    missing."""
    async with store.hall_reading() as hall:
        known = await hall.property_ids()
    boxes = boxes_of(settings, known)
    for house, told in (await held(settings, store, Held.MAILBOX)).items():
        if house in boxes:
            raise refuse("account.two_mailboxes", house=house)
        boxes[house] = Box.model_validate(told)
    return boxes


async def posts_in(settings: Settings, store: Store) -> dict[str, Post]:
    """A mailbox for each house that has one, wherever it is kept."""
    return {house: box.post() for house, box in (await boxes_in(settings, store)).items()}


def boxes_of(settings: Settings, known: Sequence[str]) -> dict[str, Box]:
    """What environment and file tell of each house's mailbox, by its id; `known` are the houses of this database.

    Refusal: which house the environment's mailbox belongs to cannot be told, the file is open to others, cannot be
    read or names a house that is not here, two mailboxes claim one house, a password would travel in clear.
    """
    boxes = dict(read_boxes(settings.lhcm_home / FILE))
    for house in boxes:
        if known and house not in known:
            raise refuse("mailboxes.unknown_house", file=FILE, house=house, known=tuple(known))
    ours = of_environment(settings)
    if ours is not None and known:
        meant = settings.mail_imap_property or (known[0] if len(known) == 1 else "")
        if meant not in known:
            raise refuse("cli.which_mailbox", known=tuple(known))
        if meant in boxes:
            raise refuse("mailboxes.twice", file=FILE, house=meant)
        boxes[meant] = ours
    for box in boxes.values():
        for host, tls in ((box.host, box.tls), (box.smtp_host or "localhost", box.smtp_tls)):
            if in_clear(host, tls):
                raise refuse("cli.mail_in_clear", host=host)
    return {house: box for house, box in boxes.items() if house in known}


def of_environment(settings: Settings) -> Box | None:
    """The mailbox of `MAIL_IMAP_*`; None without one."""
    password = settings.mail_imap_password
    if settings.mail_imap_host is None or settings.mail_imap_user is None or password is None:
        return None
    return Box(
        host=settings.mail_imap_host,
        user=settings.mail_imap_user,
        password=password,
        port=settings.mail_imap_port,
        tls=settings.mail_imap_tls,
        auth_server=settings.mail_auth_server,
        smtp_host=settings.mail_smtp_host,
        smtp_port=settings.mail_smtp_port,
        smtp_user=settings.mail_smtp_user,
        smtp_password=settings.mail_smtp_password,
        smtp_tls=settings.mail_smtp_tls,
        sender=settings.mail_from,
    )


def read_boxes(path: Path) -> Mapping[str, Box]:
    """The file's mailboxes by house; none without the file. Refusal, which never repeats what stands in it."""
    if not path.exists():
        return {}
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise refuse("mailboxes.open_to_others", path=str(path))
    rows = _rows(path)
    if rows is None:
        raise refuse("mailboxes.not_yaml", file=path.name)
    boxes = {}
    for house, told in rows.items():
        try:
            boxes[str(house)] = Box.model_validate(told)
        except ValidationError as error:
            [first, *_] = error.errors(include_input=False)
            field = ".".join(map(str, first["loc"])) or "?"
            raise refuse("mailboxes.bad_entry", file=path.name, house=str(house), field=field) from None
    return boxes


def passwords(settings: Settings) -> list[str]:
    """Every password of the file, however wrong the rest of it is: no log line may hold one."""
    rows = _rows(settings.lhcm_home / FILE) or {}
    named = ("password", "smtp_password")
    told = [row.get(name) for row in rows.values() if isinstance(row, dict) for name in named]
    return [str(one) for one in told if one is not None]


def _rows(path: Path) -> Mapping[object, object] | None:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return None
    return rows if isinstance(rows, dict) else None
