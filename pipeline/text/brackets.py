"""Brackets and quotes: where they open, close, and stay open."""

from __future__ import annotations

PAIRS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_ROUND_OR_SQUARE = {"）": "（", "】": "【", "]": "[", "〕": "〔"}
_CLOSING = {close: opened for opened, close in PAIRS.items()}


def open_brackets(text: str) -> str:
    """The brackets that a text opens and does not close, outermost first."""
    stack: list[str] = []
    if PAIRS.keys().isdisjoint(text):
        return ""
    for character in text:
        if character in PAIRS:
            stack.append(character)
        elif stack and _CLOSING.get(character) == stack[-1]:
            stack.pop()
    return "".join(stack)


def depths(text: str) -> list[int]:
    """For each character, how many brackets are open at it (its own included)."""
    found: list[int] = []
    stack: list[str] = []
    for character in text:
        if character in PAIRS:
            stack.append(character)
        found.append(len(stack))
        if stack and _CLOSING.get(character) == stack[-1]:
            stack.pop()
    return found


def trailing_bracket(text: str) -> tuple[int, int] | None:
    """The range of the bracket that a text ends with, punctuation after it aside.

    A round bracket that never closes reaches to the end of the text.
    """
    end = len(text.rstrip("。；;，、 "))
    closing = text[end - 1 : end]
    if opening := _ROUND_OR_SQUARE.get(closing):
        depth = 0
        for index in range(end - 1, -1, -1):
            depth += (text[index] == closing) - (text[index] == opening)
            if depth == 0:
                return index, end
        return None
    opened = text.rfind("（")
    return (opened, len(text)) if opened > text.rfind("）") else None
