"""What is printed on a page: glyphs and rules, in the frame in which the page is read.

Coordinates are PDF points from the top left corner, y downwards. A page that is printed
sideways is turned first; ``PageInk.to_page`` leads back to the page as a viewer shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

ASCENT, DESCENT = 0.82, 0.18
SLANTED = 9


class Extent(NamedTuple):
    """A rectangle without a page: of a glyph, a line, a cell."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height at which its middle lies."""
        return (self.top + self.bottom) / 2


class Glyph(NamedTuple):
    """A printed character.

    Attributes:
        text: the character.
        x0: left end of its advance.
        top: upper end of its em box.
        x1: right end of its advance.
        bottom: lower end of its em box.
        em: font size as printed.
        turn: quarter turns clockwise from upright; SLANTED for any other angle.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    turn: int


class Frame(NamedTuple):
    """A turn by right angles and a shift: ``x' = ax + cy + e``, ``y' = bx + dy + f``."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def extent(self, x0: float, y0: float, x1: float, y1: float) -> Extent:
        """Where a rectangle comes to lie, its corners in any order."""
        (u0, v0), (u1, v1) = self.point(x0, y0), self.point(x1, y1)
        return Extent(min(u0, u1), min(v0, v1), max(u0, u1), max(v0, v1))

    def then(self, after: Frame) -> Frame:
        """This frame followed by another."""
        (e, f) = after.point(self.e, self.f)
        return Frame(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            e,
            f,
        )

    def inverse(self) -> Frame:
        """The frame that undoes this one."""
        scale = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / scale, -self.b / scale, -self.c / scale, self.a / scale
        return Frame(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))


def upright(turn: int, width: float, height: float) -> Frame:
    """The frame in which text at so many quarter turns is upright.

    Args:
        turn: quarter turns clockwise from upright.
        width: of the page as it is.
        height: of the page as it is.
    """
    return (
        Frame(),
        Frame(0, -1, 1, 0, 0, width),
        Frame(-1, 0, 0, -1, width, height),
        Frame(0, 1, -1, 0, height, 0),
    )[turn % 4]


class PageInk(msgspec.Struct, frozen=True):
    """The ink of one page.

    Attributes:
        number: of the page, from 1.
        width: in the frame of reading.
        height: in the frame of reading.
        glyphs: in the order of the file.
        rules: thin strokes and bars, as rectangles.
        to_page: from the frame of reading to the page as shown.
        picture_share: share of the page that images cover.
        curve_count: drawn outlines that are no rules.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Extent] = ()
    to_page: Frame = Frame()
    picture_share: float = 0.0
    curve_count: int = 0

    @property
    def solid_count(self) -> int:
        """Number of glyphs that are not white space."""
        return sum(not glyph.text.isspace() for glyph in self.glyphs)

    @property
    def unknown_share(self) -> float:
        """Share of glyphs of which the font does not say which character they are."""
        return [glyph.text for glyph in self.glyphs].count("\ufffd") / max(len(self.glyphs), 1)
