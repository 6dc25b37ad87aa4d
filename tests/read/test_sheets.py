"""Workbooks: XLSX written by openpyxl or by hand, XLS written by xlwt."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import UnreadableError
from pipeline.read import read_document
from pipeline.read.cell_formats import general, shown
from pipeline.read.reading import Reading
from pipeline.read.sheets import read_xls, read_xlsx
from tests.read.shown import archive, assert_nothing_lost, blocks, cells

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(fill: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(fill: Callable[[Worksheet], None], offset: int = 0) -> Reading:
    reading = read_xlsx(xlsx(fill), 0, offset)
    assert_nothing_lost(reading, offset)
    return reading


def by_hand(sheet: str, **parts: str) -> bytes:
    """A workbook of one sheet, whose XML is given."""
    relations = f'<Relationship Id="s" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
    for name in parts:
        relations += f'<Relationship Id="{name}" Type="{R}/{name}" Target="{name}.xml"/>'
    book = '<sheets><sheet name="一" sheetId="1" r:id="s"/></sheets>'
    files: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}">{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}">{sheet}</worksheet>',
    }
    return archive(files | {f"xl/{name}.xml": content for name, content in parts.items()})


TITLED: list[list[str | float | None]] = [
    ["附件2"],
    ["某区2024年目标任务表"],
    [None, None, "单位：万元"],
    ["序号", "项目", "目标"],
    [1, "岗位开发", 300],
    [2, "技能培训", 0.98],
    ["注：本表为年度目标"],
]


def fill_titled(sheet: Worksheet) -> None:
    for values in TITLED:
        sheet.append(values)
    for row in (1, 2, 7):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
    sheet["C6"].number_format = "0%"


def test_titles_and_notes_are_lines_around_the_table() -> None:
    assert blocks(read(fill_titled)) == [
        "附件2",
        "某区2024年目标任务表",
        "单位：万元",
        [["序号", "项目", "目标"], ["1", "岗位开发", "300"], ["2", "技能培训", "98%"]],
        "注：本表为年度目标",
    ]


def test_ranges_count_from_the_offset() -> None:
    assert blocks(read(fill_titled, 50), 50)[0] == "附件2"


def test_a_numbered_heading_over_the_table_stays_in_it() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["目标任务表"], ["一、促进就业"], ["单位", "岗位"], ["全市", 5]):
            sheet.append(row)
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("A2:B2")

    assert blocks(read(fill)) == [
        "目标任务表",
        [["一、促进就业", "一、促进就业"], ["单位", "岗位"], ["全市", "5"]],
    ]


def test_a_heading_over_some_columns_is_part_of_the_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in ([None, "2024年"], [None, "目标", "完成"], ["全市", 5, 4]):
            sheet.append(row)
        sheet.merge_cells("B1:C1")

    assert (0, 1, 1, 2, "2024年") in cells(read(fill))


def test_merged_ranges_are_cells_with_spans() -> None:
    def fill(sheet: Worksheet) -> None:
        rows = (["类别", "项目", "值"], ["就业", "甲", 1], [None, "乙", 2], ["教育", "丙", None])
        for row in rows:
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    reading = read(fill)
    assert (1, 0, 2, 1, "就业") in cells(reading)
    assert blocks(reading) == [
        [["类别", "项目", "值"], ["就业", "甲", "1"], ["就业", "乙", "2"], ["教育", "丙", ""]]
    ]


def test_tables_are_parted_by_empty_rows_and_trimmed() -> None:
    def fill(sheet: Worksheet) -> None:
        for row, values in {3: "AB", 4: "CD", 6: "EF", 7: "GH"}.items():
            for column, value in enumerate(values, 4):
                sheet.cell(row, column, value)

    assert blocks(read(fill)) == [[["A", "B"], ["C", "D"]], [["E", "F"], ["G", "H"]]]


def test_what_is_hidden_is_furniture() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["甲", "暗列", "乙"], ["暗行", None, 1], ["丙", None, 2], ["丁", None, 3]):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = sheet.parent.create_sheet("暗页") if sheet.parent else None
        assert isinstance(other, Worksheet)
        other.append(["不在表中", "也不在"])
        other.sheet_state = "hidden"

    reading = read(fill)
    assert blocks(reading) == [[["甲", "乙"], ["丙", "2"], ["丁", "3"]]]
    assert blocks(reading, role="furniture") == ["暗列", "暗行\t1", "不在表中\t也不在"]


def test_a_merged_cell_whose_first_row_is_hidden_still_shows() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["类", "项"], ["就业", "甲"], [None, "乙"], [None, "丙"]):
            sheet.append(row)
        sheet.merge_cells("A2:A4")
        sheet.row_dimensions[2].hidden = True

    reading = read(fill)
    assert blocks(reading) == [[["类", "项"], ["就业", "乙"], ["就业", "丙"]]]
    assert blocks(reading, role="furniture") == ["甲"]


def test_text_under_merged_cells_is_not_lost() -> None:
    row = '<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>'
    under = row.replace("甲", "题").replace("乙", "藏")
    sheet = (
        f'<sheetData>{row}{under}{row}</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>'
    )
    reading = read_xlsx(by_hand(sheet), 0, 0)
    assert_nothing_lost(reading)
    assert blocks(reading) == [[["甲", "乙"], ["题", "题"], ["甲", "乙"]]]
    assert blocks(reading, role="furniture") == ["藏"]


def test_numbers_are_as_shown() -> None:
    values = [
        (0.98, "0%"),
        (0.67, "0.000"),
        (1200, "#,##0"),
        (45000, 'yyyy"年"m"月"d"日"'),
        (7, "0"),
    ]

    def fill(sheet: Worksheet) -> None:
        sheet.append(["率", "万人", "元", "时限", "个"])
        sheet.append([value for value, _ in values])
        sheet.append([date(2024, 3, 8), True, "文字", 3.3, 0.1 + 0.2])
        for column, (_, code) in enumerate(values, 1):
            sheet.cell(2, column).number_format = code
        sheet["A3"].number_format = "yyyy-mm-dd"

    assert blocks(read(fill)) == [
        [
            ["率", "万人", "元", "时限", "个"],
            ["98%", "0.670", "1,200", "2023年3月15日", "7"],
            ["2024-03-08", "TRUE", "文字", "3.3", "0.3"],
        ]
    ]


def test_formulas_show_their_result_or_themselves() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>合计</t></is></c>'
        '<c r="B1"><f>SUM(B2:B3)</f><v>5</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>T(1)</f><v>文字</v></c><c r="B2"><f>A1+1</f></c></row>'
        '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="b"><v>0</v></c></row></sheetData>'
    )
    reading = read_xlsx(by_hand(sheet), 0, 0)
    assert blocks(reading) == [[["合计", "5"], ["文字", "=A1+1"], ["#N/A", "FALSE"]]]


def test_shared_strings_without_phonetic_readings() -> None:
    strings = (
        f'<sst xmlns="{S}"><si><r><t>烈</t></r><r><t>山</t></r><rPh sb="0" eb="1"><t>lie</t></rPh>'
        "</si><si><t>二_x000D_\n行</t></si></sst>"
    )
    row = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>'
    reading = read_xlsx(by_hand(f"<sheetData>{row}{row}</sheetData>", sharedStrings=strings), 0, 0)
    assert_nothing_lost(reading)
    assert blocks(reading) == [[["烈山", "二/行"], ["烈山", "二/行"]]]


def test_a_notice_typed_into_a_sheet_is_lines() -> None:
    def fill(sheet: Worksheet) -> None:
        for text in ("关于印发清单的通知", "各镇：", "1.新增岗位300个。", "2.培训500人次。"):
            sheet.append([text])

    assert len(blocks(read(fill))) == 4


def xls(fill: Callable[[xlwt.Worksheet], None]) -> bytes:
    book = xlwt.Workbook()
    fill(book.add_sheet("一"))
    hidden = book.add_sheet("暗页")
    hidden.write(0, 0, "不在表中")
    hidden.visibility = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill_xls(sheet: xlwt.Worksheet) -> None:
    sheet.write_merge(0, 0, 0, 2, "目标任务表")
    for column, text in enumerate(("类别", "项目", "值")):
        sheet.write(1, column, text)
    sheet.write_merge(2, 3, 0, 0, "就业")
    sheet.write(2, 1, "甲")
    sheet.write(2, 2, 0.98, xlwt.easyxf(num_format_str="0%"))
    sheet.write(3, 1, "乙")
    sheet.write(3, 2, 45000, xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    sheet.write(4, 0, "暗行")
    sheet.row(4).hidden = True
    sheet.write(5, 0, "教育")
    sheet.write(5, 1, "丙")
    sheet.write(5, 2, 0.67, xlwt.easyxf(num_format_str="0.000"))


def test_xls_reads_like_xlsx() -> None:
    reading = read_xls(xls(fill_xls), 0, 0)
    assert_nothing_lost(reading)
    assert blocks(reading) == [
        "目标任务表",
        [
            ["类别", "项目", "值"],
            ["就业", "甲", "98%"],
            ["就业", "乙", "2023年3月15日"],
            ["教育", "丙", "0.670"],
        ],
    ]
    assert blocks(reading, role="furniture") == ["暗行", "不在表中"]


def test_content_decides_and_not_the_name() -> None:
    old = read_document("一", [("一.docx", xls(fill_xls))])
    new = read_document("一", [("一.xls", xlsx(fill_titled))])
    assert old.files[0].media_type == "application/vnd.ms-excel"
    assert new.files[0].media_type.endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("stream", "message"),
    [("WordDocument", "DOC"), ("EncryptedPackage", "密码"), ("Something", "旧版 Office")],
)
def test_other_old_office_files_are_told_apart(stream: str, message: str) -> None:
    entry, renamed = ("Workbook".encode("utf-16-le"), stream.encode("utf-16-le"))
    data = bytearray(xls(fill_xls))
    at = data.rindex(entry)
    data[at : at + 66] = renamed.ljust(64, b"\0") + (len(renamed) + 2).to_bytes(2, "little")
    with pytest.raises(UnreadableError, match=message):
        read_document("一", [("一.xls", bytes(data))])


FORMATS = [
    (0.98, "0%", "98%"),
    (0.045, "0.0%", "4.5%"),
    (12.5, '0.0"%"', "12.5%"),
    (2.5, "0", "3"),
    (0.125, "0.00", "0.13"),
    (-5, "0;(0)", "(5)"),
    (-5, "0", "-5"),
    (-0.001, "0.0", "0.0"),
    (0, '0;-0;"无"', "无"),
    (0, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ ', "-"),
    (1234567.891, "#,##0.00", "1,234,567.89"),
    (12345678, "#,##0,", "12,346"),
    (12345678, "0.0,,", "12.3"),
    (12345, '0!.0,"万"', "1.2万"),
    (1e8, '[>=100000000]0!.00,,"亿";0', "1.00亿"),
    (99, '[>=100000000]0!.00,,"亿";0', "99"),
    (5, '0"人次"', "5人次"),
    (5, "0.##", "5"),
    (5.5, "0.##", "5.5"),
    (0.5, ".00", ".50"),
    (7, "00", "07"),
    (13900001111, "000-0000-0000", "139-0000-1111"),
    (1234, "[$¥-804]#,##0", "¥1,234"),
    (3.3, "0.0_ ;[Red]\\-0.0\\ ", "3.3"),
    (1.25, "# ?/?", "1 1/4"),
    (12345, "0.00E+00", "1.23E+04"),
    (5, "G/通用格式", "5"),
    (45000, "yyyy/m/d", "2023/3/15"),
    (45000.5, "yyyy-mm-dd hh:mm", "2023-03-15 12:00"),
    (45000, "[$-804]aaaa", "星期三"),
    (45000, "[$-F800]dddd, mmmm dd, yyyy", "2023年3月15日"),
    (0.75, "h:mm AM/PM", "6:00 PM"),
    (0.75, "上午/下午h时mm分", "下午6时00分"),
    (1.5, "[h]:mm", "36:00"),
    (43831.99999, "yyyy-m-d h:mm:ss", "2020-1-1 23:59:59"),
    (-1, "yyyy", "-1"),
]


@pytest.mark.parametrize(("value", "code", "printed"), FORMATS)
def test_number_formats(value: float, code: str, printed: str) -> None:
    assert shown(value, code) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(3.3, "3.3"), (0.1 + 0.2, "0.3"), (1e11, "100000000000"), (0.00001234, "0.00001234")],
)
def test_numbers_without_a_format(value: float, printed: str) -> None:
    assert general(value) == printed


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(alphabet='0#?.,%E+-/ymdhsa[]"\\_*;@年General$! <>=1', max_size=20),
)
def test_no_format_is_too_strange(value: float, code: str) -> None:
    shown(value, code)


# What harm a file may mean.


def test_merged_areas_without_end_are_cut_to_what_is_filled() -> None:
    row = '<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>'
    merged = (
        '<mergeCells><mergeCell ref="A3:XFD1048576"/><mergeCell ref="A1:A1048576"/></mergeCells>'
    )
    reading = read_xlsx(by_hand(f"<sheetData>{row}{row}</sheetData>{merged}"), 0, 0)
    assert_nothing_lost(reading)


def test_too_many_merged_cells_are_refused() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="ZZ9999"><v>1</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:ZZ9999"/></mergeCells>'
    with pytest.raises(UnreadableError, match="过多"):
        read_xlsx(by_hand(f"<sheetData>{far}</sheetData>{merged}"), 0, 0)


def test_cells_far_apart_are_no_huge_grid() -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    last = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    sheet = f"<sheetData>{first}{last}</sheetData>"
    assert blocks(read_xlsx(by_hand(sheet), 0, 0)) == ["1", "2"]


def test_entities_are_refused() -> None:
    data = archive({"xl/workbook.xml": '<!DOCTYPE w [<!ENTITY a "b">]><workbook>&a;</workbook>'})
    with pytest.raises(UnreadableError, match="实体"):
        read_xlsx(data, 0, 0)


@pytest.mark.parametrize("cut", [600, 2000, -600])
def test_a_cut_off_xls_says_so(cut: int) -> None:
    with pytest.raises(UnreadableError):
        read_document("一", [("一.xls", xls(fill_xls)[:cut])])


@given(st.integers(512, 5000), st.binary(min_size=1, max_size=8))
def test_a_damaged_xls_is_read_or_refused(position: int, damage: bytes) -> None:
    data = bytearray(xls(fill_xls))
    data[position : position + len(damage)] = damage
    try:
        assert_nothing_lost(read_xls(bytes(data), 0, 0))
    except UnreadableError as error:
        assert "文件" in str(error)
