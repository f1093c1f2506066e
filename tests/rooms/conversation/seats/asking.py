"""How does a test ask a seat's tool?"""

from __future__ import annotations

import json
from typing import Any

from directors import seated
from governance.contract import Ground, Tool, ToolResult
from governance.conversation.prompt import composed


def tool_of(slug: str, name: str) -> Tool:
    """That seat's tool of that name, the code tools included."""
    [seat] = [seat for seat in seated() if seat.slug == slug]
    return {one.name: one for one in composed(seat).tools}[name]


async def ask(ground: Ground, slug: str, name: str, **given: Any) -> ToolResult:
    return await tool_of(slug, name).run(ground, given)


async def told(ground: Ground, slug: str, name: str, **given: Any) -> dict[str, Any]:
    result = await ask(ground, slug, name, **given)
    assert not result.error, result.text
    found: dict[str, Any] = json.loads(result.text)
    if "rows" in found:
        found["rows"] = [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
    return found
