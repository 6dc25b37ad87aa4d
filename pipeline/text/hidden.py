"""Characters that cannot be seen but change what is seen, shown by their numbers."""

from __future__ import annotations

import re
import unicodedata


def _is_hidden(code: int) -> bool:
    """Control, format (bidirectional, zero-width, tags), private, surrogate, odd line ends."""
    kind = unicodedata.category(chr(code))
    return kind in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and chr(code) not in "\t\n"


def _class() -> str:
    """The hidden characters as ranges of a character class."""
    codes = [code for code in range(0x10000) if _is_hidden(code)]
    wide = "\U000e0000-\U000e007f\U000f0000-\U0010ffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    return "".join(f"\\u{code:04x}" for code in codes if not 0xE000 <= code < 0xF900) + (
        "\ue000-\uf8ff" + wide
    )


CLASS = _class()
"""All of them as a character class of a regular expression, without its brackets."""

_HIDDEN = re.compile(f"[{CLASS}]")


def plain(text: object) -> str:
    """A text in which hidden characters stand as ⟦U+202E⟧."""
    return _HIDDEN.sub(lambda found: f"⟦{name_of(found[0])}⟧", str(text))


def name_of(character: str) -> str:
    """As U+202E."""
    return f"U+{ord(character):04X}"
