"""Which regions a text names: in a title or an issuer's name, and in a table's label.

A name alone often fits several places (鼓楼区). Only what the words around it, or the region that
the reader gives as context, make certain is returned: no region is better than a wrong one.
"""

import re
from collections.abc import Iterator

import msgspec

from pipeline.text.gazetteer import (
    Region,
    Regions,
    ancestors,
    children,
    gazetteer,
    is_within,
    names_at,
    parent,
    short_names_at,
)

__all__ = ["Region", "children", "find_regions", "parent", "resolve"]

# Names that are common words too: they count only right behind their own city and before an organ.
COMMON_WORDS = frozenset(("城区", "郊区", "矿区", "东区", "西区", "老城区", "新城区", "解放区"))
# What may stand before a name that could as well be the end of a longer one (永康县 is no 康县).
BEFORE_NAME = re.compile(r"(?:^|[^\u3400-\u9fff]|中共|[发于在对到由和与及为的自给])$")
ORGAN = re.compile(r"$|[^\u3400-\u9fff]|人民|政府|党?委|人大|政协|办公|民生|关于")


class Mention(msgspec.Struct, frozen=True):
    """A stretch of text that is some region's name, and the regions that it may mean."""

    start: int
    end: int
    name: str
    regions: Regions


def is_place(label: str) -> bool:
    """Whether a label is the name of a region, its type left out or not (江宁区, 江宁)."""
    return label in gazetteer().by_name or label in gazetteer().by_short


def find_regions(text: str) -> Regions:
    """Finds the chain of regions that a title or an issuer's name names, the most specific last.

    The chain starts with the first region named; one that lies neither above nor below it
    (a partner, a model to follow) is left out, and so is a name that stays ambiguous.

    Args:
        text: A title (关于印发南京市…的通知), an issuer's name (南京市鼓楼区人民政府).

    Returns:
        The regions named, none twice; regions that are not named are not added.
    """
    chain: list[Region] = []
    for region in settle(text, list(scan(text))):
        if all(is_within(region, other) or is_within(other, region) for other in chain):
            chain.append(region)
    return tuple(sorted(dict.fromkeys(chain), key=lambda region: len([*ancestors(region)])))


def resolve(name: str, within: Region | None = None) -> Region | None:
    """Resolves a printed label to a region.

    A full name (鼓楼区) is looked for in `within`, then in the regions above it, then in the
    country; a name without its type (鼓楼) only among the children of `within`, itself and the
    regions above it. Without `within` that means the provinces.

    Args:
        name: The label as printed; blanks do not count.
        within: The region whose table it stands in.

    Returns:
        The region, or None if the label is unknown or fits several.
    """
    label = "".join(name.split())
    candidates = gazetteer().by_name.get(label)
    if candidates is None:
        return resolve_short(label, within)
    scopes = () if within is None else (within, *ancestors(within))
    for scope in scopes:
        inside = [region for region in candidates if is_within(region, scope)]
        if inside:
            return only(inside)
    return only(candidates)


def resolve_short(label: str, within: Region | None) -> Region | None:
    """Resolves a name without its type among the nearest kin of a region."""
    candidates = gazetteer().by_short.get(label, ())
    below = gazetteer().children[""] if within is None else children(within)
    above = () if within is None else (within, *ancestors(within))
    for kin in (below, above):
        found = [region for region in candidates if region in kin]
        if found:
            return only(found)
    return None


def only(regions: list[Region] | Regions) -> Region | None:
    """Returns the single region, None where there are several or none."""
    return regions[0] if len(regions) == 1 else None


def scan(text: str) -> Iterator[Mention]:
    """Yields the names of regions in a text, from the left, the longest at each place."""
    position = 0
    behind = None
    while position < len(text):
        mention = match_at(text, position, behind)
        if mention is not None:
            yield mention
            behind = mention
        position = mention.end if mention is not None else position + 1


def match_at(text: str, start: int, behind: Mention | None) -> Mention | None:
    """Returns the longest name of a region that starts here and is no part of another word."""
    by_name = gazetteer().by_name
    for name in names_at(text, start):
        mention = Mention(start, start + len(name), name, by_name[name])
        if is_a_name(text, mention, behind):
            return mention
    return match_short_at(text, start)


def match_short_at(text: str, start: int) -> Mention | None:
    """Matches a name without its type right before a full one that lies in it (北京朝阳区)."""
    by_short = gazetteer().by_short
    for short in short_names_at(text, start):
        end = start + len(short)
        for name in names_at(text, end):
            wholes = tuple(region for region in by_short[short] if holds_any(region, name))
            if wholes:
                return Mention(start, end, short, wholes)
    return None


def holds_any(whole: Region, name: str) -> bool:
    """Tells whether a region of this name lies in another, and is not that region itself."""
    regions = gazetteer().by_name[name]
    return any(region != whole and is_within(region, whole) for region in regions)


def is_a_name(text: str, mention: Mention, behind: Mention | None) -> bool:
    """Tells a region's name from letters in a longer word, as far as its surroundings show."""
    if mention.name.endswith("区") and text.startswith("域", mention.end):
        return False
    follows_region = behind is not None and behind.end == mention.start
    if mention.name in COMMON_WORDS:
        return follows_region and ORGAN.match(text, mention.end) is not None
    # 城市南区 is no 市南区; of two characters (康县) the first may end another name.
    is_risky = len(mention.name) == 2 or mention.name.startswith(("市", "县", "区"))
    return not is_risky or follows_region or BEFORE_NAME.search(text[: mention.start]) is not None


def settle(text: str, mentions: list[Mention]) -> Iterator[Region]:
    """Yields the region of each mention that has only one left, in the order of the text."""
    certain = {mention.regions[0] for mention in mentions if len(mention.regions) == 1}
    behind: Region | None = None
    end = 0
    for mention in mentions:
        nearest = {behind} if behind is not None and mention.start == end else set()
        region = choose(mention.regions, nearest) or choose(mention.regions, certain)
        end, behind = mention.end, region
        if region is not None:
            certain.add(region)
            yield region


def choose(regions: Regions, context: set[Region]) -> Region | None:
    """Returns the only region, or the only one that lies in a region of the context."""
    if len(regions) == 1:
        return regions[0]
    return only([region for region in regions if context.intersection(ancestors(region))])
