import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from msgspec.structs import replace

from pipeline import cli
from pipeline.circular import Observation
from pipeline.document import Place
from pipeline.output import write
from pipeline.schema import TABLES
from pipeline.tables import rows_to_table, to_tables
from pipeline.text.passage import Span
from pipeline.trace import Quote, RowError, Step, Trace, trace
from pipeline.trace.quotes import Range, of_ranges
from pipeline.validate.evidence import Evidence
from pipeline.validate.findings import Finding
from tests.builders import TEXT, circular, place, target

EVIDENCE = Evidence("notice", 8, 16, 0, None, "一、就业（2项）")


def marked(quote: Quote) -> list[str]:
    return [quote.text[mark.start : mark.end] for mark in quote.marks]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output with a row in almost every table."""
    cell = place(TEXT.index("0.67"), TEXT.index("0.67") + 4)
    header = Place((Span(TEXT.index("一、"), TEXT.index("一、") + 4),))
    targets = (
        target(1, 1, 1, place=cell, header_place=header, unit="万人", repaired=True),
        target(1, 1, 2, place=cell, header_place=header, inherited=True),
        target(1, 2, 2, place=cell, part_of=1, kind="none", raw="—", value=None, period="1月"),
    )
    repair = Observation(
        1, 1, "completed_header", "targets", None, 1, None, 1, None, "新增就业", "新增", place()
    )
    tables = to_tables(
        [replace(circular(), targets=targets, observations=(repair,)), circular("b")]
    )
    finding = Finding(
        "0123456789ab", 1, "section_item_count", "error", "notice", 1, None, None, None, None,
        "声明2项，实有1项", "2", "1", (EVIDENCE,),
    )  # fmt: skip
    tables["findings"] = rows_to_table("findings", [("a-2024", [finding])])
    write(tables, {"a-2024": TEXT, "b": TEXT}, tmp_path / "parsed")
    return tmp_path / "parsed"


def keys_of(table: pa.Table, name: str) -> list[list[str]]:
    rows = table.select(list(TABLES[name].key)).to_pylist()
    return [["-" if value is None else str(value) for value in row.values()] for row in rows]


def test_every_row_has_a_trace(out: Path) -> None:
    import pyarrow.parquet as pq

    for name, contract in TABLES.items():
        for keys in keys_of(pq.read_table(out / f"{name}.parquet"), name):
            found = trace(out, name, keys)
            assert [str(found.row[key]) for key in contract.key[:1]] == keys[:1]
            if contract.has_provenance or name in {"items", "findings"}:
                is_mentioned = name != "items" or found.row["item_number"] < 3
                assert bool(found.quotes) == is_mentioned
                assert found.steps or name in {"sections", "item_mentions", "measures"}


def test_a_target(out: Path) -> None:
    found = trace(out, "targets", ["a-2024", "1", "1", "1", "1"])
    assert [marked(quote) for quote in found.quotes] == [["一、就业", "0.67"]]
    assert [mark.is_header for mark in found.quotes[0].marks] == [True, False]
    assert found.quotes[0].line == 2
    assert found.steps == (
        Step("indicator", "一、就业", "新增就业 [万人]"),
        Step("repaired indicator", "printed header 新增", "taken as 新增就业"),
        Step("value", "0.67", "eq 0.67 万人"),
        Step("value_base", "0.67 万人", "6700 人"),
        Step("region", "全市合计", "某市 (no code, total)"),
    )


def test_a_merged_cell_and_a_part(out: Path) -> None:
    inherited = trace(out, "targets", ["a-2024", "1", "1", "1", "2"])
    assert inherited.steps[0] == Step("inherited", "merged cell of 全市合计, 新增就业", "0.67")
    part = trace(out, "targets", ["a-2024", "1", "1", "2", "period=1月"])
    assert Step("part_of", "新增就业", "a part of indicator 1 新增就业") in part.steps
    assert Step("kind", "—", "none") in part.steps


def test_an_item_by_its_mentions_and_a_finding_by_its_evidence(out: Path) -> None:
    item = trace(out, "items", ["a-2024", "1", "1"])
    assert {quote.title for quote in item.quotes} == {"measures", "notice"}
    assert Step("notice lead", "民政局", "某区民政局") in item.steps
    finding = trace(out, "findings", ["a-2024", "0123456789ab"])
    assert [(quote.title, marked(quote)) for quote in finding.quotes] == [
        ("notice", ["一、就业（2项）"])
    ]
    assert finding.steps[-1] == Step("compared", "expected 2", "found 1")


@pytest.mark.parametrize(
    ("table", "keys", "said"),
    [
        ("target", ["a-2024"], "there is no table 'target'; did you mean targets?"),
        ("xyz", ["a-2024"], "there is no table 'xyz'; there are documents, sections,"),
        ("items", ["a-2024", "1", "9"], "near it:\n  a-2024 1 2\n  a-2024 1 1"),
        ("items", ["a-2025", "1", "1"], "near it:\n  a-2024 1 1"),
        ("items", ["a-2024"], "2 rows are named by 'items a-2024' (the key is document_id "),
        ("items", ["a-2024", "1", "1", "1"], "'1' is one value too many: the key of items is "),
        ("links", ["a-2024"], "the table links is empty"),
    ],
)
def test_keys_that_name_no_row(out: Path, table: str, keys: list[str], said: str) -> None:
    with pytest.raises(RowError) as raised:
        trace(out, table, keys)
    assert said in str(raised.value)


def test_columns_may_be_named(out: Path) -> None:
    assert trace(out, "measures", ["text=举措2", "a-2024"]).row["measure_number"] == 2
    quantity = trace(out, "quantities", ["a-2024", "1", "notice", "1", "-", "1"])
    assert quantity.row["measure_number"] is None


def test_long_lines_are_cut_and_lines_without_anything_between_are_joined() -> None:
    line = "甲" * 500
    text = f"{line}\n\n{line}\nx\n{line}\n"
    found = list(of_ranges(text, [Range(250, 252), Range(502, 503), Range(1100, 1101)]))
    assert [quote.line for quote in found] == [1, 5]
    assert max(len(quote.text) for quote in found) < 300
    assert found[0].text.startswith("…甲")
    assert [marked(quote) for quote in found] == [["甲甲", "甲"], ["甲"]]


def test_marks_that_overlap_are_set_apart() -> None:
    found = list(of_ranges("一二三四五", [Range(0, 3), Range(2, 4, True), Range(2, 3)]))
    assert [marked(quote) for quote in found] == [["一二三", "四"]]


def test_a_range_that_ends_with_its_line() -> None:
    found = list(of_ranges("一\r\n二三\r\n四", [Range(2, 7)]))
    assert [marked(quote) for quote in found] == [["\n二三"]]


def minsheng(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["minsheng", *arguments])
    code = cli.main()
    captured = capfd.readouterr()
    return code, captured.out, captured.err


def test_the_command(
    out: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ("trace", "targets", "a-2024", "1", "1", "1", "1", "--out", str(out))
    code, shown, err = minsheng(monkeypatch, capfd, *arguments)
    assert (code, err) == (0, "")
    assert "‹一、就业›（2项）" in shown
    assert "1.新增就业⟦0.67⟧万人。" in shown
    assert "text/a-2024.txt line 2" in shown
    assert "value_base: 0.67 万人 → 6700 人" in shown

    code, shown, _ = minsheng(monkeypatch, capfd, *arguments, "--json")
    found = json.loads(shown)
    assert (code, found["table"], found["row"]["value_base"]) == (0, "targets", 6700.0)
    assert found["quotes"][0]["line"] == 2
    assert (
        minsheng(monkeypatch, capfd, "trace", "documents", "a-2024", "--json", "--out", str(out))[0]
        == 0
    )

    code, shown, err = minsheng(monkeypatch, capfd, "trace", "items", "c", "--out", str(out))
    assert (code, shown) == (2, "")
    assert err.startswith("minsheng: no row is named by 'items c'")
    assert minsheng(monkeypatch, capfd, "trace", "items", "c", "--out", str(out / "no"))[0] == 2


def test_a_failed_document(tmp_path: Path) -> None:
    from tests.builders import failed

    write(to_tables([failed()]), {}, tmp_path / "parsed")
    found: Trace = trace(tmp_path / "parsed", "documents", ["b-2024"])
    assert Step("failed", None, "不是文本") in found.steps
