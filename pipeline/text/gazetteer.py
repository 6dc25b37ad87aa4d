"""The regions of China with their codes (GB/T 2260), and who lies within whom.

The table and its sources: `data/regions.csv`, `data/README.md`. It holds the regions of today and
those that went in the years of the circulars; a former name never hides a present one.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

Level = Literal["province", "city", "county"]
Regions = tuple["Region", ...]


class Region(msgspec.Struct, frozen=True):
    """An administrative region: its six-digit code and its official full name."""

    code: str
    name: str

    @property
    def level(self) -> Level:
        """What it is by its code; the districts of a municipality are counties."""
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"


class Gazetteer(msgspec.Struct, frozen=True):
    """The table, looked at from each side that is asked for."""

    by_code: dict[str, Region]
    by_name: dict[str, Regions]
    by_short: dict[str, Regions]
    # Names by their first two characters, the longest first: no name is shorter.
    names_by_head: dict[str, list[str]]
    shorts_by_head: dict[str, list[str]]
    # Children by the parent's code; those of the country, the provinces, under "".
    children: dict[str, Regions]


def parent(region: Region) -> Region | None:
    """Returns the region above; of a county without a city between, and of a city, the province."""
    by_code = gazetteer().by_code
    return by_code.get(code_above(region.code, by_code))


def children(region: Region) -> Regions:
    """Returns the regions of today directly below, by code."""
    return gazetteer().children.get(region.code, ())


def ancestors(region: Region) -> Iterator[Region]:
    """Yields the regions above, the nearest first."""
    above = parent(region)
    while above is not None:
        yield above
        above = parent(above)


def is_within(region: Region, whole: Region) -> bool:
    """Tells whether a region is, or lies in, another."""
    return region == whole or whole in ancestors(region)


def names_at(text: str, start: int) -> Iterator[str]:
    """Yields the full names of regions that stand at a place of a text, the longest first."""
    return matches(gazetteer().names_by_head, text, start)


def short_names_at(text: str, start: int) -> Iterator[str]:
    """Yields the names without type (鼓楼) that stand at a place of a text, the longest first."""
    return matches(gazetteer().shorts_by_head, text, start)


def matches(by_head: dict[str, list[str]], text: str, start: int) -> Iterator[str]:
    """Yields those names of a group that stand at a place of a text."""
    names = by_head.get(text[start : start + 2], ())
    return (name for name in names if text.startswith(name, start))


def code_above(code: str, by_code: Container[str]) -> str:
    """Returns the code of the region above: of the city if there is one, else of the province."""
    city, province = code[:4] + "00", code[:2] + "0000"
    if city != code and city in by_code:
        return city
    return province if province != code else ""


@cache
def gazetteer() -> Gazetteer:
    """Returns the table; it is read once."""
    # Present regions first: where names or codes collide, the first stands.
    rows = sorted(read_rows(), key=lambda row: row.is_former)
    by_code: dict[str, Region] = {}
    for row in rows:
        by_code.setdefault(row.region.code, row.region)
    by_name = index((name, row) for row in rows for name in full_names(row))
    by_short = index((row.short, row) for row in rows if row.short)
    return Gazetteer(
        by_code=by_code,
        by_name=by_name,
        by_short=by_short,
        names_by_head=group_by_head(by_name),
        shorts_by_head=group_by_head(by_short),
        children=group_children(rows, by_code),
    )


class Row(NamedTuple):
    """A row of the table: a region, its name without type, and whether it is of the past."""

    region: Region
    short: str
    is_former: bool


def read_rows() -> Iterator[Row]:
    """Yields the rows of the table."""
    text = (files(__package__) / "data" / "regions.csv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        code, name, short, last_seen = line.split(",")
        yield Row(Region(code, name), short, last_seen != "")


def full_names(row: Row) -> tuple[str, ...]:
    """Returns the names of a region: 恩施土家族苗族自治州 is also 恩施州 and 恩施自治州."""
    name = row.region.name
    if "自治" not in name or not row.short:
        return (name,)
    kinds = (name[-3:],) if name.endswith("自治区") else (name[-1], name[-3:])
    return tuple(dict.fromkeys([name, *(row.short + kind for kind in kinds)]))


def index(entries: Iterable[tuple[str, Row]]) -> dict[str, Regions]:
    """Groups regions by name; a former one goes where a present one of its city has its name."""
    groups: dict[str, Regions] = {}
    for name, row in entries:
        others = groups.get(name, ())
        if not (others and row.is_former and has_sibling(row.region, others)):
            groups[name] = (*others, row.region)
    return groups


def has_sibling(region: Region, others: Regions) -> bool:
    """Tells whether one of the others lies in the same city, or province, on the same level."""
    place = (region.code[:4], region.level)
    return any((other.code[:4], other.level) == place for other in others)


def group_children(rows: list[Row], by_code: dict[str, Region]) -> dict[str, Regions]:
    """Groups the regions of today by the code of the one above, "" for provinces."""
    groups: dict[str, list[Region]] = defaultdict(list)
    for row in rows:
        if not row.is_former:
            groups[code_above(row.region.code, by_code)].append(row.region)
    return {code: tuple(regions) for code, regions in groups.items()}


def group_by_head(names: Iterable[str]) -> dict[str, list[str]]:
    """Groups names by their first two characters, the longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in names:
        heads[name[:2]].append(name)
    for group in heads.values():
        group.sort(key=len, reverse=True)
    return heads
