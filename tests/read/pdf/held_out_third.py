"""Circulars described by someone who had not seen the reader: what it finds hardest in a PDF.

Tables without rules, tables beside each other, rows cut by the page, heads and footers that
count. The words are few and return, so that the files stay small.
"""

from __future__ import annotations

from tests.read.pdf.circulars import Beside, CellSpec, CircularSpec, Paragraph, TableSpec, row

PLACES = ("全市", "城东区", "城西区", "河口县", "平山县", "高新区")
TASKS = (
    "新建社区食堂12个，为老年人提供助餐服务。",
    "改造农村公路86公里，新建公交站点30个，方便群众出行。",
    "新增公办幼儿园学位1500个。",
    "为老年人免费提供健康体检，改造社区卫生服务站8个，新增家庭医生服务点20个。",
    "改造老旧小区45个，新增停车位2000个。",
    "为城乡困难群众提供就业服务，新增就业岗位3000个，开展技能培训60场。",
)
NAMES = ("社区食堂", "农村公路", "公办幼儿园", "健康体检", "老旧小区改造", "就业服务")
OFFICES = ("市民政局", "市交通局", "市教育局", "市卫健委", "市住建局", "市人社局")
CLOSING = Paragraph("各县区要按月报送工作进展，年底前全面完成任务。")


def opening(place: str, year: int) -> tuple[Paragraph, ...]:
    """A short title and a preamble."""
    return (
        Paragraph(f"{place}{year}年民生实事项目", "title"),
        Paragraph(
            f"{year}年，{place}人民政府将办好一批民生实事项目，现将工作任务和责任单位公布如下，"
            "请社会各界监督。"
        ),
    )


def figures(count: int, columns: int, *, decimals: bool = False) -> list[tuple[CellSpec, ...]]:
    """A row per place; some cells are blank or a dash."""
    rows = []
    for index, place in enumerate(PLACES[:count]):
        texts = [place]
        for column in range(columns):
            number = (count - index) * 137 * (column + 1) + 20 * column
            if index and (index * 2 + column) % 5 == 1:
                texts.append("" if column % 2 else "—")
            else:
                texts.append(f"{number / 10:.1f}" if decimals and column % 2 else str(number))
        rows.append(row(*texts))
    return rows


def long_task(index: int, count: int) -> str:
    """The words of several tasks one after another."""
    return "".join(TASKS[(index + step) % len(TASKS)] for step in range(count))


def duty_rows(count: int, start: int = 0) -> list[tuple[CellSpec, ...]]:
    """Rows of number, task and office."""
    return [
        row(str(i + 1), long_task(i, 1 + i % 3), OFFICES[i % 6])
        for i in range(start, start + count)
    ]


WITHOUT_RULES = (
    # Figures set to the right of their columns, heads of two lines, blanks and dashes.
    CircularSpec(
        "columns",
        (
            *opening("平江市", 2024),
            Paragraph("目标任务分解如下：", "flush"),
            TableSpec(
                (
                    row(
                        "县区",
                        "新建社区食堂（个）",
                        "改造农村公路（公里）",
                        "新增就业（人）",
                        "停车位（个）",
                    ),
                    *figures(6, 4),
                ),
                (1.2, 1.5, 1.5, 1.3, 1.2),
                rules="none",
                align=("left", "right", "right", "right", "right"),
                pad=3,
                size=11,
            ),
            CLOSING,
        ),
        footer="－{}－",
        size=14,
        bold=False,
        held_out=True,
    ),
    # Two tables of three rules, one with a unit above and a note below.
    CircularSpec(
        "threelines",
        (
            *opening("河口县", 2023),
            Paragraph("表1 各县区目标任务", "flush"),
            TableSpec(
                (
                    row("县区", "社区食堂", "农村公路", "公办幼儿园", "健康体检"),
                    *figures(6, 4, decimals=True),
                ),
                (1.3, 1, 1, 1, 1),
                rules="three",
                size=10.5,
            ),
            Paragraph("注：农村公路的单位为公里。", "flush"),
            CLOSING,
            Paragraph("表2 各单位资金安排", "flush"),
            Paragraph("单位：万元", "right"),
            TableSpec(
                (
                    row("序号", "责任单位", "项目", "资金"),
                    *(
                        row(str(i + 1), OFFICES[i], NAMES[i], "" if i == 3 else f"{(i + 2) * 65}.5")
                        for i in range(6)
                    ),
                ),
                (0.6, 1.4, 2, 1),
                rules="three",
                align=("center", "left", "left", "right"),
                size=10.5,
                pad=3,
            ),
        ),
        page=(612, 792),
        margin=(78, 70),
        size=13,
        leading=1.6,
        font="sans",
        footer="{}",
        bold=False,
        held_out=True,
    ),
    # Long words in cells that begin at the top, rows told apart by the space between them; goes
    # on over the page between two rows.
    CircularSpec(
        "duties",
        (
            *opening("平山县", 2025),
            TableSpec(
                (row("序号", "工作内容", "责任单位"), *duty_rows(14)),
                (0.6, 5, 1.4),
                rules="none",
                align=("center", "left", "left"),
                top=True,
                pad=5,
                keep=True,
                size=12,
            ),
            CLOSING,
        ),
        page=(516, 729),
        margin=(60, 62),
        size=13,
        leading=1.6,
        footer="- {} -",
        bold=False,
        held_out=True,
    ),
    # Three rules, cells of several lines centred on their rows, a category told once.
    CircularSpec(
        "threeduties",
        (
            *opening("城西区", 2022),
            TableSpec(
                (
                    row("类别", "序号", "工作内容", "牵头单位", "完成时限"),
                    *(
                        row(
                            ("一老一小", "", "交通出行", "", "", "就业服务")[i],
                            str(i + 1),
                            long_task(i, 1 + (i + 1) % 2),
                            OFFICES[i] if i != 3 else "市卫健委市民政局",
                            "" if i == 4 else f"{i + 6}月底前",
                        )
                        for i in range(6)
                    ),
                ),
                (1.1, 0.7, 4, 1.2, 1.2),
                rules="three",
                pad=5,
                size=10.5,
            ),
            Paragraph("城西区人民政府办公室", "right"),
            Paragraph("2022年3月8日", "right"),
        ),
        margin=(64, 80),
        size=15,
        font="sans",
        footer="· {} ·",
        bold=False,
        held_out=True,
    ),
)


