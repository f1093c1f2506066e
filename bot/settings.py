"""What did the environment say, and is it enough to start?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SECRETS = frozenset(
    {
        "telegram_bot_token",
        "telegram_webhook_secret",
        "hotelrunner_token",
        "hotelrunner_callback_secret",
        "anthropic_api_key",
    }
)


class Incomplete(ValueError):
    """The environment is missing or contradicts itself; the sentences say what to set and why."""


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
    hotelrunner_base_url: str = "https://app.hotelrunner.com"
    hotelrunner_callback_secret: SecretStr | None = None
    hotelrunner_quota_day: int = Field(default=250, ge=1)
    hotelrunner_quota_minute: int = Field(default=5, ge=1)

    lhcm_push: bool = False
    lhcm_home: Path = Path("var")
    lhcm_http_host: str = "127.0.0.1"
    lhcm_http_port: int = Field(default=8088, ge=0, le=65535)
    lhcm_log: str = "INFO"
    database_url: str | None = None

    @field_validator("telegram_owner_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(int(part) for part in value.replace(";", ",").split(",") if part.strip())
        return value

    @property
    def database(self) -> str:
        """The database's URL: the one set, else SQLite in the home folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.lhcm_home / 'lhcm.sqlite3'}"


def read_settings() -> Settings:
    """The settings; Incomplete with one sentence for each key that cannot be understood."""
    try:
        return Settings()
    except ValidationError as error:
        raise Incomplete("\n".join(_sentence(problem) for problem in error.errors())) from None


def _sentence(problem: object) -> str:
    details = problem if isinstance(problem, dict) else {}
    key = str(details.get("loc", ("?",))[0]).upper()
    found = "(secret)" if key.lower() in SECRETS else repr(details.get("input"))
    return f"{key} cannot be read: {details.get('msg')}. Found: {found}. See .env.example."


def needed_to_run(settings: Settings) -> list[str]:
    """What is missing or contradictory for `lhcm run`, one sentence each; empty when it may start."""
    missing = []
    if settings.telegram_bot_token is None:
        missing.append("Set TELEGRAM_BOT_TOKEN: without it there is no bot to talk to. @BotFather gives one.")
    if not settings.telegram_owner_ids:
        missing.append(
            "Set TELEGRAM_OWNER_IDS to your own numeric Telegram id: without it nobody may approve anything. "
            "@userinfobot tells you the id."
        )
    if (settings.hotelrunner_token is None) != (settings.hotelrunner_hr_id is None):
        missing.append(
            "Set both HOTELRUNNER_TOKEN and HOTELRUNNER_HR_ID, or neither: HotelRunner asks for both on every call."
        )
    if settings.lhcm_push and settings.hotelrunner_token is None:
        missing.append("LHCM_PUSH is on but HOTELRUNNER_TOKEN is not set: there is no wire to push through.")
    if settings.telegram_webhook_url and settings.telegram_webhook_secret is None:
        missing.append(
            "Set TELEGRAM_WEBHOOK_SECRET with TELEGRAM_WEBHOOK_URL: without it anybody could post updates."
        )
    if not settings.telegram_base_url.endswith("/bot"):
        missing.append("TELEGRAM_BASE_URL must end in /bot: the token is appended to it.")
    return missing
