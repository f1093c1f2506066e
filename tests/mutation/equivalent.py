"""Which faults change nothing that anybody could notice, and why?"""

from __future__ import annotations

EQUIVALENT: dict[str, dict[str, str]] = {}