def counts(
    first: str, second: str, names: tuple[str, ...], step: int
) -> tuple[tuple[CellSpec, ...], ...]:
    """A small table of names and numbers."""
    return (row(first, second), *(row(name, str(step * (i + 2))) for i, name in enumerate(names)))


def half(start: int, end: int) -> TableSpec:
    """A part of a list that is printed in two halves."""
    return TableSpec(
        (
            row("序号", "项目名称", "责任单位"),
            *(row(str(i + 1), NAMES[i % 6], OFFICES[i % 6]) for i in range(start, end)),
        ),
        (0.7, 1.7, 1.4),
        size=10,
        pad=3,
    )


BESIDE = (
    # Two ruled tables, of five rows and of seven, of other widths and other rules.
    CircularSpec(
        "pairs",
        (
            *opening("城东区", 2024),
            Beside(
                (TableSpec(counts("项目", "数量", NAMES[:4], 15), (1.6, 1), size=11, pad=3),),
                (
                    TableSpec(
                        (
                            row("责任单位", "项目数", "资金"),
                            *(
                                row(o, str(i + 1), f"{i * 20 + 35}万元")
                                for i, o in enumerate(OFFICES)
                            ),
                        ),
                        (1.5, 1, 1.3),
                        rules="thick",
                        size=10,
                        pad=3,
                    ),
                ),
                0.4,
            ),
            CLOSING,
        ),
        page=(595.3, 841.9),
        margin=(66, 74),
        size=15,
        footer="— {} —",
        bold=False,
        held_out=True,
    ),
    # A list in two halves, each with the header; then one of doubled columns in one table.
    CircularSpec(
        "halves",
        (
            *opening("高新区", 2021),
            Beside((half(0, 8),), (half(8, 15),)),
            CLOSING,
            Paragraph("各县区社区食堂数量：", "flush"),
            TableSpec(
                (
                    row(*("序号", "县区", "数量（个）") * 2),
                    row("1", "全市", "62", "4", "河口县", "9"),
                    row("2", "城东区", "20", "5", "平山县", "8"),
                    row("3", "城西区", "25", "", "", ""),
                ),
                (0.7, 1.4, 1.2, 0.7, 1.4, 1.2),
                size=10.5,
                pad=3,
            ),
        ),
        page=(612, 792),
        margin=(60, 64),
        size=13,
        font="sans",
        footer="{}/{n}",
        bold=False,
        held_out=True,
    ),
    # A small ruled table to the right of paragraphs, then one to the left.
    CircularSpec(
        "sidebar",
        (
            *opening("平江市", 2020),
            Beside(
                (
                    Paragraph("一、社区食堂"),
                    Paragraph(TASKS[0] + TASKS[4]),
                    Paragraph("二、农村公路"),
                    Paragraph(TASKS[1]),
                ),
                (TableSpec(counts("县区", "食堂（个）", PLACES, 4), (1.2, 1.3), size=10.5, pad=3),),
                0.6,
            ),
            Paragraph("三、健康体检"),
            Paragraph(TASKS[3]),
            Beside(
                (TableSpec(counts("单位", "项目", OFFICES[:3], 1), (1.4, 1), size=10.5, pad=4),),
                (Paragraph("四、就业服务"), Paragraph(TASKS[5])),
                0.42,
            ),
            CLOSING,
        ),
        margin=(72, 76),
        size=14,
        leading=1.6,
        footer="- {} -",
        bold=False,
        held_out=True,
    ),
)

