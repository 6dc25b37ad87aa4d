"""The region that a circular is of, by the places in it that may name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.circular import Registration
from pipeline.parse.letter import Letter
from pipeline.text.characters import HAN_LETTER, HAN_OR_DIGIT
from pipeline.text.gazetteer import names_at
from pipeline.text.issuers import level_of
from pipeline.text.regions import Region, find_regions, parent, resolve

_CITED = re.compile(r"《[^《》]*》|（[^（）]*）")
# A zone is of no administrative division: its name stands as printed and has no code.
_ZONE = re.compile(
    rf"({HAN_LETTER}{{2,12}}?(?:开发区|高新区|经开区|新区|示范区|试验区|园区|管理区|风景区|度假区|工业区))"
    r"(?=党工委|工委|管委会|管理委员会|民生|\d|$)"
)
# Towns and street offices lie below the gazetteer's regions.
_TOWN = re.compile(
    rf"(?!各|全|{HAN_LETTER}{{0,4}}(?:乡镇|镇街))({HAN_LETTER}{{2,6}}?(?:镇|乡|街道))"
    rf"(?=人民政府|政府|党[委工]|人大|办事处|第{HAN_OR_DIGIT}+届|民生|\d|$)"
)
_OWN = re.compile(r"人民政府|政府|人大|人民代表大会|[县市区州旗盟省]委|民生|全[县市区州旗盟省]")
# What others, most of them above, have asked for.
_ABOVE = re.compile(r"根据|按照|依据|遵照|贯彻|落实|精神|要求|转发|对标")
_FEWEST_MEMBERS = 2


class Named(NamedTuple):
    """A region, or a zone that is none and the region it lies in."""

    region: Region | None = None
    zone: str | None = None
    above: Region | None = None


def region_of(
    letter: Letter,
    issuer: str | None,
    titles: Sequence[str],
    registration: Registration,
) -> Named:
    """The most specific region that the issuer, a title or else the letter names.

    Args:
        letter: the lines around the items.
        issuer: as found.
        titles: of circular, list and annexes.
        registration: what the register knows better.
    """
    if registration.region:
        return Named(resolve(registration.region))
    texts = [text for text in (issuer, *titles) if text]
    if zone := _zone(texts):
        return zone
    if town := next((town for text in texts if (town := _town(text))), None):
        lies_in = town.above or _named(letter, texts, None).region
        return Named(None, town.zone, lies_in)
    return _named(letter, texts, level_of(issuer))


def _named(letter: Letter, texts: Sequence[str], level: str | None) -> Named:
    """The most specific region that some titles or else the letter names."""
    for text in (*texts, " ".join(texts), *_further(letter)):
        if (chain := find_regions(text)) and _fits(chain[-1], level):
            return Named(chain[-1])
    for region in (_of_members(letter), _of_zones(letter), _of_text(letter)):
        if region and _fits(region, level):
            return Named(region)
    return Named()


def _fits(region: Region, level: str | None) -> bool:
    """Whether a region can be the one that a bare issuer (区人民政府) is of."""
    if level is None:
        return True
    if level in {"镇", "乡"}:
        return False
    return region.name.endswith("自治区") if level == "自治区" else region.name.endswith(level[-1])


def _zone(texts: Sequence[str]) -> Named | None:
    """The zone that issues, where the gazetteer has no region of its name."""
    match = _ZONE.match(texts[0]) if texts else None
    if match is None or resolve(match.group(1)):
        return None
    chain = find_regions(match.group(1)) or _short_city(match.group(1))
    return Named(None, match.group(1), chain[-1] if chain else None)


def _town(text: str) -> Named | None:
    """The town or street that a text begins with, behind the regions that it lies in."""
    start, chain = 0, ""
    while name := next(names_at(text, start), ""):
        start, chain = start + len(name), text[: start + len(name)]
    match = _TOWN.match(text, start)
    if match is None:
        return None
    above = find_regions(chain)
    return Named(None, match.group(1), above[-1] if above else None)


def _short_city(name: str) -> tuple[Region, ...]:
    """The city whose name without 市 a zone's begins with (合肥经济技术开发区)."""
    cities = (resolve(name[:size] + "市") for size in (4, 3, 2))
    return next(((city,) for city in cities if city), ())


def _further(letter: Letter) -> Iterator[str]:
    """Other words for who issues: signatures, what the site states."""
    for bodies in letter.bodies:
        yield "".join(body.text for body in bodies)
    yield from (value.text for column, value in letter.stated.items() if column != "title")


def _of_members(letter: Letter) -> Region | None:
    """The region above those that a salutation names several of."""
    found: list[Region] = []
    for line in letter.addressees:
        for name in re.split("[、，；：]", line.text):
            found += find_regions(name)[-1:]
    above = {parent(region) for region in found}
    return above.pop() if len(above) == 1 and len(set(found)) >= _FEWEST_MEMBERS else None


def _of_zones(letter: Letter) -> Region | None:
    """The one city whose name the zones in a salutation bear (连云港经济开发区管委会)."""
    found = {
        city
        for line in letter.addressees
        for name in re.split("[、，；：]", line.text)
        if (match := _ZONE.match(name))
        for city in _short_city(match.group(1))
    }
    return found.pop() if len(found) == 1 else None


def _of_text(letter: Letter) -> Region | None:
    """The one region whose organs the letter itself speaks of, what it cites aside."""
    found = {
        chain[-1]
        for line in letter.preamble
        for clause in re.split("[，。；：]", _CITED.sub("", line.text))
        if _OWN.search(clause) and not _ABOVE.search(clause) and (chain := find_regions(clause))
    }
    return found.pop() if len(found) == 1 else None
