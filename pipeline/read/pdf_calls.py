"""Fast calls of PDFium.

The bindings check every argument of every call, which takes longer than most functions of
PDFium themselves. A page has thousands of characters, of which several things are asked each.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
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
