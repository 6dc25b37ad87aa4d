"""Circulars become tables: complete, typed, in the order of the key, however they come in."""

import hashlib
import random
import re
from itertools import pairwise
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.circular import Circular, FailedDocument
from pipeline.document import Place
from pipeline.schema import TABLES, Enumeration, arrow_schema
from pipeline.tables import concat, conform, rows_to_table, to_tables
from tests.builders import TEXT, circular, failed, item, large, quantity, section, target

ROWS = (
    "sections",
    "items",
    "item_mentions",
    "item_attributes",
    "measures",
    "targets",
    "quantities",
    "responsible_units",
    "residue",
)


def document(*given: Circular | FailedDocument) -> dict[str, Any]:
    (row,) = to_tables(given)["documents"].to_pylist()
    assert isinstance(row, dict)
    return row


def same(left: dict[str, pa.Table], right: dict[str, pa.Table]) -> bool:
    return list(left) == list(right) and all(
        left[name].equals(right[name], check_metadata=True)
        and left[name].schema.equals(right[name].schema, check_metadata=True)
        for name in left
    )


def test_every_table_is_there_with_its_schema() -> None:
    for tables in (to_tables([]), to_tables([circular(), failed()])):
        assert list(tables) == list(TABLES)
        for name, table in tables.items():
            assert table.schema.equals(arrow_schema(name), check_metadata=True)
            table.validate(full=True)


def test_each_row_of_a_circular_is_a_row() -> None:
    one = circular()
    tables = to_tables([one])
    for name in ROWS:
        assert tables[name].num_rows == len(getattr(one, name))
        assert set(tables[name]["document_id"].to_pylist()) == {"a-2024"}


def test_values_are_the_attributes() -> None:
    row = to_tables([circular()])["targets"].to_pylist()[1]
    assert row["region_label"] == "某区"
    assert (row["value"], row["unit"], row["value_base"], row["unit_base"]) == (
        0.67,
        "万人",
        6700.0,
        "人",
    )
    assert (row["kind"], row["period"], row["inherited"]) == ("number", None, False)
    assert row["spans"] == [{"start": 30, "end": 34}]
    assert row["header_spans"] == [{"start": 1, "end": 2}, {"start": 4, "end": 6}]


def test_boxes_are_null_where_there_is_no_geometry() -> None:
    tables = to_tables([circular()])
    assert tables["items"].column_names.count("boxes") == 0
    assert tables["measures"]["boxes"].to_pylist() == [None] * 3
    (row,) = tables["item_attributes"].to_pylist()
    assert row["boxes"] == [
        {"file": 0, "page": 1, "x0": 72.0, "top": 100.25, "x1": 300.5, "bottom": 112.0}
    ]


def test_a_place_without_lines_has_an_empty_list_of_boxes() -> None:
    one = circular()
    (attribute,) = one.item_attributes
    one = replace(one, item_attributes=(replace(attribute, place=Place((), ())),))
    (row,) = to_tables([one])["item_attributes"].to_pylist()
    assert (row["spans"], row["boxes"]) == ([], [])


def test_the_heading_and_the_register_become_a_document() -> None:
    row = document(circular())
    assert row["title"] == "某区民生实事"
    assert str(row["issued_on"]) == "2024-02-03"
    assert row["addressees"] == ["各镇", "各街道"]
    assert row["attachments"] == []
    assert row["parent_region_name"] is None
    assert row["declared_counts"] == [{"count": 2, "unit": "项", "place": "title"}]
    assert (row["source_url"], str(row["fetched_on"])) == ("https://example.org/1", "2024-03-01")
    assert [file["path"] for file in row["source_files"]] == ["a-2024.txt"]
    assert (row["status"], row["error"]) == ("parsed", None)
    assert row["spans"] == [{"start": 0, "end": 6}]


def test_counts_are_of_rows() -> None:
    row = document(circular())
    counts = {name: row[f"{name}_count"] for name in ("list", "section", "item", "measure")}
    assert counts == {"list": 1, "section": 2, "item": 2, "measure": 3}
    counts = {name: row[f"{name}_count"] for name in ("indicator", "target", "quantity")}
    assert counts == {"indicator": 2, "target": 3, "quantity": 2}


