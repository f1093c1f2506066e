"""Between which latitudes and longitudes does a country lie, roughly?

Rounded outward to half a degree from general geography; the islands far from a mainland are left out. It finds
swapped or foreign coordinates, it draws no border.
"""

from __future__ import annotations

from collections.abc import Mapping

# Code: south, west, north, east, in degrees. Morocco includes the southern provinces.
BOXES: Mapping[str, tuple[float, float, float, float]] = {
    "AE": (22.5, 51.0, 26.5, 56.5),
    "DZ": (18.5, -9.0, 37.5, 12.0),
    "EG": (21.5, 24.5, 32.0, 37.0),
    "ES": (35.5, -9.5, 44.0, 4.5),
    "FR": (41.0, -5.5, 51.5, 10.0),
    "GR": (34.5, 19.0, 42.0, 30.0),
    "IT": (35.0, 6.5, 47.5, 19.0),
    "MA": (20.5, -17.5, 36.0, -1.0),
    "PT": (36.5, -10.0, 42.5, -6.0),
    "SN": (12.0, -18.0, 17.0, -11.0),
    "TN": (30.0, 7.5, 37.5, 12.0),
    "TR": (35.5, 25.5, 42.5, 45.0),
}
