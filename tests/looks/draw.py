"""What does a chat look like on a phone? `python -m tests.looks.draw CHAT.json CHAT.png [--dark]`.

CHAT.json is a list of messages as the Bot API takes them: `text` (HTML), `reply_markup.inline_keyboard` with `text`
and `style`; `photo` is an address, and the text then its caption; also `time` ("09:00") and `mine` (true: the
person wrote it). Needs Chromium; not part of the tests.
"""

from __future__ import annotations

import argparse
import base64
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.charts.painter import paint
from bot.telegram.render import Rendered
from bot.telegram.sending import captioned

WIDTH = 390
_STYLE = Path(__file__).with_name("chat.css")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The page writes its own height into its title, where --dump-dom shows it.
_MEASURE = "<script>onload = () => { document.title = 'h' + document.body.offsetHeight }</script>"


def page(messages: Sequence[dict[str, Any]], *, title: str = "Villa Thaifa", dark: bool = False) -> str:
    """The chat as one HTML page."""
    shown = "\n".join(_message(message) for message in messages)
    return (
        f"<!doctype html><meta charset=utf-8><title></title><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f"{_MEASURE}<body class={'dark' if dark else 'light'}><header><span class=back>‹</span>"
        f"<span class=face>{html.escape(title[:1])}</span><span><b>{html.escape(title)}</b><small>bot</small>"
        f"</span></header><main>{shown}</main>"
    )


def told(rendered: Rendered, time: str) -> list[dict[str, Any]]:
    """A drawn reply as its messages: a photo with what has room under it, texts, the keyboard under the last."""
    found: list[dict[str, Any]] = [{"text": text, "time": time} for text in rendered.texts]
    if rendered.picture is not None:
        png = base64.b64encode(paint(rendered.picture.chart, rendered.picture.words)).decode()
        photo = {"photo": f"data:image/png;base64,{png}", "text": "", "time": time}
        found = [photo | {"text": "".join(rendered.texts)}] if captioned(rendered) else [photo, *found]
    rows = [[{"text": key.label, "style": key.style} for key in row] for row in rendered.keyboard]
    if rows:
        found[-1]["reply_markup"] = {"inline_keyboard": rows}
    return found


def _message(message: dict[str, Any]) -> str:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", ())
    rows = "".join(f"<div class=row>{''.join(_key(key) for key in row)}</div>" for row in keyboard)
    photo = f"<img class=photo src='{message['photo']}'>" if message.get("photo") else ""
    kinds = "message" + (" mine" if message.get("mine") else "") + (" wide" if keyboard or photo else "")
    text = message["text"].replace("<blockquote expandable>", "<blockquote class=closed>")
    text = re.sub(r"\n*(</?(?:blockquote|pre)[^>]*>)\n*", r"\1", text)  # blocks bring their own line breaks
    time = f"<span class=time>{html.escape(message.get('time', ''))}</span>"
    return f'<div class="{kinds}"><div class=bubble>{photo}<span class=words>{text}</span>{time}</div>{rows}</div>'


def _key(key: dict[str, Any]) -> str:
    return f'<div class="key {key.get("style") or ""}">{html.escape(key["text"])}</div>'


def draw(markup: str, picture: Path, scale: int = 2) -> None:
    """The page as a PNG at `scale` pixels a point of a phone; FileNotFoundError without Chromium."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise FileNotFoundError(f"none of {', '.join(_BROWSERS)} is on the PATH")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "chat.html"
        file.write_text(markup, encoding="utf-8")
        # --no-sandbox: the page is our own file, and the sandbox refuses to run as root in a container.
        run = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}",
        ]
        seen = subprocess.run(
            [*run, f"--window-size={WIDTH},400", "--dump-dom", file.as_uri()],
            check=True, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        height = re.search(r"<title>h(\d+)</title>", seen.stdout)
        size = f"--window-size={WIDTH},{height[1] if height else 900}"
        shot = f"--screenshot={picture.resolve()}"
        subprocess.run(
            [*run, size, f"--force-device-scale-factor={scale}", shot, file.as_uri()],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Draw one chat."""
    parser = argparse.ArgumentParser(prog="python -m tests.looks.draw", description=__doc__)
    parser.add_argument("chat", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--title", default="Villa Thaifa")
    options = parser.parse_args(arguments)
    messages = json.loads(options.chat.read_text(encoding="utf-8"))
    draw(page(messages, title=options.title, dark=options.dark), options.picture)


if __name__ == "__main__":
    main(sys.argv[1:])