OVER_HEAD = row("序号", "项目名称", "工作内容", "责任单位")
CUT = (
    # The words of one cell go on over the page, those of its neighbours are at the top.
    CircularSpec(
        "overone",
        (
            *opening("河口县", 2024),
            Paragraph("一、工作任务"),
            TableSpec(
                (
                    OVER_HEAD,
                    *(
                        row(str(i + 1), NAMES[i % 6], long_task(i, 5), OFFICES[i % 6])
                        for i in range(7)
                    ),
                ),
                (0.6, 1.5, 4, 1.3),
                align=("center", "left", "left", "left"),
                top=True,
                size=12,
            ),
            CLOSING,
        ),
        page=(516, 729),
        margin=(56, 60),
        size=13,
        footer="— {} —",
        bold=False,
        held_out=True,
    ),
    # Several long cells are cut, under a header that returns.
    CircularSpec(
        "overall",
        (
            *opening("城东区", 2023),
            TableSpec(
                (
                    row("工作内容", "主要任务", "完成时限", "责任单位"),
                    *(
                        row(
                            long_task(i, 4),
                            long_task(i + 3, 4),
                            f"{i + 5}月底前新建，{i + 6}月底前改造，年底前完成并为群众提供服务。"
                            * 2,
                            "、".join(OFFICES[(i + k) % 6] for k in range(5)),
                        )
                        for i in range(6)
                    ),
                ),
                (2, 2, 1.2, 1),
                repeats=True,
                top=True,
                align=("left", "left", "left", "left"),
                size=11,
                pad=4,
            ),
        ),
        page=(612, 792),
        margin=(64, 66),
        size=14,
        font="sans",
        footer="{}",
        bold=False,
        held_out=True,
    ),
    # A merged category is cut, rows are cut, and no header returns on three pages.
    CircularSpec(
        "categories",
        (
            *opening("平山县", 2022),
            TableSpec(
                (
                    row("类别", "序号", "工作内容", "责任单位"),
                    *(
                        (
                            *(
                                (
                                    CellSpec(
                                        ("交通出行", "就业服务", "老旧小区改造", "健康服务")[
                                            i // 5
                                        ],
                                        5,
                                    ),
                                )
                                if i % 5 == 0
                                else ()
                            ),
                            *row(str(i + 1), long_task(i, 3), OFFICES[i % 6]),
                        )
                        for i in range(20)
                    ),
                ),
                (1, 0.6, 4.4, 1.4),
                size=12,
            ),
        ),
        page=(516, 729),
        margin=(52, 58),
        size=14,
        footer="· {} ·",
        bold=False,
        held_out=True,
    ),
    # Over three pages of a wide paper, the header of two rows returns, rows are cut.
    CircularSpec(
        "threepages",
        (
            *opening("城西区", 2025),
            TableSpec(
                (
                    (
                        CellSpec("序号", 2),
                        CellSpec("项目名称", 2),
                        CellSpec("工作任务", 1, 2),
                        CellSpec("责任单位", 2),
                    ),
                    row("工作内容", "年底前完成"),
                    *(
                        row(
                            str(i + 1),
                            NAMES[i % 6],
                            long_task(i, 4),
                            long_task(i + 2, 3),
                            OFFICES[i % 6],
                        )
                        for i in range(11)
                    ),
                ),
                (0.5, 1.3, 4, 3, 1.2),
                header_rows=2,
                repeats=True,
                rules="thick",
                size=13,
            ),
            CLOSING,
        ),
        landscape=True,
        margin=(70, 64),
        size=15,
        font="sans",
        footer="第 {} 页 共 {n} 页",
        bold=False,
        held_out=True,
    ),
)


def card(number: int) -> tuple[Paragraph | TableSpec, ...]:
    """A page about one project; its first line tells only its number."""
    at = number - 1
    return (
        Paragraph(f"民生实事项目{number}", "page" if at else "flush"),
        Paragraph(f"项目名称：{NAMES[at]}。"),
        Paragraph(f"工作内容：{long_task(at, 2)}"),
        Paragraph(f"责任单位：{OFFICES[at]}。"),
    )


