"""How is a mailbox read over IMAP (RFC 3501, IDLE: RFC 2177) without leaving a trace in it?"""

from __future__ import annotations

import asyncio
import functools
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError, ProtocolError

from channels.mail.listening import arrived, heard
from channels.mailbox import MOST_HEADERS, Header, MailboxUnreachable, MailFailure, Place

T = TypeVar("T")
Tls = Literal["on", "starttls", "off"]

FOLDER = "INBOX"
CONNECTING, READING = 15.0, 30.0


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Where the mailbox is and who may read it."""

    host: str
    user: str
    password: str
    port: int = 993
    tls: Tls = "on"
    folder: str = FOLDER


class ImapMailbox:
    """The port over one connection, used by one thread of its own; opened for reading only (EXAMINE)."""

    def __init__(self, account: MailAccount) -> None:
        self._account = account
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="imap")
        self._client: Any = None
        self._ended = threading.Event()
        self._next = 2**32  # the uid that the next mail gets, as of the last opening; no uid is that high

    async def open(self) -> Place:
        return await self._do(self._open)

    async def arrived_since(self, day: date) -> Sequence[int]:
        return await self._do(lambda client: sorted(client.search(["SINCE", day])))

    async def after(self, uid: int) -> Sequence[int]:
        return await self._do(lambda client: arrived(client, uid + 1))

    async def headers(self, uids: Sequence[int]) -> Sequence[Header]:
        if len(uids) > MOST_HEADERS:
            raise ValueError(f"at most {MOST_HEADERS} headers at a time")
        return await self._do(lambda client: _headers(client, uids)) if uids else []

    async def fetch(self, uid: int, most: int) -> bytes | None:
        return await self._do(lambda client: _fetch(client, uid, most))

    async def wait(self, seconds: float) -> bool:
        return await self._do(lambda client: self._idle(client, seconds))

    async def close(self) -> None:
        self._ended.set()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._hang_up)
        self._ended.clear()

    async def _do(self, act: Callable[[Any], T]) -> T:
        """In the mailbox's thread; a connection that failed is hung up, so that the next call starts afresh."""
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, functools.partial(self._guarded, act)
        )

    def _guarded(self, act: Callable[[Any], T]) -> T:
        with _in_our_words():
            try:
                if self._client is None:
                    self._client = _connected(self._account)
                    self._client.select_folder(self._account.folder, readonly=True)
                return act(self._client)
            except (OSError, IMAPClientError, ValueError, LookupError, TypeError):
                self._hang_up()
                raise

    def _open(self, client: Any) -> Place:
        folder = self._account.folder
        found = client.select_folder(folder, readonly=True)
        self._next = int(found[b"UIDNEXT"])
        return Place(folder, int(found[b"UIDVALIDITY"]), self._next)

    def _idle(self, client: Any, seconds: float) -> bool:
        return heard(client, self._next, seconds, self._ended)

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            _shut(client)


def _connected(account: MailAccount) -> Any:
    client = IMAPClient(
        account.host,
        account.port,
        ssl=account.tls == "on",
        ssl_context=ssl.create_default_context() if account.tls == "on" else None,
        timeout=SocketTimeout(connect=CONNECTING, read=READING),
    )
    client.normalise_times = False
    with ExitStack() as undone:
        undone.callback(_shut, client)
        if account.tls == "starttls":
            client.starttls(ssl.create_default_context())
        client.login(account.user, account.password)
        undone.pop_all()
    return client


def _shut(client: Any) -> None:
    with suppress(OSError, IMAPClientError):
        client.shutdown()


def _headers(client: Any, uids: Sequence[int]) -> list[Header]:
    found = client.fetch(list(uids), ["RFC822.SIZE", "INTERNALDATE", "BODY.PEEK[HEADER]"])
    return [
        Header(uid, int(row[b"RFC822.SIZE"]), row[b"INTERNALDATE"], bytes(row[b"BODY[HEADER]"] or b""))
        for uid, row in sorted(found.items())
        if b"RFC822.SIZE" in row
    ]


def _fetch(client: Any, uid: int, most: int) -> bytes | None:
    row = client.fetch([uid], [f"BODY.PEEK[]<0.{most}>"]).get(uid)
    return None if row is None else bytes(row.get(b"BODY[]<0>") or b"")


@contextmanager
def _in_our_words() -> Iterator[None]:
    """The library's exceptions as the port's, without addresses or passwords in them."""
    try:
        yield
    except LoginError:
        raise MailboxUnreachable("the name or password was refused", MailFailure.REFUSED) from None
    except ssl.SSLError as error:
        raise MailboxUnreachable(f"no secure connection: {error.reason or 'TLS failed'}") from None
    except OSError as error:
        raise MailboxUnreachable(f"no connection: {error.strerror or type(error).__name__}") from None
    except (ProtocolError, ValueError, LookupError, TypeError) as error:
        words = f"an answer that is no IMAP: {type(error).__name__}"
        raise MailboxUnreachable(words, MailFailure.NOT_UNDERSTOOD) from None
    except IMAPClientError as error:
        raise MailboxUnreachable(f"the server broke off: {type(error).__name__}") from None
