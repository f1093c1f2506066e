"""How is the whole story of one change told to a program?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.words.phrases import Words
from domain.prices.rates import CellValue
from governance.consent.story import Chapter, Story
from store.consent.attempts import Attempt

SCHEMA = "journal-story/1"


def as_json(story: Story, words: Words) -> dict[str, Any]:
    """The same for a program; see data/schemas/journal-story.json. Amounts are decimal strings."""
    return {
        "schema": SCHEMA,
        "property": story.hotel.id,
        "number": story.number,
        "state": story.last.state.value,
        "chapters": [_chapter_json(story, chapter, words) for chapter in story.chapters],
        "shown_on_messages": story.shown,
        "calendar": [
            {
                "room_type": seen.cell.room_type,
                "night": seen.cell.night.isoformat(),
                "channel": seen.cell.channel,
                "stage": seen.stage.value,
                "value": _fields(seen.stamp.value),
                "at": seen.stamp.at.isoformat(),
                "evidence": seen.stamp.evidence,
            }
            for seen in story.stages
        ],
        "undo": {
            "cells": story.undo_nights,
            "why_not": None if story.no_undo is None else words.plain(story.no_undo),
            "undone_by": story.undone_by,
        },
        "undoes": story.undoes,
        "replaces": story.replaces,
    }


def _chapter_json(story: Story, chapter: Chapter, words: Words) -> dict[str, Any]:
    proposal = chapter.proposal
    return {
        "proposal": proposal.id,
        "state": proposal.state.value,
        "director": proposal.director,
        "filed_by": proposal.filed_by,
        "filed_at": proposal.filed_at.isoformat(),
        "asked_by": None if proposal.asked_by is None else f"person:{proposal.asked_by}",
        "expires_at": proposal.expires_at.isoformat(),
        "fingerprint": proposal.fingerprint,
        "currency": proposal.action.currency,
        "sample": proposal.sample,
        "cells": [
            {
                "room_type": change.room_type,
                "night": change.night.isoformat(),
                "channel": change.channel,
                "before": None if change.before is None else _fields(change.before),
                "after": _fields(change.after),
            }
            for change in proposal.action.changes
        ],
        "reasons": [words.plain(reason) for reason in proposal.reasons],
        "limits": [
            {
                "limit": ruling.limit,
                "director": ruling.director,
                "level": ruling.level.name.lower(),
                "words": None if ruling.phrase is None else words.plain(ruling.phrase),
            }
            for ruling in proposal.rulings
        ],
        "verdict": {
            "by": proposal.decided_by,
            "mandate": proposal.mandate,
            "at": _iso(proposal.decided_at),
            "words": proposal.decided_words,
        },
        "journal": [
            {
                "seq": entry.seq,
                "at": entry.at.isoformat(),
                "kind": entry.kind,
                "actor": entry.actor,
                "person": story.people.get(entry.actor),
                "body": dict(entry.body),
                "hash": entry.hash,
            }
            for entry in chapter.entries
        ],
        "attempts": [_attempt_json(attempt) for attempt in chapter.attempts],
        "settled_at": _iso(proposal.settled_at),
    }


def _attempt_json(attempt: Attempt) -> dict[str, Any]:
    return {
        "seq": attempt.seq,
        "sent_at": attempt.started_at.isoformat(),
        "answered_at": _iso(attempt.finished_at),
        "request": dict(attempt.request),
        "outcome": attempt.outcome,
        "tracking": attempt.tracking,
        "errors": list(attempt.errors),
        "status": attempt.status,
        "channels": [dict(channel) for channel in attempt.channels],
        "checked_at": _iso(attempt.checked_at),
        "checks": attempt.checks,
    }


def _fields(value: CellValue) -> dict[str, Any]:
    """The stated fields; the price as a decimal string."""
    return {
        name: str(found) if name == "price" else found
        for name in value.stated()
        if (found := getattr(value, name)) is not None
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
