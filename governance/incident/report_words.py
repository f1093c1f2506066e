"""What are a report's criteria and its degrees of confidence called?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.phrase import Phrase, say

CRITERIA: Mapping[str, Phrase] = {
    "setting_understood": say("report.c_setting"),
    "auto_import": say("report.c_import"),
    "sync_tested": say("report.c_tested"),
    "support_reason": say("report.c_support"),
    "contingency": say("report.c_contingency"),
    "reviewed_by_two": say("report.c_reviewed"),
    "confidence": say("report.s_confidence"),
    "actionable": say("report.s_actionable"),
    "risk_quantified": say("report.s_risk"),
}
CONFIDENCE: Mapping[str, Phrase] = {
    "HIGH": say("report.confidence_high"),
    "MEDIUM": say("report.confidence_medium"),
    "LOW": say("report.confidence_low"),
}
