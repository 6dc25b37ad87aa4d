"""What pages call things, in Chinese."""

from __future__ import annotations

from pipeline.schema.enums import RULE

RULES = {value.name: value.zh for value in RULE.values}
PARTS = {"notice": "通知", "measures": "推进举措附件", "targets": "目标表", "list": "清单"}
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
VERDICTS = {"failed": "未能读取", "error": "不宜发布", "warning": "待核对", "fit": "可以发布"}
STATES = {"found": "发现问题", "settled": "已处理", "passed": "通过", "idle": "无可比较"}
STATUSES = {"open": "待处理", "accepted": "已确认", "corrected": "已更正"}
RESPONSIBILITIES = {
    "local": "本级任务",
    "city": "属市级任务",
    "province": "属省级任务",
    "none": "本地无任务",
}
KINDS = {
    "number": "数值",
    "follow_total": "参照执行",
    "support": "配合开展",
    "pending": "待认定",
    "none": "无任务",
    "blank": "空白",
}


def number(value: float | int | None) -> str:
    """As 6,700 or 0.67; a dash for nothing."""
    if value is None:
        return "—"
    return f"{value:,.10g}" if abs(value) < 1e15 else f"{value:.6g}"


def share(part: int | None, whole: int | None) -> str:
    """A percentage rounded down, so that 100% means all."""
    if not whole or part == whole:
        return "100%"
    return f"{(part or 0) * 10_000 // whole / 100:.2f}%"
