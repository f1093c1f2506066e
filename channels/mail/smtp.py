"""How does an answer to a guest leave by mail (RFC 5321), once or not at all?"""

from __future__ import annotations

import email.policy
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal

import aiosmtplib

from channels.messenger import Delivered, Delivery, DoorCapabilities, Outgoing
from domain.guests.thread import Door

PATIENCE = 30.0
Tls = Literal["on", "starttls", "off"]


@dataclass(frozen=True, slots=True)
class SmtpAccount:
    """Where mails leave, and as whom. `sender` is the address that the channels have approved."""

    host: str
    sender: str
    user: str | None = None
    password: str | None = None
    port: int = 465
    tls: Tls = "on"
    name: str = ""


class SmtpMessenger:
    """The port over one connection for each mail: a house writes few, and a kept one would die unseen."""

    def __init__(self, account: SmtpAccount) -> None:
        self._account = account

    @property
    def door(self) -> Door:
        return Door.EMAIL

    @property
    def capabilities(self) -> DoorCapabilities:
        return DoorCapabilities(subject=True, longest=50_000)

    async def send(self, message: Outgoing) -> Delivered:
        mail = letter(self._account, message)
        client = aiosmtplib.SMTP(
            hostname=self._account.host,
            port=self._account.port,
            use_tls=self._account.tls == "on",
            start_tls=self._account.tls == "starttls",
            tls_context=None if self._account.tls == "off" else ssl.create_default_context(),
            timeout=PATIENCE,
        )
        try:
            refused = await self._up_to_data(client, message.to)
            return refused or await _data(client, mail)
        finally:
            client.close()

    async def close(self) -> None:
        return

    async def _up_to_data(self, client: aiosmtplib.SMTP, to: str) -> Delivered | None:
        """Everything before the words: until here certainly nothing has left. None: go on."""
        try:
            await client.connect()
            if self._account.user and self._account.password:
                await client.login(self._account.user, self._account.password)
            await client.mail(self._account.sender)
            await client.rcpt(to)
        except (aiosmtplib.SMTPRecipientRefused, aiosmtplib.SMTPSenderRefused) as error:
            for_ever = 500 <= error.code < 600
            words = f"{error.code} at the recipient or the sender"
            return Delivered(Delivery.REFUSED if for_ever else Delivery.UNREACHED, words=words)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            return Delivered(Delivery.UNREACHED, words=type(error).__name__)
        return None


async def _data(client: aiosmtplib.SMTP, mail: EmailMessage) -> Delivered:
    """The words themselves: an answer that does not come leaves unknown what became of them."""
    own = str(mail["Message-ID"])
    try:
        await client.data(mail.as_bytes(policy=email.policy.SMTP))
    except aiosmtplib.SMTPResponseException as error:
        for_ever = 500 <= error.code < 600
        return Delivered(
            Delivery.REFUSED if for_ever else Delivery.UNREACHED, words=f"{error.code} at the text"
        )
    except (aiosmtplib.SMTPException, OSError) as error:
        return Delivered(Delivery.UNKNOWN, own, type(error).__name__)
    return Delivered(Delivery.SENT, own)


def letter(account: SmtpAccount, message: Outgoing) -> EmailMessage:
    """The mail: in the guest's thread, by our own Message-ID; a machine's says so (RFC 3834)."""
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"] = Address(account.name, addr_spec=account.sender)
    mail["To"] = Address(addr_spec=message.to)
    mail["Subject"] = subject_of(message)
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = f"<lhcm.{message.key}@{account.sender.rpartition('@')[2]}>"
    before = [*message.references, *([message.answers] if message.answers else [])]
    if before:
        mail["In-Reply-To"] = before[-1]
        mail["References"] = " ".join(dict.fromkeys(before))
    if message.automatic:
        mail["Auto-Submitted"] = "auto-replied"
    if message.language:
        mail["Content-Language"] = message.language
    mail.set_content(message.text)
    return mail


def subject_of(message: Outgoing) -> str:
    """The thread's subject on one line, with a single « Re: » where something was said before."""
    told = " ".join(message.subject.split())[:200]
    first = not message.answers and not message.references
    return told if first or told.lower().startswith("re:") or not told else f"Re: {told}"