def test_sections_are_counted_in_the_part_that_has_most_of_each_list() -> None:
    sections = (
        *(section(n, "notice") for n in (1, 2, 3)),
        *(section(n, "targets") for n in (1, 3)),
        *(section(n, "notice", list_number=2) for n in (1, 2)),
    )
    one = replace(circular(), sections=sections, items=(item(1), item(1, list_number=2)))
    assert document(one)["section_count"] == 5
    assert document(one)["list_count"] == 2


def test_characters_are_counted_in_the_text() -> None:
    row = document(circular())
    solid = re.sub(r"\s", "", TEXT)
    assert row["character_count"] == len(solid)
    assert row["accounted_character_count"] == len(solid) - len("乱码")
    assert row["text_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_failed_document_says_why_and_nothing_else() -> None:
    tables = to_tables([failed()])
    (row,) = tables["documents"].to_pylist()
    known = {name: value for name, value in row.items() if value is not None}
    assert set(known) == {"document_id", "source_files", "source_url", "status", "error"}
    assert (row["status"], row["error"]) == ("failed", "不是文本")
    assert all(table.num_rows == 0 for name, table in tables.items() if name != "documents")


def test_nothing_is_an_empty_string() -> None:
    one = circular()
    one = replace(one, targets=(target(1, 1, 1, kind="blank", raw="", unit=""),))
    (row,) = to_tables([one])["targets"].to_pylist()
    assert (row["raw"], row["unit"]) == (None, None)


@pytest.mark.parametrize("tables", [to_tables([]), to_tables([circular()])], ids=["none", "one"])
def test_dictionaries_hold_all_values_in_order(tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        for field in TABLES[name].fields:
            if isinstance(field.type, Enumeration):
                values = table[field.name].combine_chunks().dictionary.to_pylist()
                assert tuple(values) == field.type.names


def test_two_circulars_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="a-2024"):
        to_tables([circular(), failed("a-2024")])
    with pytest.raises(ValueError, match="a-2024"):
        concat([to_tables([circular()]), to_tables([circular()])])


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"item_number": 40_000}, "item_number"),
        ({"item_number": None}, "item_number"),
        ({"kind": "some"}, "kind"),
        ({"raw": "\ud800"}, "raw"),
        ({"inherited": None}, "inherited"),
    ],
)
def test_a_value_that_does_not_fit_is_named(changes: dict[str, object], column: str) -> None:
    one = replace(circular(), targets=(target(1, 1, 1, **changes),))
    with pytest.raises(ValueError, match=f"^targets.{column}: "):
        to_tables([one])


def test_parts_are_sorted_by_code_point_and_text_before_measures() -> None:
    tables = to_tables([circular()])
    assert tables["item_mentions"]["part"].to_pylist() == ["measures", "measures", "notice"]
    one = replace(circular(), quantities=(quantity(1, 2), quantity(1, 1), quantity(1, 1, 1)))
    shared = [replace(row, part="notice") for row in one.quantities]
    found = to_tables([replace(one, quantities=tuple(shared))])["quantities"]
    assert found["measure_number"].to_pylist() == [None, None, 1]
    assert found["quantity_number"].to_pylist() == [1, 2, 1]


def test_regions_are_in_printed_order() -> None:
    regions = [target(1, 1, number, region_label=label) for number, label in [(2, "乙"), (1, "丙")]]
    found = to_tables([replace(circular(), targets=tuple(regions))])["targets"]
    assert found["region_label"].to_pylist() == ["丙", "乙"]


IDS = st.text("abz19_-甲乙\U00020000\uff01", min_size=1, max_size=6)
QUANTITIES = st.lists(
    st.tuples(
        st.integers(1, 3), st.sampled_from([None, 1, 2]), st.integers(1, 3), st.integers(1, 2)
    ),
    unique=True,
    max_size=12,
)


