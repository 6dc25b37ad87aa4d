"""Small circulars as text, and what the pipeline makes of them."""

from pipeline.circular import Circular, Part, Reason, Registration
from pipeline.parse import parse
from pipeline.read import read_document

HEAD = (
    "南京市鼓楼区人民政府办公室关于印发《鼓楼区2024年民生实事》的通知\n"
    "鼓政办〔2024〕5号\n"
    "各街道办事处，区各部门：\n"
    "现将《鼓楼区2024年民生实事》印发给你们，请认真贯彻执行。\n"
)


def parsed(text: str, region: str | None = None, year: int | None = None) -> Circular:
    document = read_document("a", [("a.txt", text.encode())])
    return parse(document, Registration(region=region, year=year))


def notice(*lines: str) -> str:
    """A notice with these lines for its list."""
    return HEAD + "".join(f"{line}\n" for line in lines)


def measures(*lines: str) -> str:
    """An annex of measures with these lines below its title."""
    return "附件1\n鼓楼区2024年民生实事推进举措\n" + "".join(f"{line}\n" for line in lines)


def targets(*rows: str) -> str:
    """An annex with a table; `|` stands for the tab."""
    table = "".join(f"{row}\n" for row in rows).replace("|", "\t")
    return f"附件2\n鼓楼区2024年民生实事目标任务分解表\n{table}"


def item_texts(circular: Circular, part: Part = "notice") -> list[str]:
    return [each.text for each in circular.item_mentions if each.part == part]


def item_numbers(circular: Circular, part: Part = "notice") -> list[int]:
    return [each.item_number for each in circular.item_mentions if each.part == part]


def left(circular: Circular, reason: Reason) -> list[str]:
    """The residue of one reason, in print."""
    return [run.text for run in circular.residue if run.reason == reason]
