"""Signs printed at the names of units (★市民政局), and the notes that say what a sign means."""

from __future__ import annotations

import re

SIGNS = "★☆▲△●◆◇■*※#"
# 李* and 某** are names with characters left out.
_BEFORE = re.compile(rf"[{re.escape(SIGNS)}]\s*")
_BEHIND = re.compile(rf"(?<=.{{3}})(?<!\*)[{re.escape(SIGNS)}]$")
_SIGN = f"[{re.escape(SIGNS)}]"
_OPEN, _CLOSE = "[“‘（]?", "[”’）]?"
_MEANS = r"(?:为|是|系|表示)[^，。；）]{0,20}"
_NOTE = re.compile(
    rf"(?:标注?|带|注|加|打|画|划|有)(?:有|了|注)?{_OPEN}(?P<sign>{_SIGN}){_CLOSE}(?:号|标[志识记])?"
    rf"(?:的|者)?(?P<what>[^，。；）]{{0,12}}?{_MEANS})"
    rf"|(?:^|[，。；：（]){_OPEN}(?P<alone>{_SIGN}){_CLOSE}号?(?:的|者)?(?P<said>{_MEANS})"
)
_LEADS = re.compile(r"牵头|主办|主责|首要责任|第一责任|主要责任")


def without_sign(printed: str) -> tuple[int, int, str]:
    """Where a name begins and ends within the sign before or behind it, and that sign or none."""
    before, behind = _BEFORE.match(printed), _BEHIND.search(printed)
    start = before.end() if before and not printed.startswith("**") else 0
    end = behind.start() if behind else len(printed)
    sign = printed[:start].strip() or printed[end:]
    return start, end, sign


def is_note(text: str) -> bool:
    """Whether a text says what a sign means and nothing else (标★的为牵头单位)."""
    return _NOTE.match(text.strip("（）")) is not None


def noted(text: str) -> dict[str, bool]:
    """The signs that a text explains, and whether they mark the lead."""
    found: dict[str, bool] = {}
    for match in _NOTE.finditer(text):
        sign = match["sign"] or match["alone"]
        leads = _LEADS.search(match["what"] or match["said"] or "") is not None
        found[sign] = found.get(sign, False) or leads
    return found
