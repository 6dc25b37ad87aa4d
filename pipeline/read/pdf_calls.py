"""Fast calls of PDFium.

The bindings check every argument of every call, which takes longer than most functions of
PDFium themselves. A page has thousands of characters, of which several things are asked each.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any


def unchecked(function: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:  # noqa: ANN401
    """The same function of the library without that check.

    Args:
        function: one of ``pypdfium2.raw``.
        result: the C type of what it gives back.

    A call is given a pointer as a pointer object or by ``byref``, never as a number, and
    numbers only where the function takes an ``int``.
    """
    plain = type(function)(ctypes.cast(function, ctypes.c_void_p).value)
    plain.restype = result
    called: Callable[..., Any] = plain
    return called


def asked(
    function: Callable[..., Any],
    of: object,
    indices: Sequence[int],
    kind: type[ctypes.Structure | ctypes.c_double],
    outputs: int = 1,
) -> list[list[float]]:
    """What a function says of many things, in one go: a list for each number that it gives.

    Args:
        function: without checks; takes what it is asked of, an index, and where to write.
        of: what it is asked of.
        indices: which it is asked about.
        kind: what it writes: a structure of floats, or a double.
        outputs: how many of these, each at a place of its own.
    """
    size = ctypes.sizeof(kind)
    answers = (kind * (outputs * len(indices)))()
    step = outputs * size
    places = [
        map(ctypes.byref, repeat(answers), range(at * size, len(indices) * step, step))
        for at in range(outputs)
    ]
    deque(map(function, repeat(of), indices, *places), maxlen=0)
    numbers = array("d" if kind is ctypes.c_double else "f", bytes(answers))
    width = step // numbers.itemsize
    return [numbers[at::width].tolist() for at in range(width)]
