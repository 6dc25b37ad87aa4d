"""What a cell of a table looks like, whatever its column: a number, names of units, a date."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import msgspec

from pipeline.text.cells import placeholder_of
from pipeline.text.counts import count_bracket
from pipeline.text.deadlines import is_deadline
from pipeline.text.duty_lines import begins_with_role
from pipeline.text.labels import Label, Style, label_of
from pipeline.text.numerals import from_chinese
from pipeline.text.quantity_cells import parse_value
from pipeline.text.quantity_comparators import before_pattern
from pipeline.text.quantity_units import is_unit
from pipeline.text.unit_lists import is_unit_name, listed_names

_ORDINAL = re.compile(r"(\d{1,3})[.、．]?|（(\d{1,3})）|([一二三四五六七八九十]{1,3})、?")
_SENTENCE = re.compile(r"[。；]|，.*，|，.{6}")
_DATED = re.compile(
    r"(?:20\d\d年?)?(?:[—－~至-]?\d{1,2}月)(?:\d{1,2}日)?.{0,6}|(?:20\d\d年?[—－~至-]?){1,2}"
    r"|20\d\d[.年]\d{1,2}月?.{0,4}|20\d\d年.{0,5}|.{0,4}(?:年底|月底|季度)前?.{0,4}|长期.{0,4}|全年"
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[、/／ ，][\u4e00-\u9fff·]{2,4})*")
_TOTAL = re.compile(r"(?:合|小|总|共)计(?:[（：].*)?|全部合计|累计")
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|填表说明|联系人|联系电话|填报人|制表人?|来源|责任编辑)[：:]"
)
_LONGEST_HEADING = 40
_LONGEST_BARE_HEADING = 10
_LONGEST_UNITS = 300
_HEADING_STYLES = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
_BREAKS_OFF = re.compile(rf"(?:[，、：（及和与的]|{before_pattern()})$")


class Shape(msgspec.Struct, frozen=True, dict=True):
    """What can be seen of a text by itself.

    Attributes:
        ordinal: the number that it is, as in a column of them; 0 for anything else.
        label: number at its head.
        units: share of its names that can only be organisations' (0 for a sentence).
        heading: 0 none, 1 short words that may head rows, 2 numbered or counted as a section is.
    """

    text: str
    ordinal: int
    label: Label | None
    units: float
    heading: int
    is_value: bool
    is_measure: bool
    is_placeholder: bool
    is_dated: bool
    is_deadline: bool
    is_person: bool
    is_sentence: bool
    is_total: bool
    has_digit: bool
    breaks_off: bool
    is_note: bool

    @cached_property
    def kind(self) -> str:
        """The one thing that it is most of all."""
        if not self.text or self.is_placeholder:
            return "placeholder" if self.text else "empty"
        if self.is_dated or self.is_deadline:
            return "date"
        if self.is_value:
            percent = self.text[-1] in "%％"
            return "percent" if percent else "number" if self.text[-1].isdigit() else "quantity"
        if self.units == 1:
            return "units"
        return "sentence" if self.is_sentence else "words"


@lru_cache(maxsize=8192)
def shape_of(text: str) -> Shape:
    """Look at a normalised text."""
    label = label_of(text)
    units = _share_of_units(text)
    bare = text.strip("★☆*●")
    return Shape(
        text=text,
        ordinal=_ordinal(text),
        label=label,
        units=units,
        heading=_heading(text, label, units),
        is_value=parse_value(text) is not None,
        is_measure=is_unit(text) or bool(re.fullmatch(r".{0,4}（(?:%|％|.{1,4})）", text)),
        is_placeholder=bool(text) and placeholder_of(text) is not None,
        is_dated=len(text) <= 16 and _DATED.fullmatch(text) is not None,
        is_deadline=is_deadline(text),
        is_person=_PERSON.fullmatch(bare) is not None and not units,
        is_sentence=len(text) > 18 or _SENTENCE.search(text) is not None,
        is_total=_TOTAL.fullmatch(text) is not None,
        has_digit=any(c.isdigit() for c in text),
        is_note=_NOTE.match(text) is not None,
        breaks_off=_BREAKS_OFF.search(text) is not None,
    )


def _ordinal(text: str) -> int:
    match = _ORDINAL.fullmatch(text) if len(text) <= 5 else None
    if match is None:
        return 0
    return int(match[1] or match[2] or from_chinese(match[3]) or 0)


def _share_of_units(text: str) -> float:
    if len(text) > _LONGEST_UNITS or "。" in text[:-1] or "；" in text[:-1]:
        return 0.0
    if begins_with_role(text):
        return 1.0
    names = [each.name for each in listed_names(text, 0, len(text))]
    certain = sum(is_unit_name(name.strip("★☆*●")) for name in names)
    return certain / len(names) if names else 0.0


def _heading(text: str, label: Label | None, units: float) -> int:
    """How much a line by itself looks like the heading of the rows below it."""
    if not text or len(text) > _LONGEST_HEADING or text[-1] in "。；，、":
        return 0
    if (label and label.style in _HEADING_STYLES and label.end < len(text)) or (
        count_bracket(text) is not None and "（" in text
    ):
        return 2
    plain = len(text) <= _LONGEST_BARE_HEADING and not units and not any(map(str.isdigit, text))
    return 1 if plain else 0