@st.composite
def circulars(draw: st.DrawFn) -> list[Circular | FailedDocument]:
    found: list[Circular | FailedDocument] = []
    for document_id in draw(st.lists(IDS, unique=True, max_size=5)):
        if draw(st.booleans()):
            found.append(failed(document_id))
            continue
        keys = draw(QUANTITIES)
        rows = tuple(
            replace(quantity(number, position, measure), list_number=list_number)
            for number, measure, position, list_number in keys
        )
        targets = tuple(
            target(number, 1, position, period=period)
            for number, position, period in draw(
                st.lists(
                    st.tuples(
                        st.integers(1, 2),
                        st.integers(1, 3),
                        st.sampled_from([None, "一季度", "二季度"]),
                    ),
                    unique=True,
                )
            )
        )
        found.append(replace(circular(document_id), quantities=rows, targets=targets))
    return found


@settings(max_examples=30)
@given(circulars())
def test_rows_are_in_the_order_of_the_key(given: list[Circular | FailedDocument]) -> None:
    for name, table in to_tables(given).items():
        if table.num_rows < 2:
            continue
        order = TABLES[name].order
        plain = table.select(order)
        for index, column in enumerate(order):
            if pa.types.is_dictionary(plain.schema.field(column).type):
                plain = plain.set_column(index, column, plain[column].cast(pa.string()))
        query = ", ".join(f'"{column}" NULLS FIRST' for column in order)
        expected = duckdb.from_arrow(plain).order(query).fetchall()
        rows = list(zip(*plain.to_pydict().values(), strict=True))
        assert rows == expected


@settings(max_examples=30)
@given(circulars(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    given: list[Circular | FailedDocument], chance: random.Random
) -> None:
    def shuffled(one: Circular | FailedDocument) -> Circular | FailedDocument:
        if isinstance(one, FailedDocument):
            return one
        rows: dict[str, Any] = {}
        for name in ROWS:
            some = getattr(one, name)
            rows[name] = tuple(chance.sample(some, len(some)))
        return replace(one, **rows)

    mixed = [shuffled(one) for one in given]
    chance.shuffle(mixed)
    assert same(to_tables(mixed), to_tables(given))


@settings(max_examples=30)
@given(circulars(), st.randoms(use_true_random=False))
def test_parts_put_together_are_the_whole(
    given: list[Circular | FailedDocument], chance: random.Random
) -> None:
    chance.shuffle(given)
    cuts = sorted(chance.choices(range(len(given) + 1), k=3))
    edges = [0, *cuts, len(given)]
    parts = [to_tables(given[start:end]) for start, end in pairwise(edges)]
    assert same(concat(parts), to_tables(given))


def test_nothing_put_together_is_empty_tables() -> None:
    assert same(concat([]), to_tables([]))


def test_a_dictionary_that_lost_values_gets_them_back() -> None:
    table = to_tables([large()])["targets"]
    short = table.set_column(
        table.column_names.index("kind"),
        "kind",
        pa.array(["number"] * table.num_rows).dictionary_encode().cast(table["kind"].type),
    )
    assert conform(short, "targets").equals(table, check_metadata=True)


def test_what_is_no_table_of_the_contract_is_refused() -> None:
    table = to_tables([circular()])["items"]
    with pytest.raises(ValueError, match="columns"):
        conform(table.drop_columns(["title"]), "items")
    with pytest.raises(ValueError, match="types"):
        conform(table.set_column(1, "list_number", table["list_number"].cast("int32")), "items")
    strange = pa.array(["nobody", "local"]).dictionary_encode().cast(table["responsibility"].type)
    index = table.column_names.index("responsibility")
    with pytest.raises(ValueError, match="responsibility"):
        conform(table.set_column(index, "responsibility", strange), "items")


def test_rows_of_other_makers_become_a_table_too() -> None:
    rows = [replace(row, run_number=number) for row in circular().residue for number in (2, 1)]
    table = rows_to_table("residue", [("a", rows[:2]), ("b", []), ("c", rows[2:])])
    assert table["document_id"].to_pylist() == ["a", "a", "c", "c"]
    assert table["run_number"].to_pylist() == [1, 2, 1, 2]
