"""Labels that name a part of an item: 目标任务：…, 【建设内容】…, 推进举措."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from pipeline.text.characters import HAN_LETTER
from pipeline.text.column_labels import kind_of
from pipeline.text.roles import role_of_label

_LABEL = re.compile(rf"([【\[]?)({HAN_LETTER}{{2,10}})([】\]]?)([：:]?)\s*")
_HEADED = re.compile(rf"({HAN_LETTER}{{2,10}})(?:[：:。]\s*|$)")
# 项目：… and 任务：… head a column of names; in front of a paragraph they say what is to be done.
_KINDS = {"content": "content", "goal": "content", "measures": "measures", "title": "content"}


class FieldLabel(msgspec.Struct, frozen=True):
    """A label at the head of a paragraph.

    Attributes:
        name: its words.
        kind: ``content``, ``title``, ``measures``, ``duty:`` with a role; None for words that
            are in no list.
        end: where the text behind it begins.
    """

    name: str
    kind: str | None
    end: int


@lru_cache(maxsize=4096)
def field_label(text: str) -> FieldLabel | None:
    """The label that a paragraph begins with, in square brackets, before a colon, or alone.

    A duty (牵头单位：…) is no such label: it is read where responsibility is.
    """
    match = _LABEL.match(text)
    if match is None or bool(match[1]) != bool(match[3]):
        return None
    kind = _kind(match[2])
    alone = match.end() == len(text)
    if not (match[1] or match[4] or (alone and kind)) or role_of_label(match[2]):
        return None
    return FieldLabel(match[2], kind, match.end())


def headed_by(text: str) -> FieldLabel | None:
    """The label that a numbered paragraph begins with (（一）目标任务。…), duties among them."""
    match = _HEADED.match(text)
    if match is None:
        return None
    role = role_of_label(match[1])
    return FieldLabel(match[1], f"duty:{role}" if role else _kind(match[1]), match.end())


def _kind(name: str) -> str | None:
    kind = kind_of(name)
    return "title" if kind == "title" and name.endswith("名称") else _KINDS.get(kind or "")
