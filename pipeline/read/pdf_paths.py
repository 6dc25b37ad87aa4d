"""What is drawn on a page: rules, pictures, and outlines that are neither."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise, repeat
from types import ModuleType
from typing import NamedTuple

import msgspec

from pipeline.read.pdf_calls import unchecked
from pipeline.read.pdf_ink import Extent, Frame

_THICKEST = 5.0
_PALEST = 250
_DEEPEST = 6
_MOST_SEGMENTS = 200
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE, _BEZIER, _MOVE = 0, 1, 2


class Drawing(msgspec.Struct):
    """Rules in the frame of reading, the share of images, and the number of other outlines."""

    rules: list[Extent] = msgspec.field(default_factory=list)
    picture_share: float = 0.0
    curve_count: int = 0


class _Matrix(NamedTuple):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: _Matrix) -> _Matrix:
        return _Matrix(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            *after.point(self.e, self.f),
        )


def drawing(pdfium: ModuleType, page: object, frame: Frame, area: float) -> Drawing:
    """Everything drawn on a page, also within form objects."""
    reader = _Reader(pdfium, frame, area)
    get, type_of = unchecked(pdfium.FPDFPage_GetObject, ctypes.c_void_p), _type_of(pdfium)
    count = pdfium.FPDFPage_CountObjects(page)
    # Most objects are text.
    kinds = map(type_of, map(get, repeat(page), range(count)))
    drawn = [index for index, kind in enumerate(kinds) if kind != _TEXT]
    reader.take((pdfium.FPDFPage_GetObject(page, index) for index in drawn), _Matrix(), 0)
    return reader.drawing


def _type_of(pdfium: ModuleType) -> Callable[[int], int]:
    """The function that says of what kind an object is, given its address."""
    type_of = unchecked(pdfium.FPDFPageObj_GetType)
    type_of.argtypes = (ctypes.c_void_p,)  # type: ignore[attr-defined]
    return type_of


class _Reader:
    def __init__(self, pdfium: ModuleType, frame: Frame, area: float) -> None:
        self.drawing = Drawing()
        self._pdfium, self._frame, self._area = pdfium, frame, area
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._codes = [ctypes.c_uint() for _ in range(4)]

    def take(self, objects: Iterator[object], outer: _Matrix, depth: int) -> None:
        """Take what is drawn by some objects."""
        pdfium = self._pdfium
        for each in objects:
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == _PATH:
                self._take_path(each, outer)
            elif kind == _IMAGE:
                self._take_image(self._bounds(each, outer))
            elif kind == _FORM and depth < _DEEPEST:
                count = pdfium.FPDFFormObj_CountObjects(each)
                inner = (pdfium.FPDFFormObj_GetObject(each, index) for index in range(count))
                self.take(inner, self._matrix(each).then(outer), depth + 1)

    def _bounds(self, each: object, outer: _Matrix) -> Extent:
        left, bottom, right, top = self._numbers
        self._pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top)
        corners = outer.point(left.value, bottom.value), outer.point(right.value, top.value)
        return self._frame.extent(*corners[0], *corners[1])

    def _matrix(self, each: object) -> _Matrix:
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFPageObj_GetMatrix(each, matrix)
        return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _take_image(self, bounds: Extent) -> None:
        if _is_thin(bounds):
            self.drawing.rules.append(bounds)
        else:
            covered = (bounds.x1 - bounds.x0) * (bounds.bottom - bounds.top)
            self.drawing.picture_share += covered / self._area

    def _take_path(self, path: object, outer: _Matrix) -> None:
        filled, stroked = self._is_filled(path), self._is_stroked(path)
        if not filled and not stroked:
            return
        bounds = self._bounds(path, outer)
        if _is_thin(bounds):
            self.drawing.rules.append(bounds)
            return
        count = self._pdfium.FPDFPath_CountSegments(path)
        if count > _MOST_SEGMENTS and not stroked:
            self.drawing.curve_count += 1
            return
        self._take_segments(path, self._matrix(path).then(outer), count, stroked)

    def _is_filled(self, path: object) -> bool:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
        return bool(mode.value) and self._is_seen(path, self._pdfium.FPDFPageObj_GetFillColor)

    def _is_stroked(self, path: object) -> bool:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
        return bool(stroke.value) and self._is_seen(path, self._pdfium.FPDFPageObj_GetStrokeColor)

    def _is_seen(self, path: object, color_of: Callable[..., int]) -> bool:
        red, green, blue, alpha = self._codes
        if not color_of(path, red, green, blue, alpha):
            return True
        return alpha.value > 0 and min(red.value, green.value, blue.value) < _PALEST

    def _take_segments(self, path: object, matrix: _Matrix, count: int, stroked: bool) -> None:
        """The straight parts of an outline: each side if stroked, thin subpaths if filled."""
        for corners, curved in self._subpaths(path, matrix, count):
            if curved:
                self.drawing.curve_count += 1
            elif stroked:
                for (x0, y0), (x1, y1) in pairwise(corners):
                    side = Extent(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                    if _is_thin(side):
                        self.drawing.rules.append(side)
            elif _is_thin(around := _around(corners)):
                self.drawing.rules.append(around)

    def _subpaths(
        self, path: object, matrix: _Matrix, count: int
    ) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        pdfium, (x, y) = self._pdfium, self._numbers[:2]
        corners: list[tuple[float, float]] = []
        curved = False
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == _MOVE and corners:
                yield corners, curved
                corners, curved = [], False
            corners.append(self._frame.point(*matrix.point(x.value, y.value)))
            curved = curved or kind == _BEZIER
            if pdfium.FPDFPathSegment_GetClose(segment) and corners[0] != corners[-1]:
                corners.append(corners[0])
        if corners:
            yield corners, curved


def _around(corners: list[tuple[float, float]]) -> Extent:
    across, along = [x for x, _ in corners], [y for _, y in corners]
    return Extent(min(across), min(along), max(across), max(along))


def _is_thin(extent: Extent) -> bool:
    """Whether a rectangle is a line to the eye, or a dot of one."""
    return min(extent.x1 - extent.x0, extent.bottom - extent.top) <= _THICKEST
