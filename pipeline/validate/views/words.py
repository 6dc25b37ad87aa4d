"""What messages call things, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

PARTS = {"notice": "通知", "measures": "推进举措附件", "targets": "目标表", "list": "清单"}
RESPONSIBILITIES = {
    "local": "本级任务",
    "city": "属市级任务",
    "province": "属省级任务",
    "none": "本地无任务",
}


def place_name(key: Mapping[str, Any]) -> str:
    """What a key is about, as 第2项第3条举措; 清单2 is named where there are several."""
    names = []
    if (key.get("list_number") or 1) > 1:
        names.append(f"清单{key['list_number']}")
    if key.get("item_number") is not None:
        names.append(f"第{key['item_number']}项")
    elif key.get("section_number") is not None:
        names.append(f"第{key['section_number']}章节")
    if key.get("measure_number") is not None:
        names.append(f"第{key['measure_number']}条举措")
    if key.get("indicator_number") is not None:
        names.append(f"第{key['indicator_number']}个指标")
    return "".join(names) or "全文"


def number_text(value: float) -> str:
    """A number as a person writes it: 3750, 0.67."""
    plain = Decimal(repr(float(value))).normalize()
    return f"{plain:f}"
