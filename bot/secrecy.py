"""How do secrets stay out of every log line?"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

# A bot token is part of every Bot API address, HotelRunner's token of every query.
PATTERNS = (
    re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}"),
    re.compile(r"(?<=[?&]token=)[^&\s\"']+"),
    re.compile(r"(?<=[?&]hr_id=)[^&\s\"']+"),
)
HIDDEN = "[secret]"


class Redaction(logging.Filter):
    """Replaces known secrets and anything shaped like one, in the message and in the traceback."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if len(secret) >= 4)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = self.clean(record.getMessage()).replace("\r", "\\r")
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        return True

    def clean(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        for pattern in PATTERNS:
            text = pattern.sub(HIDDEN, text)
        return text


def set_up_logging(level: str, secrets: Iterable[str]) -> None:
    """One handler on standard error, redacted; the HTTP libraries speak only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Redaction(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "apscheduler", "uvicorn.access", "telegram.ext.Application"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
