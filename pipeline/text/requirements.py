"""Headings of what a circular demands of those who carry its items out."""

from __future__ import annotations

import re

# What a circular demands of those who carry the items out, before or behind them.
REQUIREMENTS = re.compile(
    r"(?:工作|有关|相关|具体|总体|主要|基本|落实|几点|实施|纪律)?(?:要求|原则|思路|目标|任务要求)|指导思想|(?:加强|强化)?组织(?:领导|保障|实施|协调)"
    r"|.{0,20}(?:的|几点)(?:具体|有关|相关|工作)?要求|其[他它]事项|(?:推进|工作|落实)机制"
    r"|(?:实施|工作|推进)步骤|(?:时间|进度)安排|保障(?:措施|机制)|(?:存在|主要)的?(?:主要|突出)?问题|下一?步(?:工作)?(?:要求|打算|计划|安排|措施|建议|重点)|.{0,6}(?:宣传引导|督查考核|督促检查|监督检查|监督考核|资金保障|责任落实|调度督导|工作机制)"
)
_DEMAND_LINE = re.compile(rf"(?:{REQUIREMENTS.pattern})(?:[：。]|$)")


def begins_demands(text: str) -> bool:
    """Whether a line without a number begins them (工作要求：…, 组织保障)."""
    return _DEMAND_LINE.match(text) is not None
