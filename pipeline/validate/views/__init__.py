"""Views: the tables of the contract turned so that values to be compared stand side by side.

A view holds what a rule compares and never how the comparison ends: that is in the suite of the
same name. Which rows it has is part of it: a row stands for two values that can be compared.
"""

from pipeline.validate.views.cells import TARGET_STATES, TARGET_UNITS
from pipeline.validate.views.counts import ITEM_NUMBERS, ITEM_TOTAL, SECTION_COUNTS
from pipeline.validate.views.declared import DECLARED_COUNTS
from pipeline.validate.views.doubts import (
    DAMAGED_TEXT,
    PERSON_NAMES,
    SCRIPT,
    TABLE_HEADERS,
    TABLE_RULES,
    TABLE_SECTIONS,
    UNPARSED,
)
from pipeline.validate.views.model import KEYS, Quote, View, ViewRow
from pipeline.validate.views.numbers import MEMBER_SUMS, MEMBERS, SHARES
from pipeline.validate.views.presence import ITEM_PRESENCE
from pipeline.validate.views.statements import ITEM_WORDING, LEAD_UNITS, RESPONSIBILITY
from pipeline.validate.views.texts import BREAKDOWNS, TEXT_TARGETS
from pipeline.validate.views.years import TARGET_YEARS

VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        SECTION_COUNTS,
        ITEM_TOTAL,
        DECLARED_COUNTS,
        ITEM_NUMBERS,
        ITEM_PRESENCE,
        ITEM_WORDING,
        RESPONSIBILITY,
        LEAD_UNITS,
        MEMBERS,
        MEMBER_SUMS,
        SHARES,
        TEXT_TARGETS,
        BREAKDOWNS,
        TARGET_STATES,
        TARGET_YEARS,
        TARGET_UNITS,
        TABLE_HEADERS,
        TABLE_SECTIONS,
        TABLE_RULES,
        DAMAGED_TEXT,
        PERSON_NAMES,
        SCRIPT,
        UNPARSED,
    )
}

__all__ = ["KEYS", "VIEWS", "Quote", "View", "ViewRow"]
