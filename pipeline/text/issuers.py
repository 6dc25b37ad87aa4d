"""The body that a circular comes from, as its title names it, and the fuller of two names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.text.characters import HAN_LETTER
from pipeline.text.document_titles import BODY_NAME

# The forwarding body issues, whoever wrote what it forwards.
_OF_TITLE = re.compile(r"^([\u4e00-\u9fff（）、*]{2,80}?)(?:关于|转发|批转|印发|下达)")
_OF_PLAN = re.compile(
    r"(?:关于)?(?:印发|下达|公布)《([\u4e00-\u9fff（）]{4,30}(?:[局厅]|委员会))(?=关于|(?:19|20)\d\d年)"
)
_PARTY = re.compile(
    rf"(中共{HAN_LETTER}{{2,20}}?(?:委员会|委)(?:办公[室厅])?)"
    rf"(?={HAN_LETTER}{{2,30}}(?:政府|人大|政协))"
)
# Which government it is, such a name leaves to those who know (区人民政府办公室).
_BARE = re.compile(
    rf"(省|自治区|市|自治州|州|盟|区|县|旗|镇|乡)(?:委|政府|人民政府|府|民生){HAN_LETTER}*"
)


def issuer_of_title(title: str) -> str | None:
    """The body in front of 关于, or of 转发 and the like; several are joined by 、."""
    match = _OF_TITLE.match(title)
    if match is None or not (BODY_NAME.fullmatch(match[1]) or _BARE.fullmatch(match[1])):
        return None
    return joined([match[1]])


def issuer_of_plan(title: str) -> str | None:
    """The office whose own plan a title without a body brings (关于印发《区教育局2024年…》的通知).

    What a government plans, its office may issue.
    """
    match = _OF_PLAN.match(title)
    return match[1] if match and BODY_NAME.fullmatch(match[1]) else None


def joined(bodies: Sequence[str]) -> str:
    """Several bodies as one name: joined by 、, also where the source has no mark between."""
    return "、".join(_PARTY.sub(r"\1、", body) for body in bodies)


def fullest(names: Iterable[str]) -> str | None:
    """The first of several names; one that says of which place it is goes before a bare one."""
    known = list(names)
    if not known:
        return None
    first = known[0]
    if not _BARE.fullmatch(first):
        return first
    return next((name for name in known[1:] if _is_fuller(name, first)), first)


def level_of(name: str | None) -> str | None:
    """The kind of region that a bare name is of (区人民政府办公室: 区); None for any other."""
    match = _BARE.fullmatch(name) if name else None
    return match.group(1) if match else None


def _is_fuller(name: str, bare: str) -> bool:
    short, long = (text.replace("人民", "") for text in (bare, name))
    return len(long) > len(short) and (long.endswith(short) or short in long)
