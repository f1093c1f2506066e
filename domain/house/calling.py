"""How do people call the parts of a decision, in French and in English?"""

from __future__ import annotations

import re
from collections.abc import Mapping

PARTS: Mapping[str, re.Pattern[str]] = {
    "decision": re.compile(r"^\s*(?:d[ée]cision|d[ée]cid[ée]|decision|decided)\s*:\s*(.+)$", re.IGNORECASE),
    "rationale": re.compile(
        r"^\s*(?:pourquoi|raison|motif|parce que|why|because|reason)\s*:\s*(.+)$", re.IGNORECASE
    ),
    "options": re.compile(r"^\s*(?:options?|choix|alternatives?)\s*:\s*(.+)$", re.IGNORECASE),
    "review": re.compile(r"^\s*(?:revoir|r[ée]vision|review)\s*:\s*(?:le\s+)?(.+)$", re.IGNORECASE),
}
