"""Is what we did not write ourselves exactly what its authors published, and is a first load small?"""

import gzip
import hashlib

from boardroom.pages.render import STATIC

# htmx.org 2.0.11, dist/htmx.min.js as published on npm; Zero-Clause BSD.
HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
FIRST_LOAD = ("boardroom.css", "htmx.min.js", "page.js", "icon.svg")


def test_htmx_is_the_published_file() -> None:
    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == HTMX


def test_what_every_page_loads_is_small() -> None:
    plain = sum((STATIC / name).stat().st_size for name in FIRST_LOAD)
    packed = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in FIRST_LOAD)
    assert plain < 120_000
    assert packed < 45_000
