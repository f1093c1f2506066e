"""Which requests does the Messages API of 2026-10-21 refuse, as far as the house could send them?"""

import base64
import hashlib
import io
import json
import re
from typing import Any

from PIL import Image

VERSION = "2026-10-21"
MODELS = ("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5")
KNOWN = {
    *("model", "max_tokens", "messages", "system", "tools", "tool_choice", "cache_control", "thinking"),
    *("output_config", "stream", "metadata", "stop_sequences", "service_tier", "diagnostics"),
}
SAMPLING = {"temperature", "top_p", "top_k"}
EFFORTS = {"low", "medium", "high", "xhigh", "max"}
TOOL_NAME = re.compile(r"^[a-zA-Z0-9_-]{1,128}$")
MOST_BREAKPOINTS = 4
IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
MOST_IMAGE = 5 * 2**20  # characters of base64
MOST_SIDE = 8000  # pixels
PIXELS_A_TOKEN = 750


class Refused(Exception):
    """An answer with an error: HTTP status, the API's type of error, words."""

    def __init__(self, status: int, kind: str, words: str) -> None:
        super().__init__(words)
        self.status, self.kind, self.words = status, kind, words

    @property
    def body(self) -> dict[str, Any]:
        return {"type": "error", "error": {"type": self.kind, "message": self.words}}


def bad(words: str) -> Refused:
    return Refused(400, "invalid_request_error", words)


def check(body: dict[str, Any], issued: dict[str, str]) -> None:
    """Raise Refused for what the API would not take. `issued` maps signatures to the prefix that they belong to."""
    if sampling := SAMPLING & body.keys():
        raise bad(f"{sampling.pop()}: sampling parameters are not supported")
    if unknown := body.keys() - KNOWN:
        raise bad(f"{unknown.pop()}: Extra inputs are not permitted")
    if body.get("model") not in MODELS:
        raise Refused(404, "not_found_error", f"model: {body.get('model')}")
    if not isinstance(body.get("max_tokens"), int) or body["max_tokens"] < 1:
        raise bad("max_tokens: must be at least 1")
    _thinking(body)
    _tools(body)
    _system(body)
    _messages(body["messages"])
    _bound(body, issued)
    if json.dumps(body).count('"cache_control"') > MOST_BREAKPOINTS:
        raise bad("A maximum of 4 blocks with cache_control may be provided")


def prefix(body: dict[str, Any], upto: int) -> str:
    """A digest of everything in front of message number `upto`: what a thinking block is bound to."""
    parts = [body["model"], body.get("tools"), body.get("system"), body["messages"][:upto]]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _thinking(body: dict[str, Any]) -> None:
    kind = (body.get("thinking") or {"type": "adaptive"})["type"]
    effort = (body.get("output_config") or {}).get("effort", "high")
    if effort not in EFFORTS:
        raise bad("output_config.effort: unknown")
    haiku, sonnet = "haiku" in body["model"], "sonnet" in body["model"]
    if kind == "enabled":
        raise bad("thinking: budget_tokens is not supported; use adaptive")
    if kind == "disabled" and not (haiku and effort in {"low", "medium", "high"}):
        raise bad("thinking.type: disabled is not supported by this model")
    if kind == "between_tools" and not (sonnet and effort in {"low", "medium", "high"}):
        raise bad("thinking.type: between_tools is not supported here")


def _tools(body: dict[str, Any]) -> None:
    choice = body.get("tool_choice")
    if choice is not None and choice.get("type") in {"any", "tool"}:
        raise bad("tool_choice: forced tool use is not supported by this model")
    names = [tool.get("name", "") for tool in body.get("tools") or []]
    if len(set(names)) != len(names):
        raise bad("tools: Tool names must be unique")
    for tool in body.get("tools") or []:
        if not TOOL_NAME.match(tool.get("name", "")) or tool.get("input_schema", {}).get("type") != "object":
            raise bad(f"tools.{tool.get('name')}: invalid name or input_schema")
    schema = ((body.get("output_config") or {}).get("format") or {}).get("schema")
    if schema is not None and any(_open(part) for part in _objects(schema)):
        raise bad("output_config.format.schema: additionalProperties must be false")


def _open(part: dict[str, Any]) -> bool:
    return part.get("type") == "object" and part.get("additionalProperties") is not False


def _objects(schema: Any) -> list[dict[str, Any]]:
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = [schema] if isinstance(schema, dict) else []
    return found + [part for one in inner for part in _objects(one)]


def _system(body: dict[str, Any]) -> None:
    system = body.get("system")
    texts = [system] if isinstance(system, str) else [block["text"] for block in system or []]
    if not all(texts):
        raise bad("system: text content blocks must be non-empty")


