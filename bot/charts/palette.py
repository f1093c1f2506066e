"""Which colours and measures does a picture use, on a phone in daylight or in the dark?

Lengths are points of a phone 390 wide, three pixels each. The ground is the picture's own, so that it reads alike
in Telegram's light and dark themes. Text keeps a contrast of 4.5 to it (WCAG 2.2, 1.4.3), and the inks stay apart
for readers who confuse red and green.
"""

from __future__ import annotations

from governance.post.chart import Ink

WIDTH = 390.0
PIXELS = 3
MARGIN = 18.0
INSIDE = WIDTH - 2 * MARGIN

GROUND = "#faf5ec"
TEXT = "#26211c"
SOFT = "#6a6158"
RULE = "#e3dacb"
BASELINE = "#8d8377"
INKS: dict[Ink, str] = {
    Ink.MAIN: "#0f4c75",
    Ink.OTHER: "#a85a12",
    Ink.QUIET: "#756c63",
    Ink.ALERT: "#970f2c",
}
# Areas lie behind text, so they are the same inks let down with the ground.
FILLS: dict[Ink, str] = {
    Ink.MAIN: "#c6d5dc",
    Ink.OTHER: "#eed9bd",
    Ink.QUIET: "#e6ddcf",
    Ink.ALERT: "#f0cfcc",
}
QUIET_BAR = "#938779"

TITLE, BODY, SMALL = 21.0, 12.5, 10.5
LEADING = 1.28  # from baseline to baseline, in font sizes


def bar_colour(ink: Ink) -> str:
    """Bars are large: the quiet ones may be lighter than text of the same ink."""
    return QUIET_BAR if ink is Ink.QUIET else INKS[ink]
