"""From how many verdicts, over how long, does the owner's trust follow?"""

from datetime import timedelta

TRUST_OVER = timedelta(days=90)
# Fewer verdicts than this say nothing about trust.
ENOUGH_VERDICTS = 25