def _messages(messages: list[dict[str, Any]]) -> None:
    if not messages or messages[0]["role"] != "user":
        raise bad("messages: first message must use the user role")
    if messages[-1]["role"] == "assistant" and not _paused(messages[-1]):
        raise bad(
            "messages: assistant prefill is not supported; the conversation must end with a user message"
        )
    awaited: list[str] = []
    for message in messages:
        blocks = _blocks(message)
        results = [block["tool_use_id"] for block in blocks if block["type"] == "tool_result"]
        if sorted(results) != sorted(awaited):
            raise bad("messages: each tool_use must have its tool_result in the next message, and no other")
        if awaited and [b["type"] for b in blocks[: len(awaited)]] != ["tool_result"] * len(awaited):
            raise bad("messages: tool_result blocks come first")
        awaited = [block["id"] for block in blocks if block["type"] == "tool_use"]
    if awaited:
        raise bad("messages: tool_use ids were found without tool_result blocks")


def _paused(message: dict[str, Any]) -> bool:
    """What stopped with pause_turn goes back as the last message, and the model goes on."""
    blocks = message["content"]
    return isinstance(blocks, list) and any(block["type"] == "thinking" for block in blocks)


ALLOWED = {
    "user": {"text", "tool_result", "image", "document"},
    "assistant": {"text", "tool_use", "thinking", "redacted_thinking"},
}


def _blocks(message: dict[str, Any]) -> list[dict[str, Any]]:
    if message["role"] not in ALLOWED:
        raise bad(f"messages: Unexpected role {message['role']!r}")
    content = message["content"]
    blocks = [{"type": "text", "text": content}] if isinstance(content, str) else content
    if not blocks:
        raise bad("messages: content must be non-empty")
    for block in blocks:
        if block["type"] not in ALLOWED[message["role"]]:
            raise bad(f"messages: {block['type']} is not allowed in a message of the {message['role']}")
        if block["type"] == "text" and not block["text"].strip():
            raise bad("messages: text content blocks must be non-empty and contain non-whitespace text")
        if block["type"] == "image":
            _image(block["source"])
        if extra := block.keys() - FIELDS[block["type"]]:
            raise bad(f"messages: {extra.pop()}: Extra inputs are not permitted")
    return list(blocks)


FIELDS = {
    "text": {"type", "text", "cache_control"},
    "tool_use": {"type", "id", "name", "input", "cache_control"},
    "tool_result": {"type", "tool_use_id", "content", "is_error", "cache_control"},
    "thinking": {"type", "thinking", "signature"},
    "redacted_thinking": {"type", "data"},
    "image": {"type", "source"},
    "document": {"type", "source"},
}


def _image(source: Any) -> tuple[int, int]:
    """Its size in pixels. Refused: what platform.claude.com/docs/en/build-with-claude/vision does not take."""
    if source.keys() != {"type", "media_type", "data"} or source["type"] != "base64":
        raise bad("image.source: expected base64 with media_type and data")
    form = IMAGES.get(source["media_type"])
    if form is None:
        raise bad(f"image.source.media_type: {source['media_type']!r} is not supported")
    if len(source["data"]) > MOST_IMAGE:
        raise bad("image.source.base64: image exceeds 5 MB maximum")
    try:
        with Image.open(
            io.BytesIO(base64.b64decode(source["data"], validate=True)), formats=(form,)
        ) as found:
            size = found.size
    except (ValueError, OSError) as error:
        raise bad("image.source.base64: Could not process image") from error
    if max(size) > MOST_SIDE:
        raise bad("image: dimensions exceed 8000 pixels")
    return size


def image_tokens(body: dict[str, Any]) -> int:
    """What the pictures of a request count: a token for 750 pixels, as they come: they were made small before."""
    return sum(
        width * height // PIXELS_A_TOKEN
        for message in body["messages"]
        for block in (message["content"] if isinstance(message["content"], list) else ())
        if block["type"] == "image"
        for width, height in [_image(block["source"])]
    )


def without_pictures(message: dict[str, Any]) -> dict[str, Any]:
    """The message as its words are counted."""
    content = message["content"]
    if isinstance(content, str):
        return message
    return {**message, "content": [block for block in content if block["type"] != "image"]}


def _bound(body: dict[str, Any], issued: dict[str, str]) -> None:
    for place, message in enumerate(body["messages"]):
        for block in message["content"] if isinstance(message["content"], list) else ():
            if block["type"] == "thinking" and issued.get(block["signature"]) != prefix(body, place):
                raise bad("messages: thinking blocks cannot be replayed behind a prefix that was changed")
