"""The full names of units (organisations) that circulars print in short.

Only what a published abbreviation makes certain is written out: no place name is added, and no
similar name is taken for the same (农业农村局 is not 农业农村水利局).
"""

import re
from functools import cache
from importlib.resources import files

from pipeline.text.gazetteer import names_at

# What may stand before a department's own name: the level, and the party committee of a level.
LEVEL = re.compile(r"(?:自治[区州县旗]|[省市县区州盟旗])委?")
# 团市委 is 共青团…市委员会; the place, where it is printed, stands behind 共青团.
YOUTH_LEAGUE = re.compile(r"(?:共青)?团((?:自治[区州县旗]|[省市县区州盟旗]))委")


def canonical_name(printed: str, prefix: str = "") -> str:
    """Returns a unit's name with an abbreviation written out (卫健委 → 卫生健康委员会).

    Args:
        printed: The name as printed.
        prefix: What is printed once for several (市 in 市发改委、财政局) and owed to this one.

    Returns:
        Prefix and name; the name in full where the table of abbreviations has it, else as printed.
    """
    name = prefix + printed
    youth_league = YOUTH_LEAGUE.fullmatch(name)
    if youth_league:
        return f"共青团{youth_league[1]}委员会"
    for start in department_starts(name):
        full_name = abbreviations().get(name[start:])
        if full_name:
            return name[:start] + full_name
    return name


def department_starts(name: str) -> list[int]:
    """Returns where a department's own name may start: at once, behind a place, behind a level."""
    place = 0
    while region := next(names_at(name, place), ""):
        place += len(region)
    level = LEVEL.match(name, place)
    # Behind a place no level is printed, but its party committee is (合肥市委政法委).
    committee = place + 1 if place and name.startswith("委", place) else place
    return [0, place, committee, level.end() if level else place]


@cache
def abbreviations() -> dict[str, str]:
    """Returns the published abbreviations with their full names, without level or place."""
    text = (files(__package__) / "data" / "unit_abbreviations.csv").read_text("utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {row[0]: row[1] for row in rows}


def is_department(name: str) -> bool:
    """Whether behind level and place stands one department that the table names."""
    return any(name[start:] in _departments() for start in department_starts(name))


@cache
def _departments() -> frozenset[str]:
    """The departments of the table, in short and in full, as of a province and of a city."""
    names = {*abbreviations(), *abbreviations().values()}
    return frozenset(names | {name[:-1] + "局" for name in names if name.endswith("厅")})
