"""Small circulars described once, from which PDFs are made and their expected reading follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Rules = Literal["solid", "double", "dotted", "grey", "thick", "open", "none", "three"]
Footer = Literal["", "— {} —", "- {} -", "{}", "第 {} 页 共 {n} 页", "· {} ·", "－{}－", "{}/{n}"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class CellSpec:
    """A cell: its words and how far it reaches."""

    text: str
    rows: int = 1
    columns: int = 1
    vertical: bool = False


@dataclass(frozen=True)
class TableSpec:
    """A table: its cells row by row, places under merged cells left out.

    ``breaks`` are the rows before which a new page begins; 续表 is printed there if asked for.
    ``align`` is how the words of each column below the header are set, ``top`` that they begin at
    the top of their cells, ``pad`` what is left free above and below them, ``keep`` that no row
    is cut by the page. The rules "three" are those above, below the header and below the table.
    """

    rows: tuple[tuple[CellSpec, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 1
    rules: Rules = "solid"
    repeats: bool = False
    breaks: tuple[int, ...] = ()
    continued: str = ""
    size: float = 10
    beside: TableSpec | None = None
    align: tuple[Align, ...] = ()
    top: bool = False
    pad: float = 2
    keep: bool = False

    def places(self) -> Iterator[tuple[int, int, CellSpec]]:
        """Each cell with its row and column."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield row, column, cell
                taken |= {
                    (r, c)
                    for r in range(row, row + cell.rows)
                    for c in range(column, column + cell.columns)
                }

    def expected(self) -> list[tuple[int, int, int, int, str]]:
        """Row, column, spans and words without blanks of each cell."""
        return [
            (row, column, cell.rows, cell.columns, "".join(cell.text.split()))
            for row, column, cell in self.places()
        ]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and how it is set."""

    text: str
    kind: Literal["title", "body", "flush", "hanging", "right", "page", "newtitle"] = "body"


@dataclass(frozen=True)
class Beside:
    """Two columns in the middle of a page; the left takes its share of the width."""

    left: tuple[Paragraph | TableSpec, ...]
    right: tuple[Paragraph | TableSpec, ...]
    share: float = 0.5


@dataclass(frozen=True)
class CircularSpec:
    """A circular and the paper that it is printed on.

    ``{}`` in heads and footers is the number of the page, ``{n}`` that of the last;
    ``even_head`` is the head of even pages where it is another one, ``outer`` sets heads and
    footers in the corners away from the spine; ``head_rule`` draws a line below the head.
    """

    name: str
    blocks: tuple[Paragraph | TableSpec | Beside, ...]
    page: tuple[float, float] = (595.3, 841.9)
    margin: tuple[float, float] = (72.0, 72.0)
    size: float = 14
    leading: float = 1.7
    footer: Footer = "— {} —"
    head: str = ""
    watermark: str = ""
    landscape: bool = False
    spaced: bool = False
    font: Literal["serif", "sans"] = "serif"
    held_out: bool = False
    even_head: str = ""
    outer: bool = False
    head_rule: bool = False
    bold: bool = True
    paragraphs: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        texts = (
            "".join(block.text.split())
            for block in self._each_block()
            if isinstance(block, Paragraph) and block.text
        )
        object.__setattr__(self, "paragraphs", tuple(texts))

    @property
    def tables(self) -> list[TableSpec]:
        """Its tables in reading order."""
        found: list[TableSpec] = []
        for block in self._each_block():
            if isinstance(block, TableSpec):
                found += [block, block.beside] if block.beside else [block]
        return found

    def aside(self, page: int, pages: int) -> list[str]:
        """Head and footer of a page without blanks."""
        head = self.even_head if self.even_head and page % 2 == 0 else self.head
        told = (text.format(page, n=pages) for text in (head, self.footer) if text)
        return ["".join(text.split()) for text in told]

    def _each_block(self) -> Iterator[Paragraph | TableSpec]:
        for block in self.blocks:
            if isinstance(block, Beside):
                yield from (*block.left, *block.right)
            else:
                yield block


def row(*texts: str) -> tuple[CellSpec, ...]:
    """A row of plain cells."""
    return tuple(CellSpec(text) for text in texts)


DISTRICTS = ("全市合计", "东山区", "西河县", "南湖区", "北岭县", "经济开发区")
SECTIONS = ("促进就业", "社会保障", "教育惠民", "卫生健康", "交通出行", "文体服务")
DEEDS = (
    "新增城镇就业{a}人，帮扶就业困难人员{b}人，开展补贴性职业技能培训不少于{c}人次，"
    "动态消除零就业家庭，促进高校毕业生等重点群体多渠道就业创业。",
    "提升改造农村公路{a}公里，完成农村公路安防工程{b}公里，实施危桥改造{c}座，"
    "进一步改善群众出行条件，提高农村公路通行能力和安全水平。",
    "新增托育服务托位{a}个，其中普惠托位占比达到{b}%以上，新建、改扩建公办幼儿园{c}所，"
    "缓解“入园难”“入园贵”问题。",
    "为{a}名适龄妇女免费开展“两癌”筛查，为{b}名{c}周岁以上老年人提供健康体检，"
    "推动优质医疗资源扩容和区域均衡布局。",
    "建设社区老年食堂（助餐点）{a}个，改造特殊困难老年人家庭{b}户，"
    "新增养老机构护理型床位{c}张，构建居家社区机构相协调的养老服务体系。",
    "送戏进万村演出{a}场，建成城市阅读空间{b}个，更新全民健身路径{c}条，丰富群众精神文化生活。",
)
UNITS = (
    "市人力资源社会保障局",
    "市交通运输局",
    "市教育局",
    "市卫生健康委",
    "市民政局",
    "市文化旅游局",
)


def deed(index: int, factor: int = 7) -> str:
    """The words of an item, its numbers made from its index."""
    text = DEEDS[index % len(DEEDS)]
    return text.format(a=100 + index * factor, b=20 + index * 3, c=2 + index)


def items(count: int, start: int = 1) -> tuple[Paragraph, ...]:
    """Numbered items with their responsibility brackets."""
    return tuple(
        Paragraph(f"{i}.{deed(i)}（牵头单位：{UNITS[i % len(UNITS)]}，配合单位：各县区人民政府）")
        for i in range(start, start + count)
    )


def notice(year: int, place: str, number: str) -> tuple[Paragraph, ...]:
    """Title, addressees and preamble."""
    return (
        Paragraph(
            f"{place}人民政府办公室关于印发《{place}{year}年民生实事实施方案》的通知", "title"
        ),
        Paragraph(number, "title"),
        Paragraph("各县区人民政府，市政府各部门、各直属机构：", "flush"),
        Paragraph(
            f"《{place}{year}年民生实事实施方案》已经市政府同意，现印发给你们，"
            "请结合实际，认真抓好贯彻落实，确保各项任务按期高质量完成。"
        ),
    )


def targets(rules: Rules = "solid", columns: int = 6, vertical: bool = False) -> TableSpec:
    """Regions and indicators: three header rows, merged cells, a cell over two rows."""
    sections = [CellSpec("县区", 3, 1, vertical)]
    heads: list[CellSpec] = []
    names: list[CellSpec] = []
    for index in range(0, columns, 2):
        width = min(2, columns - index)
        sections.append(CellSpec(f"{'一二三四五六'[index // 2]}、{SECTIONS[index // 2]}", 1, width))
        heads.append(
            CellSpec(f"{index + 1}、{SECTIONS[index // 2]}行动（牵头单位：市局）", 1, width)
        )
        for column in range(index, index + width):
            names.append(CellSpec(f"新增设施第{column + 1}类（{'个处所户张条'[column % 6]}）"))
    body = []
    for number, place in enumerate(DISTRICTS):
        cells = [CellSpec(place)]
        for column in range(columns):
            if column == columns - 1 and number in {1, 2}:
                if number == 1:
                    cells.append(CellSpec("全市参照执行", 2, 1))
            elif (number + column) % 5 == 4:
                cells.append(CellSpec("—"))
            else:
                cells.append(CellSpec(str(10 * (number + 1) + column)))
        body.append(tuple(cells))
    rows = (tuple(sections), tuple(heads), tuple(names), *body)
    widths = (1.0, *[1.2] * columns)
    return TableSpec(rows, widths, 3, rules)


def listed(count: int, **changes: Any) -> TableSpec:  # noqa: ANN401
    """A row per item, with a category over several rows."""
    head = row("序号", "类别", "项目名称", "工作目标", "责任单位", "完成时限")
    body: list[tuple[CellSpec, ...]] = []
    for index in range(count):
        cells = [CellSpec(str(index + 1))]
        if index % 3 == 0:
            cells.append(CellSpec(SECTIONS[index // 3 % 6], min(3, count - index)))
        cells += [
            CellSpec(f"{SECTIONS[index % 6]}项目"),
            CellSpec(deed(index)),
            CellSpec(UNITS[index % 6]),
            CellSpec(f"{3 + index % 9}月底前"),
        ]
        body.append(tuple(cells))
    table = TableSpec((head, *body), (0.6, 1, 1.4, 4, 1.8, 1.1))
    return replace(table, **changes)


TUNED = (
    CircularSpec(
        "targets",
        (
            *notice(2024, "安平市", "安政办〔2024〕3号"),
            Paragraph("一、促进就业（6项）"),
            *items(6),
            Paragraph("二、社会保障（6项）"),
            *items(6, 7),
            Paragraph("附件1", "page"),
            Paragraph("安平市2024年民生实事目标任务分解表", "title"),
            targets(),
        ),
        size=16,
    ),
    CircularSpec(
        "rows",
        (
            *notice(2023, "临江市", "临政办〔2023〕11号"),
            Paragraph("临江市2023年民生实事清单", "title"),
            listed(24, repeats=True),
        ),
        footer="第 {} 页 共 {n} 页",
        head="临江市人民政府办公室文件",
        font="sans",
    ),
    CircularSpec(
        "rules",
        (
            *notice(2022, "云溪市", "云政办〔2022〕8号"),
            *items(3),
            targets("double", 4),
            Paragraph("说明：表中数字为年度目标。"),
            targets("open", 4, vertical=True),
            Paragraph("以上任务由各县区负责落实。"),
            targets("dotted", 3),
        ),
        page=(612, 792),
        margin=(54, 60),
        size=12,
        footer="- {} -",
    ),
    CircularSpec(
        "cut",
        (
            *notice(2021, "石门市", "石政办〔2021〕20号"),
            Paragraph("石门市2021年民生实事任务分解表", "title"),
            listed(20),
        ),
        footer="{}",
        head="石门市2021年民生实事",
        size=15,
    ),
    CircularSpec(
        "beside",
        (
            *notice(2025, "长丰市", "长政办〔2025〕6号"),
            *items(2),
            TableSpec(
                (row("县区", "任务数"), *(row(d, str(5 + i)) for i, d in enumerate(DISTRICTS))),
                (1, 1),
                beside=TableSpec(
                    (row("部门", "项目数"), *(row(u, str(i)) for i, u in enumerate(UNITS))), (2, 1)
                ),
            ),
            Paragraph("三、工作要求"),
            TableSpec(
                (
                    row("序号", "县区", "目标值", "完成值"),
                    *(
                        row(str(i + 1), d, str(50 + i), str(40 + i))
                        for i, d in enumerate(DISTRICTS)
                    ),
                ),
                (1, 1, 1, 1),
                rules="none",
            ),
            Paragraph(
                "各县区要按月调度，及时报送进展情况，确保年度目标任务全面完成，不得漏报、瞒报和虚报。"
            ),
        ),
        size=14,
    ),
)
