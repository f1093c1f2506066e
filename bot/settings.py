"""What did the environment say, and is it enough to start?"""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from channels.claude.models import DEFAULTS
from channels.dialogue import Tier
from domain.phrase import Phrase, say

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
DATABASES = ("sqlite:", "sqlite+aiosqlite:", "postgresql:", "postgresql+asyncpg:", "postgres:")
SHORTEST_SECRET = 16
GOOD_SECRET = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST_SECRET},}}")


class Incomplete(ValueError):
    """The environment cannot be understood; the sentences say which key and why."""

    def __init__(self, sentences: list[Phrase]) -> None:
        self.sentences = sentences
        super().__init__("; ".join(map(str, sentences)))


class Settings(BaseSettings):
    """Every key of `.env.example`, read from the environment and from a `.env` file beside the checkout."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_file_url: str = "https://api.telegram.org/file/bot"
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = None
    telegram_owner_ids: Annotated[tuple[int, ...], NoDecode] = ()

    hotelrunner_token: SecretStr | None = None
    hotelrunner_hr_id: str | None = None
    hotelrunner_property: str | None = None
    hotelrunner_base_url: str = "https://app.hotelrunner.com"
    hotelrunner_callback_secret: SecretStr | None = None
    hotelrunner_quota_day: int = Field(default=250, ge=1)
    hotelrunner_quota_minute: int = Field(default=5, ge=1)

    mail_imap_host: str | None = None
    mail_imap_port: int = Field(default=993, ge=1, le=65535)
    mail_imap_user: str | None = None
    mail_imap_password: SecretStr | None = None
    mail_imap_tls: Literal["on", "starttls", "off"] = "on"
    mail_auth_server: str | None = None
    mail_imap_property: str | None = None
    mail_smtp_host: str | None = None
    mail_smtp_port: int = Field(default=465, ge=1, le=65535)
    mail_smtp_user: str | None = None
    mail_smtp_password: SecretStr | None = None
    mail_smtp_tls: Literal["on", "starttls", "off"] = "on"
    mail_from: str | None = None
    guest_bot_token: SecretStr | None = None
    guest_bot_property: str | None = None
    whatsapp_token: SecretStr | None = None
    whatsapp_phone_number_id: str | None = None
    whatsapp_app_secret: SecretStr | None = None
    whatsapp_verify_token: SecretStr | None = None
    whatsapp_base_url: str = "https://graph.facebook.com"
    whatsapp_property: str | None = None
    whatsapp_template: str | None = None

    anthropic_api_key: SecretStr | None = None
    anthropic_base_url: str = "https://api.anthropic.com"
    lhcm_model_deep: str = DEFAULTS[Tier.DEEP]
    lhcm_model_turn: str = DEFAULTS[Tier.TURN]
    lhcm_model_fast: str = DEFAULTS[Tier.FAST]
    lhcm_documents_kept_days: int = Field(default=365, ge=1)
    lhcm_budget_day_usd: Decimal = Field(default=Decimal(1), ge=0)
    lhcm_budget_month_usd: Decimal = Field(default=Decimal(20), ge=0)

    speech_base_url: str | None = None
    speech_key: SecretStr | None = None
    speech_model: str = "whisper-1"
    speech_model_path: Path | None = None
    speech_voice_model: str | None = None
    speech_voice: str = "alloy"

    lhcm_agent_token: SecretStr | None = None
    lhcm_meaning: Literal["on", "off"] = "on"
    lhcm_push: bool = False
    lhcm_home: Path = Path("var")
    lhcm_http_host: str = "127.0.0.1"
    lhcm_http_port: int = Field(default=8088, ge=0, le=65535)
    lhcm_public_url: str | None = None
    lhcm_metrics_token: SecretStr | None = None
    lhcm_secret_key: SecretStr | None = None
    lhcm_secret_key_before: SecretStr | None = None
    lhcm_log: LogLevel = "INFO"
    lhcm_log_format: Literal["text", "json"] = "text"
    lhcm_backup_to: str | None = None
    lhcm_backup_recipients: Annotated[tuple[str, ...], NoDecode] = ()
    lhcm_backup_key_id: str | None = None
    lhcm_backup_secret_key: SecretStr | None = None
    database_url: str | None = None
    lang: str = "fr"

    @field_validator("telegram_owner_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
            if not all(part.isdecimal() for part in parts):
                raise ValueError("numeric Telegram ids, separated by commas, are expected")
            return tuple(map(int, parts))
        return value

    @field_validator("lhcm_backup_recipients", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return (
            tuple(one.strip() for one in value.split(",") if one.strip()) if isinstance(value, str) else value
        )

    @field_validator("lhcm_log", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(DATABASES):
            raise ValueError("postgresql://… or sqlite:///… is expected")
        return value

    @property
    def database(self) -> str:
        """The database's URL: the one set, else SQLite in the home folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.lhcm_home / 'lhcm.sqlite3'}"


