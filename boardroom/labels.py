"""Which words stand on the page beside what the house says anyway?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.phrase import Phrase, say

LABELS: Mapping[str, Phrase] = {
    "boardroom": say("page.boardroom"),
    "views": say("page.views"),
    "more": say("page.more"),
    "skip": say("page.skip"),
    "changed": say("page.changed"),
    "refresh": say("page.refresh"),
    "answer": say("page.answer"),
    "answer_hint": say("page.answer_hint"),
    "send": say("page.send"),
    "open": say("page.open"),
    "to_decide": say("page.to_decide"),
    "nothing_waits": say("page.nothing_waits"),
    "decided_lately": say("page.decided_lately"),
    "lights": say("page.lights"),
    "figures": say("page.figures"),
    "guests": say("page.guests"),
    "blockers": say("page.blockers"),
    "today": say("page.view_today"),
    "story": say("page.story"),
    "back": say("page.back"),
    "sessions": say("page.sessions"),
    "this_one": say("page.this_one"),
    "end_it": say("page.end_it"),
    "end_all": say("page.end_all"),
    "good": say("page.level_good"),
    "warn": say("page.level_warn"),
    "bad": say("page.level_bad"),
    "unknown": say("page.level_unknown"),
    "enter_closed": say("page.enter_closed"),
    "enter_over": say("page.enter_over"),
    "enter_open": say("page.enter_open"),
    "enter_button": say("page.enter_button"),
    "enter_launch": say("page.enter_launch"),
    "prove_title": say("page.prove_title"),
    "prove_why": say("page.prove_why"),
    "prove_code": say("page.prove_code"),
    "prove_button": say("page.prove_button"),
    "prove_wrong": say("page.prove_wrong"),
    "not_found": say("page.not_found"),
}
