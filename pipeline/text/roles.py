"""The words that say in which role a unit owes an item: labels before names, verbs behind."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import cast

from pipeline.text.duty_types import Role


def _table(name: str, column: str) -> dict[str, str]:
    table = files("pipeline.text").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return {row[column]: row["role"] for row in csv.DictReader(table.splitlines())}


_LEVEL = r"[省市县区州旗盟镇乡]级|[省市县区州旗盟]直"


@cache
def labels() -> dict[str, str]:
    """Role of each label (牵头单位 lead, 完成时限 deadline)."""
    return _table("role_labels.csv", "label")


@cache
def verbs() -> dict[str, str]:
    """Role of each verb behind names (牵头 lead, 配合 cooperating)."""
    return _table("role_verbs.csv", "verb")


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def label_pattern() -> re.Pattern[str]:
    """A label with its colon; a level may stand before it (市级牵头单位：)."""
    return re.compile(rf"(?:{_LEVEL})?({_longest_first(labels())})\s*[：:]\s*")


@cache
def bare_label_pattern() -> re.Pattern[str]:
    """A label without a colon, in front of a name with its level (牵头单位 市教育局)."""
    plain = (label for label in labels() if label.endswith(("单位", "部门")))
    return re.compile(rf"(?:{_LEVEL})?({_longest_first(plain)})(?=[省市县区州旗各])")


@cache
def verb_pattern() -> re.Pattern[str]:
    """A verb, the longest that fits."""
    return re.compile(_longest_first(verbs()))


def role_of_label(text: str) -> str | None:
    """The role that a column head or label names (牵头单位, 责任领导, 完成时限)."""
    return labels().get("".join(text.split()).strip("：:"))


def role_beside(role: str, has_lead: bool, has_owner: bool) -> Role:
    """The role that a label gives beside the others of its statement.

    责任单位 leads unless a lead unit is named beside it; 监管单位 unless anybody is.

    Args:
        role: of the label.
        has_lead: whether another label names lead units.
        has_owner: whether another label names units that lead or are responsible.
    """
    if role in {"responsible", "shared"}:
        return "cooperating" if has_lead else "lead"
    if role == "supervising":
        return "cooperating" if has_owner else "lead"
    return cast(Role, role)
