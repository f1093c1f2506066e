"""What does Telegram make of a text in HTML parse mode: plain text with entities, or a refusal?

Rules: https://core.telegram.org/bots/api#html-style and the messages of tdlib's HTML entity parser. Stricter
than Telegram in one respect: what Telegram drops in silence (a link without a usable address, formatting
inside code, nested quotes) is refused here, because the reader would not see what the author meant.
"""

import re
from dataclasses import dataclass
from typing import Any, NoReturn

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
TOKEN = re.compile(
    r"""</(?P<end>[^\s>]*)\s*(?P<end_closed>>?)
      | <(?P<start>[^\s>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)(?P<start_closed>>?)
      | &(?P<entity>\#x[0-9a-f]{1,6}|\#[0-9]{1,7}|lt|gt|amp|quot);
      | (?P<text>[^<&]+|&)""",
    re.VERBOSE | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"'<]+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.\-]+))?""")
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LINK = re.compile(r"(https?|tg|mailto|tel):\S+", re.IGNORECASE)


class EntitiesError(Exception):
    """The text after `can't parse entities: ` in Telegram's answer."""


@dataclass(frozen=True)
class Formatted:
    """A text as the reader sees it; entity offsets and lengths in UTF-16 code units."""

    plain: str
    entities: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class _Open:
    tag: str
    begin: int
    attributes: dict[str, str]


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units, so most emoji count two."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> Formatted:
    """Parse `source`; raises EntitiesError in tdlib's words, with byte offsets into UTF-8."""
    plain, stack, entities = "", list[_Open](), list[dict[str, Any]]()
    for token in TOKEN.finditer(source):
        offset = len(source[: token.start()].encode())
        if (name := token["end"]) is not None:
            entities += _closed(stack, name, bool(token["end_closed"]), plain, offset)
        elif (name := token["start"]) is not None:
            if not token["start_closed"] and (not token["attributes"] or name.lower() in TAGS):
                raise EntitiesError(f"Unclosed start tag at byte offset {offset}")
            stack.append(_opened(stack, name, token["attributes"], utf16_length(plain), offset))
        else:
            plain += _decoded(token["entity"]) if token["entity"] else token["text"]
    if stack:
        raise EntitiesError(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return _trimmed(plain, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))


def _decoded(entity: str) -> str:
    if not entity.startswith("#"):
        return ENTITIES.get(entity, f"&{entity};")
    code = int(f"0{entity[1:]}", 0) if entity[1] in "xX" else int(entity[1:])
    return chr(code) if 0 < code < 0x10FFFF else f"&{entity};"


def _opened(stack: list[_Open], name: str, attributes: str, begin: int, offset: int) -> _Open:
    tag = name.lower()
    if tag not in TAGS:
        raise EntitiesError(f'Unsupported start tag "{tag}" at byte offset {offset}')
    found: dict[str, str] = {}
    position = 0
    while attributes[position:].strip():
        match = ATTRIBUTE.match(attributes, position)
        if not match:
            raise EntitiesError(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
        found[match[1].lower()] = re.sub(
            TOKEN.pattern, _attribute_text, (match[2] or "").strip("\"'"), flags=TOKEN.flags
        )
        position = match.end()
    _check_attributes(tag, found, offset)
    _check_nesting([opened.tag for opened in stack], tag, offset)
    return _Open(tag, begin, found)


def _attribute_text(token: re.Match[str]) -> str:
    return _decoded(token["entity"]) if token["entity"] else token[0]


def _check_attributes(tag: str, attributes: dict[str, str], offset: int) -> None:
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise EntitiesError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if tag == "tg-emoji" and not attributes.get("emoji-id", "").isdecimal():
        raise EntitiesError("Invalid custom emoji identifier specified")


def _check_nesting(outer: list[str], tag: str, offset: int) -> None:
    inside = outer[-1] if outer else ""
    if inside in {"code", "pre"} and (inside, tag) != ("pre", "code"):
        _lost(f'Tag "{tag}" inside "{inside}"', offset)
    if TAGS[tag] in {"blockquote", "text_link"} and any(TAGS[other] == TAGS[tag] for other in outer):
        _lost(f'Tag "{tag}" inside itself', offset)


def _lost(what: str, offset: int) -> NoReturn:
    raise EntitiesError(f"{what} would be dropped in silence at byte offset {offset}")


def _closed(stack: list[_Open], name: str, whole: bool, plain: str, offset: int) -> list[dict[str, Any]]:
    if not stack:
        raise EntitiesError(f"Unexpected end tag at byte offset {offset}")
    if not whole:
        raise EntitiesError(f"Unclosed end tag at byte offset {offset}")
    opened = stack.pop()
    if name and name.lower() != opened.tag:
        expected, found = f'"</{opened.tag}>"', f'"</{name.lower()}>"'
        raise EntitiesError(f"Unmatched end tag at byte offset {offset}, expected {expected}, found {found}")
    length = utf16_length(plain) - opened.begin
    if not length:
        return []
    entity: dict[str, Any] = {"type": TAGS[opened.tag], "offset": opened.begin, "length": length}
    if opened.tag == "a":
        text = plain.encode("utf-16-le")[opened.begin * 2 :].decode("utf-16-le")
        entity["url"] = opened.attributes.get("href") or text
        if not LINK.fullmatch(entity["url"]):
            _lost(f"The link {entity['url']!r}", offset)
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    if opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.attributes["emoji-id"]
    return [entity]


def _trimmed(plain: str, entities: list[dict[str, Any]]) -> Formatted:
    """Telegram cuts white space at both ends; entities keep to what is left."""
    left, end = len(plain) - len(plain.lstrip()), utf16_length(plain.rstrip())
    kept = []
    for entity in entities:
        begin = max(entity["offset"], left)
        length = min(entity["offset"] + entity["length"], end) - begin
        if length > 0:
            kept.append(entity | {"offset": begin - left, "length": length})
    return Formatted(plain.strip(), tuple(kept))