# Never printed and never logged: whatever a field of Settings declares to be secret.
SECRETS = frozenset(
    name for name, field in Settings.model_fields.items() if SecretStr in get_args(field.annotation)
)


def read_settings() -> Settings:
    """The settings; Incomplete with one sentence for each key that cannot be understood."""
    try:
        return Settings()
    except ValidationError as error:
        raise Incomplete([_sentence(problem) for problem in error.errors()]) from None


def _sentence(problem: object) -> Phrase:
    details = problem if isinstance(problem, dict) else {}
    key = str(details.get("loc", ("?",))[0]).upper()
    found = "•••" if key.lower() in {*SECRETS, "database_url"} else repr(details.get("input"))
    return say("cli.bad_setting", name=key, problem=str(details.get("msg")), found=found)


def durations_are_timedeltas() -> None:
    """Tell the Telegram library that its durations may be timedeltas; else it warns at every RetryAfter."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")


def in_clear(host: str, tls: str) -> bool:
    """Whether a mailbox's password would leave this machine unencrypted."""
    return tls == "off" and host not in {"localhost", "127.0.0.1", "::1"}


def needed_to_run(settings: Settings) -> list[Phrase]:
    """What is missing or contradictory for `lhcm run`, one sentence each; empty when it may start."""
    half = (settings.hotelrunner_token is None) != (settings.hotelrunner_hr_id is None)
    callback = settings.hotelrunner_callback_secret
    public, key = settings.lhcm_public_url, settings.lhcm_secret_key
    short_key = key is not None and len(key.get_secret_value()) < SHORTEST_SECRET
    guessable = callback is not None and not GOOD_SECRET.fullmatch(callback.get_secret_value())
    mail = (settings.mail_imap_host, settings.mail_imap_user, settings.mail_imap_password)
    half_mail = None in mail and any(mail)
    unguarded = settings.telegram_webhook_url is not None and settings.telegram_webhook_secret is None
    checks = (
        (settings.telegram_bot_token is None, say("cli.no_token")),
        (not settings.telegram_owner_ids, say("cli.no_owner")),
        (half, say("cli.half_hotelrunner")),
        (half_mail, say("cli.half_mail")),
        (
            in_clear(settings.mail_imap_host or "localhost", settings.mail_imap_tls),
            say("cli.mail_in_clear", host=settings.mail_imap_host or ""),
        ),
        ((settings.mail_smtp_host is None) != (settings.mail_from is None), say("cli.half_smtp")),
        (
            in_clear(settings.mail_smtp_host or "localhost", settings.mail_smtp_tls),
            say("cli.mail_in_clear", host=settings.mail_smtp_host or ""),
        ),
        (settings.lhcm_push and settings.hotelrunner_token is None, say("cli.push_without_wire")),
        (callback is not None and settings.hotelrunner_token is None, say("cli.callback_without_wire")),
        (guessable, say("cli.callback_secret_short", n=SHORTEST_SECRET)),
        (unguarded, say("cli.webhook_without_secret")),
        (public is not None and urlsplit(public).scheme != "https", say("cli.public_url")),
        (short_key, say("cli.secret_key_short", n=SHORTEST_SECRET)),
        (not settings.telegram_base_url.endswith("/bot"), say("cli.base_url")),
        (bool(urlsplit(settings.hotelrunner_base_url).path.strip("/")), say("cli.hotelrunner_url")),
    )
    return [sentence for wrong, sentence in checks if wrong]
