"""Which shapes is a chart made of, each with a class that the page's colours fill?"""

from __future__ import annotations

from markupsafe import escape


def stroke(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def label(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    """One line of text; whatever it says is escaped."""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def bar(kind: str, left: float, top: float, wide: float, high: float, said: str) -> str:
    """A filled box, which says its figure on hover; the table says it as well."""
    size = f'width="{abs(wide):.1f}" height="{abs(high):.1f}"'
    return f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" {size}><title>{escape(said)}</title></rect>'


def dot(kind: str, x: float, y: float) -> str:
    """A filled dot."""
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'


def through(shape: str, kind: str, points: list[tuple[float, float]]) -> str:
    """A `polyline` through points, or a `polygon` around them."""
    where = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<{shape} class="{kind}" points="{where}"/>'
