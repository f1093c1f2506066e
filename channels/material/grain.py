"""How sharp is a picture, how fine are its details, and what other picture is it like?"""

from __future__ import annotations

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

_GRAIN = 1.0  # less power than this is no detail at all
_TILE, _LOOKED_AT, _SPECTRUM = 64, 1024, 512  # pixels


def likeness(upright: Image.Image) -> str:
    """The perceptual hash: 64 bits as hexadecimal digits; two of the same picture differ in few of them."""
    return str(imagehash.phash(upright))


def sharpness(grey: Image.Image) -> float:
    """How much edges stand out in the sharpest tenth of the picture, seen at a thousand pixels."""
    small = grey.copy()
    small.thumbnail((_LOOKED_AT, _LOOKED_AT))
    values = np.asarray(small, dtype=np.float32)
    edges = (
        values[1:-1, 1:-1] * 4 - values[:-2, 1:-1] - values[2:, 1:-1] - values[1:-1, :-2] - values[1:-1, 2:]
    )
    high, wide = (side // _TILE for side in edges.shape)
    tiles = edges[: high * _TILE, : wide * _TILE].reshape(high, _TILE, wide, _TILE).var(axis=(1, 3))
    return float(np.percentile(tiles, 90))


def fineness(grey: Image.Image) -> float:
    """What the finest details weigh against middling ones, amid the picture: an enlarged one has none."""
    side = min(_SPECTRUM, *grey.size)
    left, top = ((whole - side) // 2 for whole in grey.size)
    values = np.asarray(grey.crop((left, top, left + side, top + side)), dtype=np.float32)
    window: NDArray[np.float32] = np.hanning(side).astype(np.float32)
    power = (
        np.abs(np.fft.fftshift(np.fft.fft2((values - values.mean()) * window[:, None] * window[None, :])))
        ** 2
    )
    down, across = np.indices(power.shape)
    radius = np.hypot(down - side / 2, across - side / 2) / (side / 2)
    middling = float(power[(radius > 0.25) & (radius < 0.5)].mean())
    finest = float(power[(radius > 0.6) & (radius < 0.95)].mean())
    return finest / middling if middling > _GRAIN else 1.0
