"""How does a message wait in the outbox?"""

from __future__ import annotations

from typing import Any

from domain.phrase_json import decode, encode
from governance.post.chart_json import chart_from_json, chart_to_json
from governance.post.replies import Attached, Block, Button, Line, Reply, Tone


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """The reply as plain JSON, phrases untranslated: the language is the reader's, chosen when it is sent."""
    return {
        "blocks": [
            {
                "folded": block.folded,
                "lines": [
                    {
                        "say": encode(ln.phrase),
                        "bold": ln.bold,
                        "quiet": ln.quiet,
                        "mono": ln.mono,
                        "prose": ln.prose,
                    }
                    for ln in block.lines
                ],
            }
            for block in reply.blocks
        ],
        "buttons": [
            [{"say": encode(b.label), "data": b.data, "tone": b.tone.value} for b in row]
            for row in reply.buttons
        ],
        "silent": reply.silent,
        "chart": chart_to_json(reply.chart) if reply.chart else None,
        "file": [reply.file.digest, reply.file.name] if reply.file else None,
    }


def reply_from_json(stored: dict[str, Any]) -> Reply:
    """The reply that `reply_to_json` wrote."""
    return Reply(
        tuple(
            Block(
                tuple(
                    Line(
                        decode(ln["say"]),
                        bold=ln["bold"],
                        quiet=ln["quiet"],
                        mono=ln["mono"],
                        prose=ln.get("prose", False),  # absent in rows of earlier versions
                    )
                    for ln in block["lines"]
                ),
                folded=block["folded"],
            )
            for block in stored["blocks"]
        ),
        tuple(
            tuple(Button(decode(b["say"]), b["data"], Tone(b["tone"])) for b in row)
            for row in stored["buttons"]
        ),
        stored["silent"],
        chart_from_json(stored["chart"]) if stored.get("chart") else None,  # rows of before have none
        Attached(*stored["file"]) if stored.get("file") else None,
    )
