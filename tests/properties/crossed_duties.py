"""How a list says who is responsible: in a bracket, behind the item, on lines of their own."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.properties.crossed_words import LEADERS, OFFICES, offices


@dataclass(frozen=True)
class Duty:
    """Who is responsible for an item, and until when."""

    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True)
class Carrier:
    """What is printed behind an item's words, and below them.

    {lead} is one department, {others} are one or more, {leader} is a person. `equal`: the others
    lead as well.
    """

    behind: str = ""
    below: tuple[str, ...] = ()
    deadline: str | None = None
    equal: bool = False

    @property
    def is_bracket(self) -> bool:
        return self.behind.startswith(("（", "("))


CARRIERS = {
    "none": Carrier(),
    "bracket: lead": Carrier("（牵头单位：{lead}）"),
    "bracket: lead, cooperating": Carrier("（牵头单位：{lead}；配合单位：{others}）"),
    "bracket: responsible": Carrier("（责任单位：{lead}）"),
    "bracket: lead, responsible": Carrier("（牵头单位：{lead}；责任单位：{others}）"),
    "bracket: verbs": Carrier("（{lead}牵头，{others}配合）"),
    "bracket: in charge": Carrier("（{lead}负责）"),
    "bracket: leader": Carrier(
        "（责任领导：{leader}；牵头单位：{lead}；完成时限：11月底）", deadline="11月底"
    ),
    "bracket: bare": Carrier("（{lead}）"),
    "bracket: narrow": Carrier("(牵头单位:{lead};配合单位:{others})"),
    "behind: lead, cooperating": Carrier("牵头单位：{lead}；配合单位：{others}。"),
    "behind: responsible": Carrier("责任单位：{lead}。"),
    "line": Carrier(below=("责任单位：{lead}",)),
    "two lines": Carrier(below=("牵头单位：{lead}", "配合单位：{others}")),
    "two in a line": Carrier(below=("牵头单位：{lead}　配合单位：{others}",)),
    "four lines": Carrier(
        below=(
            *("责任领导：{leader}", "牵头单位：{lead}", "配合单位：{others}"),
            "完成时限：2024年11月底",
        ),
        deadline="2024年11月底",
    ),
    "bracket line": Carrier(below=("（责任单位：{lead}、{others}）",), equal=True),
}


@dataclass(frozen=True)
class Carried:
    """A duty, and how it is printed."""

    duty: Duty
    behind: str
    below: tuple[str, ...]


def carried(random: Random, carrier: Carrier, level: str) -> Carried:
    lead, *others = offices(random, level, 4)
    others = others or [next(level + each for each in OFFICES if level + each != lead)]
    leader = random.choice(LEADERS)
    said = carrier.behind + "".join(carrier.below)

    def filled(words: str) -> str:
        return words.format(lead=lead, others="、".join(others), leader=leader)

    named = tuple(others) if "{others}" in said else ()
    duty = Duty(
        lead=((lead,) if said else ()) + (named if carrier.equal else ()),
        cooperating=() if carrier.equal else named,
        leader=(leader,) if "{leader}" in said else (),
        deadline=carrier.deadline,
    )
    return Carried(duty, filled(carrier.behind), tuple(map(filled, carrier.below)))
