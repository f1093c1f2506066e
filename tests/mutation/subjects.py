"""Which tests answer for a module, and must notice a fault in it?"""

from __future__ import annotations

SUBJECTS: dict[str, tuple[str, ...]] = {
    "governance/consent/mandates/coverage.py": ("tests/rules/consent/test_mandate_coverage.py",),
    "governance/consent/mandates/running.py": (
        "tests/rooms/consent/test_whose_mandate.py",
        "tests/rooms/consent/test_mandates.py",
        "tests/rooms/consent/test_mandates_in_the_morning.py",
    ),
    "governance/consent/desk/verdicts.py": (
        "tests/rules/consent/test_verdict_words.py",
        "tests/rooms/consent/test_verdict_races.py",
        "tests/rooms/consent/test_mandates.py",
        "tests/rooms/consent/test_verdicts.py",
        "tests/rooms/guests/test_reading.py",
    ),
    "governance/consent/kinds/price/adjusting.py": ("tests/rules/consent/test_adjusting.py",),
    "governance/consent/kinds/spend/adjusting.py": ("tests/rules/consent/test_adjusting.py",),
    "store/consent/mandates.py": (
        "tests/rooms/consent/test_whose_mandate.py",
        "tests/rooms/consent/test_mandates.py",
    ),
    "channels/hotelrunner/plan.py": ("tests/rules/channels/test_hotelrunner_plan.py",),
    "directors/cfo/limits/gop.py": (
        "tests/rules/result/test_gop_limit.py",
        "tests/rules/result/test_limits.py",
        "tests/rules/result/test_effect.py",
    ),
    "governance/conversation/checks/figures.py": ("tests/rules/conversation/test_prose_numbers.py",),
    "domain/result/consequence.py": (
        "tests/rules/result/test_consequence.py",
        "tests/rules/result/test_effect.py",
    ),
    "directors/revenue/limits/floor.py": ("tests/rules/consent/test_limits.py",),
    "directors/cfo/limits/split.py": (
        "tests/rules/result/test_split_limit.py",
        "tests/rules/result/test_limits.py",
    ),
    "channels/hotelrunner/receipts.py": ("tests/rules/channels/test_hotelrunner_receipts.py",),
    "domain/consent/proposal.py": ("tests/rules/consent/test_moves.py",),
}
