"""Signs that stand in a symbol font, as the characters that they look like."""

from __future__ import annotations

# Wingdings and Symbol put their signs at F020-F0FF of the private use area.
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
    0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + index: chr(ord("①") + index) for index in range(10)},
    **{0x8C + index: chr(ord("❶") + index) for index in range(10)},
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB1: "±", 0xA5: "∞"}


def symbol(code: int, font: str) -> str:
    """The sign of a font; it stays as it is where nothing looks like it."""
    place = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    table = _SYMBOL if font.lower() == "symbol" else _WINGDINGS
    if place in table and (0xF000 <= code <= 0xF0FF or "dings" in font or font == "Symbol"):
        return table[place]
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def printable(bullet: str) -> str:
    """A bullet whose font is not known: • for any sign of a symbol font."""
    return "".join("•" if 0xE000 <= ord(c) <= 0xF8FF else c for c in bullet)
