"""How do secrets stay out of every log line?"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote, quote_plus

from domain.bookings.payment_cards import without_card_numbers

HIDDEN = "[secret]"
# aiosqlite would write every value of every row, guests' names among them; anthropic every prompt.
CHATTY = (
    "httpx",
    "httpcore",
    "httpx2",
    "httpcore2",
    "anthropic",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "uvicorn.access",
    "telegram.ext.Application",
)

_VALUE = r"[^\s&\"'<>,;(){}\[\]]+"
# What is kept of a match stands in its first group.
PATTERNS = (
    # A bot token is part of every Bot API address.
    re.compile(r"()(?<!\d)\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"),
    # Passwords before the host of a database's or server's address.
    re.compile(r"([a-z][a-z0-9+.-]*://[^\s/:@]*):[^\s/@]+(?=@)"),
    re.compile(r"(?i)((?:proxy-)?authorization[\"']?\s*[:=]\s*[\"']?)(?:(?:bearer|basic)\s+)?" + _VALUE),
    re.compile(r"(?i)(\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}"),
    # HotelRunner's token and account stand in every query; keys and passwords as anybody may write them.
    re.compile(
        r"(?i)((?:token|hr_id|api[_-]?key|secret|passw(?:or)?d|passphrase)"
        r"(?:[\"']?\s*[:=]\s*[\"']?|%3[Dd]))" + _VALUE
    ),
    # The callback's path is a secret of its own.
    re.compile(r"(/hotelrunner/)" + _VALUE.replace("&", "&?/")),
    # Whoever has a signed link may look.
    re.compile(r"(/share/)[\w.=-]+"),
    re.compile(r"()\bsk-[A-Za-z0-9_-]{16,}"),
    re.compile(r"()\blhcm-agent-[A-Za-z0-9_-]{16,}"),
    re.compile(r"()[A-Za-z0-9._%+'-]+(?:@|%40)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
)
# Anything that a terminal or a log reader could take for a new line or an order.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
# What formatting a message with arguments that do not fit it raises.
_MISFIT = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Redaction(logging.Filter):
    """Replaces known secrets and anything shaped like one, in the message, the traceback and the stack.

    A message is one line: line ends inside it are shown as escapes, and tracebacks are indented, so that no text
    from outside can pass for a record of ours.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = _longest_first(secrets)

    def also(self, secrets: Iterable[str]) -> None:
        """Secrets that became known later."""
        self._secrets = tuple(sorted({*self._secrets, *_longest_first(secrets)}, key=len, reverse=True))

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except _MISFIT as error:
            # The library would print the arguments as they are.
            message = f"{record.msg!r} with arguments that do not fit it ({type(error).__name__})"
        record.msg, record.args = _CONTROL.sub(_escape, self.clean(message).rstrip()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = self._block(record.exc_text)
        record.stack_info = self._block(record.stack_info)
        return True

    def clean(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        for pattern in PATTERNS:
            text = pattern.sub(rf"\1{HIDDEN}", text)
        return without_card_numbers(text, HIDDEN, any_issuer=True)

    def _block(self, text: str | None) -> str | None:
        if not text:
            return None
        lines = self.clean(text).split("\n")
        return "\n".join(f"    {_CONTROL.sub(_escape, line)}" for line in lines)


def _longest_first(secrets: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(_shapes(secrets), key=len, reverse=True))


def hide(secrets: Iterable[str]) -> None:
    """From here on no log line of this process shows these."""
    told = list(secrets)
    for handler in logging.getLogger().handlers:
        for redaction in handler.filters:
            if isinstance(redaction, Redaction):
                redaction.also(told)


def _shapes(secrets: Iterable[str]) -> set[str]:
    """Each secret as it is, as an address and as a representation would show it; short ones hide too much."""
    plain = {secret.strip() for secret in secrets if len(secret.strip()) >= 4}
    shown = {shape for s in plain for shape in (s, quote(s, safe=""), quote(s), quote_plus(s), repr(s)[1:-1])}
    return shown | {shape.replace("%", "%25") for shape in shown if "%" in shape}


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()


class AsJson(logging.Formatter):
    """One JSON object a line: `at`, `level`, `from`, `said`, and `trace` where something broke.

    It comes after the redaction, which has already cleaned message and traceback.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": record.getMessage(),
        }
        trace = "\n".join(part for part in (record.exc_text, record.stack_info) if part)
        return json.dumps(line | ({"trace": trace} if trace else {}), ensure_ascii=False)


def set_up_logging(level: str, secrets: Iterable[str], shape: str = "text") -> None:
    """One handler on standard error, redacted; the HTTP libraries speak only when something is wrong.

    `shape` is "text" for people and "json" for a collector of logs.
    """
    handler = logging.StreamHandler()
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(AsJson() if shape == "json" else text)
    handler.addFilter(Redaction(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # Writes a traceback for each 429, which the outbox expects and waits out.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
