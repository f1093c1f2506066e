"""Charts of the sample house, to be looked at: `python -m tests.looks.charts FOLDER`.

Each is written as it is sent (NAME.png) and as a phone 390 wide shows it in both themes (NAME-phone.png).
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from bot.charts.painter import paint
from bot.words.phrases import Words
from tests.looks.sample_charts import CHARTS, TODAY

THEMES = {"light": ("#c4d8cf", "#ffffff"), "dark": ("#0e1621", "#182533")}
BUBBLE = 344


def on_phone(png: bytes) -> Image.Image:
    """The picture in a chat, in both themes side by side, at the points of a phone."""
    picture = Image.open(io.BytesIO(png))
    shown = picture.resize((BUBBLE, round(BUBBLE * picture.height / picture.width)), Image.Resampling.LANCZOS)
    found = Image.new("RGB", (780, shown.height + 90))
    for n, (sky, bubble) in enumerate(THEMES.values()):
        side = Image.new("RGB", (390, found.height), sky)
        pen = ImageDraw.Draw(side)
        pen.rounded_rectangle((8, 12, 8 + BUBBLE + 4, found.height - 14), 14, fill=bubble)
        side.paste(shown, (10, 14))
        pen.text((20, shown.height + 26), "Légende de la réponse, 14:02", fill="#7d8b99")
        found.paste(side, (390 * n, 0))
    return found


def main(folder: Path) -> None:
    """Every chart in French."""
    folder.mkdir(parents=True, exist_ok=True)
    french = Words("fr", ZoneInfo("Africa/Casablanca"), TODAY)
    for make in CHARTS:
        png = paint(make(), french)
        (folder / f"{make.__name__}.png").write_bytes(png)
        on_phone(png).save(folder / f"{make.__name__}-phone.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
