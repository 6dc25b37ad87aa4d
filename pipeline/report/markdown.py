"""The report as Markdown, for the summary of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.report import words
from pipeline.report.model import Overview, Row
from pipeline.text.hidden import plain

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>.-])")
_SHOWN_AT_MOST = 100
_ORDER = ("failed", "error", "warning", "fit")


def markdown(circulars: Sequence[tuple[Overview, Sequence[Row]]]) -> str:
    """A table of the circulars, then open errors and warnings as far as they are few."""
    return "\n".join([*_table(circulars), "", *_findings(circulars)]).rstrip() + "\n"


def _table(circulars: Sequence[tuple[Overview, Sequence[Row]]]) -> Iterator[str]:
    yield "## 民生实事通知核对报告\n"
    yield "| 通知 | 结论 | 声明 | 事项 | 目标 | 错误 | 警告 | 提示 | 字符已归类 |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    ranked = sorted((each for each, _ in circulars), key=lambda each: _ORDER.index(each.verdict))
    for each in ranked[:_SHOWN_AT_MOST]:
        yield _line(each)
    if len(ranked) > _SHOWN_AT_MOST:
        yield f"\n另有 {len(ranked) - _SHOWN_AT_MOST} 份，见报告。"


def _line(overview: Overview) -> str:
    document = overview.document
    names = ("declared_item_count", "item_count", "target_count")
    cells = [_escaped(overview.document_id), words.VERDICTS[overview.verdict]]
    cells += [words.number(document[name]) for name in names]
    if overview.verdict == "failed":
        return f"| {' | '.join([*cells, '', '', '', _escaped(document['error'] or '')])} |"
    cells += [str(count) for count in overview.open.values()]
    cells.append(words.share(document["accounted_character_count"], document["character_count"]))
    return f"| {' | '.join(cells)} |"


def _findings(circulars: Sequence[tuple[Overview, Sequence[Row]]]) -> Iterator[str]:
    every = [
        (overview.document_id, row)
        for severity in ("error", "warning")
        for overview, rows in circulars
        for row in rows
        if row["status"] == "open" and row["severity"] == severity
    ]
    for document_id, row in every[:_SHOWN_AT_MOST]:
        severity = words.SEVERITIES[row["severity"]]
        yield f"- **{severity}** {_escaped(document_id)}：{_escaped(row['message'])}"
    if len(every) > _SHOWN_AT_MOST:
        yield f"\n另有 {len(every) - _SHOWN_AT_MOST} 个错误和警告，见报告。"


def _escaped(text: str) -> str:
    """Text that is neither markup, nor a mention of anybody."""
    flat = " ".join(plain(text).split()).replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", flat).replace("@", "@<!-- -->").replace("://", ":<!-- -->//")
