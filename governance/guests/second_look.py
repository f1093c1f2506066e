"""Why was a model's draft put aside, in words for whoever answers in its place?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.guests.thread import Message
from domain.phrase import Phrase, say
from governance.post.harmless import quoted


def second_look_notes(asked: Message | None) -> tuple[Phrase, ...]:
    """Why a model's draft was put aside, where one was."""
    read = asked.body.get("read", {}) if asked else {}
    why = read.get("why")
    if why is None or why == "rest":
        return ()
    words = quoted(read.get("words", ""), 40)
    if why in WHY:
        told = say("guests.why_with", why=WHY[why], words=words) if words else WHY[why]
    else:
        told = say("guests.why_rule", rule=why)
    return (say("guests.set_aside", why=told),)


WHY: Mapping[str, Phrase] = {
    "form": say("guests.why_form"),
    "unknown_fact": say("guests.why_unknown_fact"),
    "fact": say("guests.why_fact"),
    "figure": say("guests.why_figure"),
    "unanswered": say("guests.why_unanswered"),
    "promise": say("guests.why_promise"),
    "name": say("guests.why_name"),
    "language": say("guests.why_language"),
    "tone": say("guests.why_tone"),
}
