"""Did the domain that a mail names as its sender really send it?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

import authres
import dkim
import dns.exception
import dns.resolver

from channels.mail.shape import Shape
from domain.bookings.notice import Trust

PATIENCE = 5.0
WEAKEST_KEY = 1024
MOST_SIGNATURES = 5
AskKey = Callable[[str], bytes | None]
Verdict = tuple[Trust, str | None]

# The library warns of each broken signature, with lines of the mail in its words.
logging.getLogger("dkimpy").setLevel(logging.CRITICAL)


class NoAnswer(Exception):
    """The name server could not be asked: nothing is proven either way."""


def key_in_dns(name: str) -> bytes | None:
    """A domain's public key (TXT record); None when it has none. NoAnswer when nobody could be asked."""
    try:
        answer = dns.resolver.resolve(name.rstrip("."), "TXT", lifetime=PATIENCE)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None
    except dns.exception.DNSException as error:
        raise NoAnswer(type(error).__name__) from error
    return b"".join(answer[0].strings)


@dataclass(frozen=True, slots=True)
class Judge:
    """Who says whether a sender is believed: our own mail server where its name is set, else the signature.

    `mail_server` is the authserv-id in the Authentication-Results of our own MX (RFC 8601 §2.5). It alone is then
    asked: its line is the topmost of that name, and such a server removes lines that claim to be its own.
    """

    mail_server: str | None = None
    ask_key: AskKey = key_in_dns

    async def verdict(self, shape: Shape | None, domain: str, message: EmailMessage, raw: bytes) -> Verdict:
        """(trust, signing domain) of a mail whose From is `domain`; only a known sender can be authentic."""
        if shape is None or not shape.is_sender(domain):
            return Trust.UNSIGNED, None
        if self.mail_server is not None:
            return _said_by(self.mail_server, message, shape)
        return await asyncio.to_thread(_signed, raw, shape, self.ask_key)


def _said_by(server: str, message: EmailMessage, shape: Shape) -> Verdict:
    for name, value in message.raw_items():
        if name.lower() != "authentication-results":
            continue
        try:
            told = authres.AuthenticationResultsHeader.parse(
                f"Authentication-Results: {' '.join(value.split())}"
            )
        except authres.AuthResError:
            continue
        if str(told.authserv_id).lower() != server.lower():
            continue
        for result in told.results:
            passed = (result.method, result.result) == ("dkim", "pass")
            signer = str(getattr(result, "header_d", None) or "").lower()
            if passed and shape.is_sender(signer):
                return Trust.AUTHENTIC, signer
        return Trust.UNSIGNED, None
    return Trust.UNSIGNED, None


def _signed(raw: bytes, shape: Shape, ask_key: AskKey) -> Verdict:
    """The first signature of the sender's own domain that holds over the whole body."""
    try:
        checked = dkim.DKIM(raw, minkey=WEAKEST_KEY, timeout=PATIENCE)
        signatures = [value for name, value in checked.headers if name.lower() == b"dkim-signature"]
    except (dkim.DKIMException, ValueError, LookupError):
        return Trust.UNSIGNED, None
    undecided = False
    for index in range(min(len(signatures), MOST_SIGNATURES)):
        try:
            signer = _holds(checked, index, ask_key)
        except NoAnswer:
            undecided = True
            continue
        if signer is not None and shape.is_sender(signer):
            return Trust.AUTHENTIC, signer
    return (Trust.UNDECIDED if undecided else Trust.UNSIGNED), None


def _holds(checked: dkim.DKIM, index: int, ask_key: AskKey) -> str | None:
    def asked(name: bytes | str, timeout: float = PATIENCE) -> bytes | None:
        return ask_key(name.decode("ascii", "replace") if isinstance(name, bytes) else name)

    try:
        if not checked.verify(idx=index, dnsfunc=asked):
            return None
    except (dkim.DKIMException, ValueError, LookupError, TypeError):
        return None
    # With l= anybody could have added to the body.
    whole = b"l" not in (checked.signature_fields or {})
    return bytes(checked.domain or b"").decode("ascii", "replace").lower() if whole else None
