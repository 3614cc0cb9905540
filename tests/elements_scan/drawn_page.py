"""Process tables drawn as pictures, of which every rule, shape and word is known. Units: points, as on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]

XS = (40.0, 70.0, 250.0, 330.0, 410.0, 490.0, 600.0, 670.0, 780.0)
YS = (90.0, 110.0, 135.0, 200.0, 265.0, 330.0, 395.0)
TEKS = ("Menerima berkas", "dari pemohon dan", "mencatat di buku")


@dataclass
class Drawn:
    """A page under the pen. dpi: pixels per inch; ink: grey of everything drawn; line: thickness of lines, points."""

    dpi: float = 200
    lebar: float = 842.0
    tinggi: float = 595.0
    ink: int = 20
    line: float = 0.75
    image: Image = field(init=False)

    def __post_init__(self) -> None:
        self.image = np.full((self.px(self.tinggi), self.px(self.lebar)), 255, np.uint8)

    def px(self, points: float) -> int:
        return round(points * self.dpi / 72)

    def stroke(
        self, x0: float, y0: float, x1: float, y1: float, width: float | None = None, ink: int | None = None
    ) -> None:
        thick = max(1, self.px(width or self.line))
        colour = self.ink if ink is None else ink
        cv2.line(self.image, (self.px(x0), self.px(y0)), (self.px(x1), self.px(y1)), colour, thick)

    def text(self, words: str, x: float, y: float, size: float = 9) -> None:
        scale = cv2.getFontScaleFromHeight(cv2.FONT_HERSHEY_SIMPLEX, max(1, self.px(size * 0.7)), 1)
        thick = max(1, self.px(0.7))
        cv2.putText(
            self.image, words, (self.px(x), self.px(y)), cv2.FONT_HERSHEY_SIMPLEX, scale, self.ink, thick, cv2.LINE_AA
        )

    def polygon(self, corners: list[tuple[float, float]], fill: int | None = None, width: float = 1.0) -> None:
        points = np.array([(self.px(x), self.px(y)) for x, y in corners], np.int32)
        if fill is not None:
            cv2.fillPoly(self.image, [points], fill)
        cv2.polylines(self.image, [points], True, self.ink, max(1, self.px(width)))

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: int | None = 255) -> None:
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill)

    def diamond(self, x0: float, y0: float, x1: float, y1: float) -> None:
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        self.polygon([(cx, y0), (x1, cy), (cx, y1), (x0, cy)], 255)

    def capsule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        r = (y1 - y0) / 2
        turn = np.linspace(-np.pi / 2, np.pi / 2, 24)
        right = [(x1 - r + r * float(np.cos(t)), y0 + r + r * float(np.sin(t))) for t in turn]
        left = [(x0 + r - r * float(np.cos(t)), y1 - r - r * float(np.sin(t))) for t in turn]
        self.polygon(right + left, 255)

    def pentagon(self, x0: float, y0: float, x1: float, y1: float) -> None:
        low = y0 + 0.6 * (y1 - y0)
        self.polygon([(x0, y0), (x1, y0), (x1, low), ((x0 + x1) / 2, y1), (x0, low)], 255)

    def grid(self, xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> None:
        for x in xs:
            self.stroke(x, ys[0], x, ys[-1])
        for y in ys:
            self.stroke(xs[0], y, xs[-1], y)

    def arrow(self, *corners: tuple[float, float]) -> None:
        for (x0, y0), (x1, y1) in pairwise(corners):
            self.stroke(x0, y0, x1, y1)
        (x0, y0), (x, y) = corners[-2:]
        along = np.sign(x - x0), np.sign(y - y0)
        back = (x - 5 * along[0], y - 5 * along[1])
        side = (2.5 * along[1], 2.5 * along[0])
        head = [(x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
        cv2.fillPoly(self.image, [np.array([(self.px(a), self.px(b)) for a, b in head], np.int32)], self.ink)


def process_table(**kwargs: float) -> Drawn:
    """Four steps over four roles: capsule, box, diamond that returns, capsule, all tied by arrows; text elsewhere."""
    page = Drawn(**kwargs)  # type: ignore[arg-type]
    page.grid()
    page.text("Prosedur contoh pengelolaan berkas", 40, 75, 11)
    for i, y in enumerate(YS[2:-1]):
        page.text(str(i + 1), 52, y + 20)
        for j, words in enumerate(TEKS):
            page.text(words, 76, y + 18 + 12 * j)
        page.text("berkas lengkap", 496, y + 20)
        page.text("15 menit", 610, y + 20)
        page.text("agenda surat", 676, y + 20)
    page.capsule(265, 150, 315, 178)
    page.box(345, 215, 395, 245)
    page.diamond(422, 275, 478, 315)
    page.capsule(265, 350, 315, 378)
    page.arrow((290, 178), (290, 230), (345, 230))
    page.arrow((395, 230), (450, 230), (450, 275))
    page.arrow((422, 295), (370, 295), (370, 245))
    page.arrow((450, 315), (450, 364), (315, 364))
    page.text("Tidak", 380, 290, 8)
    page.text("Ya", 455, 328, 8)
    return page
