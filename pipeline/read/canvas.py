"""The canonical text of a file that is not text: written line by line, each knowing its range."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.document import Line, LineRole
from pipeline.text.passage import Span

# A form feed parts the files of one document, so none may stand inside a line either.
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Canvas:
    """Gathers canonical text; what is written is a line of it."""

    def __init__(self, file: int, offset: int) -> None:
        """Begin an empty text.

        Args:
            file: index of the file in the document.
            offset: where in the document's text this one begins.
        """
        self._file, self._position = file, offset
        self._pieces: list[str] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def lines(self, text: str, role: LineRole = "body") -> tuple[Line, ...]:
        """Write a text, each of its lines on a line of its own; blank ones are left out."""
        cleaned = _SURROGATES.sub("\ufffd", text)
        printed = [piece.strip() for piece in _LINE_ENDS.split(cleaned)]
        return tuple(self._line(piece, role) for piece in printed if piece)

    def cell(self, texts: Iterable[str], role: LineRole = "body") -> tuple[Line, ...]:
        """Write the lines of a table's cell, with a tab behind the last."""
        lines = tuple(line for text in texts for line in self.lines(text, role))
        if lines:
            self._replace_end("\t")
        else:
            self._write("\t")
        return lines

    def end_row(self) -> None:
        """Begin a new line behind the cells of a table's row."""
        if self._pieces:
            self._replace_end("\n")

    def _line(self, text: str, role: LineRole) -> Line:
        span = Span(self._position, self._position + len(text))
        self._write(text)
        self._write("\n")
        return Line(span, self._file, role=role)

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._position += len(piece)

    def _replace_end(self, end: str) -> None:
        self._pieces[-1] = end
