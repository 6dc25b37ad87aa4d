"""The golden circulars: what their ``doubts`` expect is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.tables import to_tables
from pipeline.validate import validate

GOLDEN = Path(__file__).parents[1] / "golden"

# Circular -> (rule, section or item) of each finding; those that are not named have none.
EXPECTED: dict[str, list[tuple[str, int | None]] | None] = {
    "jiangan-2022": [
        ("unparsed_text", None),  # a remark in brackets behind the list
        ("declared_count_mismatch", None),
        ("item_number_gap", None),
        ("section_item_count", 3),
        ("text_damaged", 5),
    ],
    "kaiping-2023": [("traditional_script", None)],
    "libo-2021": [("lead_units_mismatch", 5)],
    "qimen-2021": [("unparsed_text", None)],  # a table that the page hides in part
    "qinghai-2024": [("declared_count_mismatch", None), ("item_number_gap", None)],
    "shizuishan-2023": [
        ("target_pending", 2),
        ("members_sum", 4),
        *[("target_pending", 5)] * 4,
        ("text_target_mismatch", 7),
    ],
    "suizhou-2024": [("section_item_count", 2), ("members_sum", 6)],
    "hanshan-2024": [("members_sum", 12), ("text_target_mismatch", 12)],
    "luliang-2023": [("lead_units_mismatch", 7), ("item_text_mismatch", 10)],
    "ningxia-2024": [
        ("declared_count_mismatch", None),
        ("text_damaged", 9),
        ("text_target_mismatch", 13),
    ],
    "xixiang-jiedao-2024": [("declared_count_mismatch", None)],
    "xuancheng-2023": [
        ("text_target_mismatch", 4),
        ("target_pending", 6),
        ("members_sum", 9),
    ],
    "xinghua-2020": [("item_number_gap", None)],
    "yingtan-2023": [("unparsed_text", None), ("members_sum", 5)],
    "yiwu-2023": [("unparsed_text", None)],  # what was not chosen, behind the list
    "yunhe-2024": [("target_pending", 2), ("part_exceeds_whole", 7)],
    "zhaoxian-2022": [("declared_count_mismatch", None)],
    "ezhou-2024": [("target_pending", 6), ("target_pending", 10)],
    "huzhou-2024": [("section_item_count", 6), ("members_sum", 15), ("text_damaged", 17)],
    "lieshan-2023": None,  # in test_real_circular.py
    "tongchuan-2022": [("target_pending", 30)],
    "xiangshan-2020": [("total_item_count", None)],
    "yongji-2021": [
        ("unparsed_text", None),  # a line of question marks
        ("text_damaged", 2),  # in the notice
        ("text_damaged", 2),  # and in the annex
        ("responsibility_mismatch", 4),
        ("item_text_mismatch", 5),
        ("text_damaged", 7),
    ],
    "yubei-2024": [
        ("declared_count_mismatch", None),
        ("section_item_count", 2),
        ("text_damaged", 10),
        ("text_damaged", 10),
    ],
}


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in GOLDEN.glob("*/expected.json"))
)
def test_the_doubts_of_a_careful_reader(name: str) -> None:
    expected = EXPECTED.get(name, [])
    if expected is None:
        return
    folder = GOLDEN / name
    files = sorted((folder / "source").glob("*")) or sorted(folder.glob("source.*"))
    root = files[0].parent
    sources = [(path.relative_to(root).as_posix(), path.read_bytes()) for path in files]
    circular = parse(read_document(name, sources), Registration())
    table = validate(to_tables([circular]), {name: circular.text})
    found = [
        (row["rule"], row["item_number"] or row["section_number"]) for row in table.to_pylist()
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
