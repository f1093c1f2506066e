"""Do a thousand secrets, pushed through every logger in every way, leave not one on standard error?"""

import logging
import random
import string
import warnings
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from bot.process.secrecy import HIDDEN, Redaction, set_up_logging

SECRETS = 1_000
LOGGERS = (
    "", "bot.telegram.updates", "governance.bookings.pull", "channels.hotelrunner.client", "httpx",
    "httpcore.http11", "telegram.Bot",
    "telegram.ext.Application", "apscheduler.scheduler", "uvicorn.error", "sqlalchemy.engine", "asyncio",
    "py.warnings",
)  # fmt: skip
SAFE = string.ascii_letters + string.digits


def word(chance: random.Random, length: int, alphabet: str = SAFE) -> str:
    return "".join(chance.choice(alphabet) for _ in range(length))


def card(chance: random.Random) -> str:
    """A valid number of 13 to 19 digits, as people write it."""
    digits = [chance.randrange(10) for _ in range(chance.choice([12, 14, 15, 18]))]
    doubled = [d if n % 2 else (2 * d - 9 if d > 4 else 2 * d) for n, d in enumerate(reversed(digits))]
    number = "".join(map(str, [*digits, -sum(doubled) % 10]))
    gap = chance.choice(["", " ", "-"])
    return gap.join(number[n : n + 4] for n in range(0, len(number), 4))


# What is secret, and a sentence around it as it may reach a log.
Made = tuple[str, str]
KINDS: dict[str, Callable[[random.Random], Made]] = {}


def kind(make: Callable[[random.Random], Made]) -> Callable[[random.Random], Made]:
    KINDS[make.__name__] = make
    return make


@kind
def bot_token(chance: random.Random) -> Made:
    token = f"{chance.randrange(10**6, 10**11)}:{word(chance, 35, SAFE + '_-')}"
    shown = chance.choice([token, quote(token, safe="")])
    return shown, f"POST https://api.telegram.org/bot{shown}/sendMessage failed"


@kind
def hotelrunner_token(chance: random.Random) -> Made:
    token = word(chance, 24, SAFE + "-_")
    asked = chance.choice([f"?token={token}&hr_id=1", f"?page=1&token={token}", f"token={token}&page=1"])
    return token, f"GET https://app.hotelrunner.com/api/v2/apps/rooms{asked} 500"


@kind
def bearer(chance: random.Random) -> Made:
    token = word(chance, 40, SAFE + "._~+/-")
    header = chance.choice(["Authorization: Bearer {}", "{{'authorization': 'Bearer {}'}}", "bearer {}"])
    return token, header.format(token)


@kind
def key(chance: random.Random) -> Made:
    secret = word(chance, 30, SAFE + "_-")
    name = chance.choice(
        ["x-api-key", "ANTHROPIC_API_KEY", "password", "client_secret", "api-key", "webhook_token"]
    )
    return secret, chance.choice([f"{name}: {secret}", f"{name}={secret}", f"'{name}': '{secret}'"])


@kind
def model_key(chance: random.Random) -> Made:
    secret = "sk-ant-" + word(chance, 40, SAFE + "_-")
    return secret, f"refused ({secret})"


@kind
def email(chance: random.Random) -> Made:
    domain = f"{word(chance, 7)}.{chance.choice(['com', 'co.ma'])}"
    address = f"{word(chance, 6)}.{word(chance, 5)}+{word(chance, 3)}@{domain}"
    return address, f"guest <{address}> wrote"


@kind
def payment_card(chance: random.Random) -> Made:
    number = card(chance)
    return number, f"note: pay with {number}, thanks"


@kind
def database_password(chance: random.Random) -> Made:
    password = word(chance, 16, SAFE + "-_.!")
    return password, f"cannot reach postgresql+asyncpg://lhcm:{password}@db.example:5432/lhcm"


@kind
def known_secret(chance: random.Random) -> Made:
    secret = KNOWN[chance.randrange(len(KNOWN))]
    shown = chance.choice([secret, quote(secret, safe=""), repr(secret)[1:-1]])
    return shown, f"unexpected {shown} in the answer"


KNOWN = [word(random.Random(n), 18, SAFE + "/+ é'\"\\") for n in range(20)]


def raised(text: str, chance: random.Random) -> Exception:
    """An exception that says it: itself, in its cause, in a note, or in one of a group."""
    try:
        try:
            raise ValueError(text)
        except ValueError as cause:
            if chance.random() < 0.3:
                raise RuntimeError("in the cause") from cause
            if chance.random() < 0.3:
                cause.add_note(f"noted: {text}")
            raise
    except (RuntimeError, ValueError) as error:
        return error if chance.random() < 0.8 else ExceptionGroup("several", [error])


def push(log: logging.Logger, text: str, chance: random.Random) -> None:
    """One of the ways in which a text comes into a log."""
    match chance.randrange(8):
        case 0:
            log.error(text)
        case 1:
            log.error("it says %s", text)
        case 2:
            log.warning("%(what)r", {"what": text})
        case 3:
            log.error("broke", exc_info=raised(text, chance))
        case 4:
            log.error("broke on %s", raised(text, chance))
        case 5:
            log.error("%d does not fit", text)
        case 6:
            log.critical("line one\r\n%s\r\n2026-01-01 00:00:00 INFO bot: all is well", text)
        case _:
            warnings.warn(text, ResourceWarning, stacklevel=1)


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in LOGGERS}
    yield
    logging.captureWarnings(False)
    root.handlers[:], root.level = handlers, level
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.mark.usefixtures("logging_as_before")
def test_a_thousand_secrets_leave_none_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(20261123)
    made: list[Made] = []
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        set_up_logging("DEBUG", KNOWN)
        for n in range(SECRETS):
            secret, text = list(KINDS.values())[n % len(KINDS)](chance)
            made.append((secret, text))
            push(logging.getLogger(LOGGERS[n % len(LOGGERS)]), text, chance)
        logging.captureWarnings(False)
    logged = capsys.readouterr().err
    out = [line for line in logged.splitlines() if any(secret in line for secret, _ in made)]
    assert out == [], f"{len(out)} lines"
    assert logged.count(HIDDEN) > SECRETS * 0.8
    lines = logged.splitlines()
    assert not [line for line in lines if "all is well" in line and line.startswith("2026-01-01")]
    assert "--- Logging error ---" not in logged


@pytest.mark.parametrize(
    "text",
    [
        "update 814726351 from chat 7001 could not be read: KeyError",
        "R599233355, 31 Dec to 3 Jan, 4 200 MAD, 3,588 transactions",
        "the channels tick failed at 2026-11-23 08:00:00",
        "Telegram does not know this TELEGRAM_BOT_TOKEN.",
        "HTTP Request: GET http://feed/0",
    ],
)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert Redaction().clean(text) == text
