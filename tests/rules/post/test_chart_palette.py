"""Is a picture legible in daylight, in the dark, and to eyes that confuse red and green?"""

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from bot.charts.palette import GROUND, INKS, QUIET_BAR, SOFT, TEXT

Colour = npt.NDArray[np.float64]
# Full loss of the red or the green cones, in linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based
# Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table of severity 1.0.
LOSSES = {
    "none": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
# sRGB to CIE Lab under D65, by way of XYZ.
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = XYZ @ np.ones(3)


def linear(colour: str) -> Colour:
    channels = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Colour) -> Colour:
    scaled = (XYZ @ np.clip(rgb, 0, 1)) / WHITE
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("colour", [TEXT, SOFT, *INKS.values()])
def test_text_stands_out_from_its_ground(colour: str) -> None:
    assert contrast(colour, GROUND) >= 4.5


def test_bars_stand_out_from_their_ground() -> None:
    assert contrast(QUIET_BAR, GROUND) >= 3  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("loss", LOSSES)
def test_the_inks_stay_apart_for_every_eye(loss: str) -> None:
    for one, other in combinations(INKS.values(), 2):
        apart = np.linalg.norm(lab(LOSSES[loss] @ linear(one)) - lab(LOSSES[loss] @ linear(other)))
        assert apart > 20, (one, other, apart)
