"""Traditional characters: which they are, their simplified forms, whether a text is set in them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.text.characters import HAN

_HAN = re.compile(f"[{HAN}]")
_SHARE = 0.02


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional script: a few characters of each hundred show it."""
    shown = sum(text.count(character) for character in set(text) if is_only_traditional(character))
    return shown > 0 and shown > _SHARE * len(_HAN.findall(text))


def simplified(text: str) -> str:
    """The text in simplified script, one character for one, so that offsets hold.

    Some characters of traditional script are in use in both (於, 著): they change only in a text
    that has others of which there is no doubt.
    """
    characters = set(text)
    if not any(is_only_traditional(character) for character in characters):
        return text
    return text.translate({ord(c): simplified_form(c) for c in characters if _HAN.match(c)})


@cache
def is_only_traditional(character: str) -> bool:
    """Whether only traditional Chinese has a character."""
    return not _is_common(character) and simplified_form(character) != character


@cache
def simplified_form(character: str) -> str:
    """The simplified form of a character; itself where it has none of its own."""
    form = str(_converter().convert(character))
    return form if len(form) == 1 else character


def _is_common(character: str) -> bool:
    """Whether a character is in GB 2312, the set of simplified Chinese, or no Han at all."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return _HAN.fullmatch(character) is None
    return True


@cache
def _converter() -> Any:  # noqa: ANN401 - the package has no types
    from opencc import OpenCC  # type: ignore[import-untyped]

    return OpenCC("t2s")
