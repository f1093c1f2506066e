"""Which words between the rows of a list are no booking: sums, and what a colour means?"""

from __future__ import annotations

import re

TOTALS = (
    *("total", "totaux", "sous total", "sous totaux", "s total", "subtotal", "grand total", "cumul"),
    *("report", "a reporter", "recap", "recapitulatif", "summe", "totale", "totaal"),
    *("razem", "suma", "итого", "всего", "المجموع", "الاجمالي", "toplam"),
)
# « rouge = annulé »: what a colour means stands in no cell.
COLOUR = re.compile(
    r"\b(?:rouges?|jaunes?|verte?s?|bleue?s?|oranges?|gris|grise|roses?|violet|barre[es]?|surlignee?s?|couleurs?"
    r"|red|yellow|green|blue|gr[ae]y|pink|struck|highlighted|strikethrough)\b"
    r"[^=:]{0,20}(?:=|:|→|->|\b(?:sont|est|are|is|means?|signifie|veut dire)\b)"
)