def report(year: int) -> tuple[Paragraph | TableSpec, ...]:
    """A page about one year."""
    step = year - 2020
    return (
        Paragraph(f"{year}年民生实事项目完成情况", "title" if step == 1 else "newtitle"),
        TableSpec(
            (
                row("序号", "项目名称", "计划", "完成", "责任单位"),
                *(
                    row(str(i + 1), NAMES[i], str(20 * i + 30), str(20 * i + 30 + step), OFFICES[i])
                    for i in range(3 + step % 3)
                ),
            ),
            (0.7, 2, 1, 1, 1.4),
            size=12,
            pad=3,
        ),
        Paragraph(f"注：{year}年底前完成。", "flush"),
    )


def chapter(at: int) -> tuple[Paragraph, ...]:
    """A heading and what is to be done."""
    return (
        Paragraph(f"{'一二三四五六'[at % 6]}、{NAMES[at % 6]}"),
        *(
            Paragraph(f"（{'一二三'[k]}）{long_task(at + k, 3)}责任单位：{OFFICES[(at + k) % 6]}。")
            for k in range(3)
        ),
    )


FURNITURE = (
    # Each page begins with a line of its own that differs only in its number.
    CircularSpec(
        "cards",
        tuple(block for number in range(1, 5) for block in card(number)),
        page=(516, 729),
        margin=(64, 66),
        size=16,
        footer="- {} -",
        bold=False,
        held_out=True,
    ),
    # The head of a gazette holds the page, annexes begin each page.
    CircularSpec(
        "gazette",
        (
            *opening("平江市", 2024),
            *chapter(0),
            *chapter(1),
            Paragraph("附件1", "page"),
            Paragraph("社区食堂任务表", "title"),
            TableSpec(counts("县区", "数量（个）", PLACES, 7), (1, 1), size=12, pad=3),
            Paragraph("附件2", "page"),
            Paragraph("农村公路任务表", "title"),
            TableSpec(counts("县区", "里程（公里）", PLACES, 16), (1, 1), size=12, pad=3),
            Paragraph("附件3", "page"),
            Paragraph("就业服务任务表", "title"),
            TableSpec(counts("县区", "岗位（个）", PLACES, 150), (1, 1), size=12, pad=3),
        ),
        page=(595.3, 841.9),
        margin=(76, 80),
        size=15,
        head="平江市人民政府公报　第{}页",
        head_rule=True,
        footer="",
        bold=False,
        held_out=True,
    ),
    # Odd and even heads, page numbers in the outer corners.
    CircularSpec(
        "corners",
        (
            *opening("高新区", 2023),
            *chapter(0),
            *chapter(1),
            *chapter(2),
            *chapter(3),
            *chapter(4),
            *chapter(5),
            TableSpec(
                (row("序号", "工作内容", "责任单位"), *duty_rows(8)),
                (0.6, 4.5, 1.5),
                size=11,
                repeats=True,
                keep=True,
                align=("center", "left", "center"),
            ),
        ),
        page=(516, 729),
        margin=(58, 64),
        size=14,
        leading=1.6,
        head="高新区2023年民生实事项目",
        even_head="高新区人民政府文件",
        outer=True,
        footer="— {} —",
        bold=False,
        held_out=True,
    ),
    # Each page begins with a title that differs only in its year; heads hold the page outside.
    CircularSpec(
        "years",
        tuple(block for year in range(2021, 2025) for block in report(year)),
        margin=(80, 84),
        size=15,
        head="平江市民生实事　{}",
        even_head="{}　平江市民生实事",
        outer=True,
        head_rule=True,
        footer="",
        bold=False,
        held_out=True,
    ),
    # A watermark over paragraphs, a ruled table and one without rules; heads count in corners.
    CircularSpec(
        "drafts",
        (
            *opening("河口县", 2025),
            *chapter(0),
            TableSpec(
                (row("序号", "工作内容", "责任单位"), *duty_rows(6)),
                (0.6, 4.5, 1.5),
                size=12,
                keep=True,
            ),
            Paragraph("第1批项目", "page"),
            TableSpec(
                (row("县区", "社区食堂", "农村公路", "就业服务"), *figures(6, 3)),
                (1.2, 1, 1, 1),
                rules="three",
                size=12,
                pad=3,
            ),
            CLOSING,
            Paragraph("第2批项目", "page"),
            TableSpec(
                (row("县区", "公办幼儿园", "健康体检", "停车位"), *figures(5, 3)),
                (1.2, 1, 1, 1),
                rules="none",
                size=12,
                pad=3,
            ),
            CLOSING,
        ),
        page=(612, 792),
        margin=(72, 72),
        size=14,
        font="sans",
        head="河口县民生实事 第{}页",
        even_head="第{}页 河口县民生实事",
        outer=True,
        watermark="征求意见稿",
        footer="",
        bold=False,
        held_out=True,
    ),
)

HELD_OUT_THIRD = WITHOUT_RULES + BESIDE + CUT + FURNITURE
