"""What did the caller ask? Bot API parameters from a query, form, multipart body or JSON, checked by type."""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request


class BotApiError(Exception):
    """An answer with `ok: false`: HTTP status, description, `parameters`."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(f"{status} {description}")
        self.status, self.description, self.parameters = status, description, parameters

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object as Telegram writes it."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(description: str) -> BotApiError:
    """400 in Telegram's shape."""
    return BotApiError(400, f"Bad Request: {description}")


@dataclass(frozen=True)
class Upload:
    """A file part of a multipart body."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class Params:
    """The parameters of one call by name, as they were sent, and its files."""

    values: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def only(self, *names: str) -> None:
        """Refuse what the method does not know: Telegram ignores it and hides the author's mistake."""
        if unknown := sorted(self.values.keys() - set(names)):
            raise bad(f"unknown parameter {', '.join(unknown)} (refused by the twin, ignored by Telegram)")

    def text(self, name: str) -> str:
        """A string, empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise bad(f'field "{name}" must be of type String')
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number, also as a string of digits."""
        value = self.values.get(name, default)
        if isinstance(value, bool) or value is None or isinstance(value, float):
            raise bad(f'invalid {name} specified: field "{name}" must be a Number')
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'invalid {name} specified: field "{name}" must be a Number') from None

    def flag(self, name: str) -> bool:
        """A boolean, false when absent."""
        value = self.values.get(name, False)
        if value in (True, "true", "True", "1"):
            return True
        if value in (False, "false", "False", "0", ""):
            return False
        raise bad(f'field "{name}" must be of type Boolean')

    def structure(self, name: str, kind: type[Any]) -> Any:
        """An object (`dict`) or array (`list`), JSON in a string or plain; None when absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise bad(f"can't parse {name} JSON object") from None
        if not isinstance(value, kind):
            raise bad(f"object expected as {name}" if kind is dict else f"expected an Array as {name}")
        return value


async def read(request: Request) -> Params:
    """All parameters of one call; raises BotApiError for a body that is not what it says."""
    values: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").split(";")[0]
    if kind == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad("can't parse request body JSON object") from None
        if not isinstance(body, dict):
            raise bad("request body must be a JSON object")
        values |= body
    else:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = Upload(value.filename or "", await value.read())
                else:
                    values[name] = value
    return Params(values, files)
