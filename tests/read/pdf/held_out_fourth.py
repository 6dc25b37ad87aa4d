"""Circulars described by someone who had not seen the reader, after the third set had been read.

Tables without rules and of three rules, things beside each other, rows cut by the page, heads
and first lines that look alike: the same kinds as in the third set, set in other ways. The words
are few and return, so that the files stay small.
"""

from __future__ import annotations

from tests.read.pdf.circulars import Beside, CellSpec, CircularSpec, Paragraph, TableSpec, row

AREAS = ("东湖区", "南山区", "白塔县", "青桥县", "临江县", "经开区")
NAMES = ("普惠托育", "老年助餐", "道路改造", "技能培训", "助残服务", "公园建设")
UNITS = ("卫健委", "民政局", "住建局", "人社局", "残联", "城管局")
DEEDS = (
    "新增普惠托位{a}个，建成社区托育点{b}个。",
    "改造老年助餐点{b}个，为{a}名60岁以上老年人提供助餐服务。",
    "改造城区道路{b}公里，新增停车位{a}个，更新路灯{a}盏。",
    "开展技能培训{a}人次，新增就业岗位{a}个。",
    "为{a}名残疾人提供康复服务，改造残疾人家庭{b}户。",
    "建成公园{b}个、公厕{b}座，更新健身器材{a}套，年内全部开放。",
)
ORDINALS = "一二三四五六"
Cells = tuple[CellSpec, ...]


def deed(index: int, count: int = 1) -> str:
    """What is to be done, in one sentence or several."""
    return "".join(
        DEEDS[(index + k) % 6].format(a=260 + 40 * index + 30 * k, b=8 + index + 2 * k)
        for k in range(count)
    )


def units(index: int, count: int = 1, level: str = "市") -> str:
    """Who is responsible."""
    return "、".join(level + UNITS[(index + k) % 6] for k in range(count))


def notice(place: str, year: int, number: str) -> tuple[Paragraph, ...]:
    """Title, number, addressees and preamble."""
    level = place[-1]
    return (
        Paragraph(f"关于印发{place}{year}年民生实事项目任务清单的通知", "title"),
        Paragraph(number, "right"),
        Paragraph(f"各有关单位、{level}政府各部门：", "flush"),
        Paragraph(
            f"现将{place}{year}年民生实事项目任务清单印发给你们，请对照目标任务，明确责任单位，"
            "按月推进，确保年内全部完成。"
        ),
    )


def signed(place: str, day: str) -> tuple[Paragraph, ...]:
    """Who has issued it, and when."""
    return (Paragraph(f"{place}人民政府办公室", "right"), Paragraph(day, "right"))


def shares() -> list[Cells]:
    """A row per area: numbers, a rate and funds; some are not asked for."""
    found = []
    for i, area in enumerate((*AREAS, "合计")):
        last = i == len(AREAS)
        found.append(
            row(
                "" if last else str(i + 1),
                area,
                str(1860 if last else 180 + 52 * i),
                "78" if last else "—" if i == 4 else str(9 + 3 * i),
                f"{87.9 if last else 6.4 + 3.3 * i:.1f}",
                f"{95 if last else 100 - 2 * i}%",
                f"{2021.25 if last else 96.25 * (i + 1):.2f}",
            )
        )
    return found


WITHOUT_RULES = (
    # Seven columns of one-line cells on wide paper, set to the left, centred and to the right.
    CircularSpec(
        "sevencolumns",
        (
            Paragraph("附件2", "flush"),
            Paragraph("新川市2026年民生实事目标任务分解表", "title"),
            Paragraph("单位：个、公里、万元", "right"),
            TableSpec(
                (
                    row(
                        "序号",
                        "县区",
                        "普惠托位",
                        "老年助餐点",
                        "道路改造",
                        "年内完成率",
                        "资金",
                    ),
                    *shares(),
                ),
                (0.6, 1.2, 1.1, 1.2, 1.1, 1.2, 1.3),
                rules="none",
                align=("center", "left", "right", "center", "right", "center", "right"),
                pad=4,
                size=13,
            ),
            Paragraph("注：各县区可以在目标任务之外新增项目，资金由各县区安排。", "flush"),
        ),
        margin=(84, 76),
        landscape=True,
        size=14,
        font="sans",
        footer="— {} —",
        held_out=True,
    ),
    # Five columns of cells of several lines, centred on their rows; rows told apart by the space.
    CircularSpec(
        "fivecolumns",
        (
            *notice("白塔县", 2025, "白政办〔2025〕18号"),
            TableSpec(
                (
                    row("项目名称", "目标任务", "责任单位", "资金（万元）", "时限"),
                    *(
                        row(
                            NAMES[i % 6],
                            deed(i, 1 + (i + 1) % 2),
                            units(i, 1 + i % 3, "县"),
                            f"{86.5 + 45 * i:.1f}" if i != 2 else "—",
                            f"{6 + i}月底前" if i < 6 else "年内",
                        )
                        for i in range(7)
                    ),
                ),
                (1.3, 3.6, 1.6, 1.2, 1.1),
                rules="none",
                align=("left", "left", "center", "right", "center"),
                pad=7,
                keep=True,
                size=11,
            ),
            *signed("白塔县", "2025年2月26日"),
        ),
        page=(595.3, 841.9),
        margin=(62, 70),
        size=14,
        leading=1.6,
        footer="第 {} 页 共 {n} 页",
        bold=False,
        held_out=True,
    ),
)

THREE_RULES = (
    # Heads of two lines over numbers to the right, a total, and a list of centred words below.
    CircularSpec(
        "threetotals",
        (
            Paragraph("临江县2024年民生实事完成情况", "title"),
            Paragraph(
                "2024年，临江县6项民生实事全部完成。老年助餐点、普惠托位超过目标任务，"
                "道路改造按时限完成，具体情况见表1、表2。"
            ),
            Paragraph("表1　民生实事完成情况", "flush"),
            TableSpec(
                (
                    row(
                        "项目", "单位", "目标任务（年初安排）", "完成数（截至年底）", "完成率（%）"
                    ),
                    *(
                        row(
                            name,
                            ("个", "个", "公里", "人", "户", "座")[i],
                            f"{1240 - 210 * i:,}" if i < 5 else "18",
                            f"{1302 - 210 * i:,}" if i < 5 else "18",
                            "100.0"
                            if i == 5
                            else f"{100 * (1302 - 210 * i) / (1240 - 210 * i):.1f}",
                        )
                        for i, name in enumerate(NAMES)
                    ),
                ),
                (1.6, 0.8, 1.3, 1.3, 1.1),
                rules="three",
                align=("left", "center", "right", "right", "right"),
                pad=3,
                size=11,
            ),
            Paragraph("注：完成数由各责任单位报送。", "flush"),
            Paragraph("表2　资金安排（单位：万元）", "flush"),
            TableSpec(
                (
                    row("责任单位", "县级资金", "市级资金", "合计"),
                    *(
                        row(
                            units(i, 1, "县"),
                            str(120 + 35 * i),
                            "" if i == 3 else str(60 + 15 * i),
                            str(120 + 35 * i + (0 if i == 3 else 60 + 15 * i)),
                        )
                        for i in range(5)
                    ),
                    row("合计", "950", "345", "1295"),
                ),
                (1.6, 1, 1, 1),
                rules="three",
                pad=2,
                size=11,
            ),
            Paragraph("下一步，各责任单位要按月公开项目进展情况。"),
        ),
        page=(499, 709),
        margin=(54, 60),
        size=12,
        leading=1.6,
        footer="· {} ·",
        held_out=True,
    ),
    # Goes on over two pages under a header that returns; no rule closes the first page.
    CircularSpec(
        "threecarried",
        (
            *notice("新川市", 2023, "新政办〔2023〕7号"),
            TableSpec(
                (
                    row("序号", "项目名称", "目标任务", "牵头单位", "配合单位", "资金"),
                    *(
                        row(
                            str(i + 1),
                            NAMES[i % 6] + ("" if i < 6 else "（新增）"),
                            deed(i, 1 + (i % 4 == 1)),
                            units(i),
                            units(i + 2, 1 + i % 2) if i % 5 != 3 else "",
                            f"{120 + 45 * i}万元",
                        )
                        for i in range(15)
                    ),
                ),
                (0.6, 1.2, 3.4, 1.1, 1.1, 1),
                rules="three",
                align=("center", "center", "left", "center", "left", "right"),
                repeats=True,
                keep=True,
                pad=4,
                size=11,
            ),
            Paragraph("各县区人民政府要对照清单，明确本县区目标任务。"),
            *signed("新川市", "2023年3月6日"),
        ),
        page=(612, 792),
        margin=(70, 72),
        size=14,
        leading=1.6,
        footer="－{}－",
        bold=False,
        held_out=True,
    ),
)


def numbers(first: str, second: str, names: tuple[str, ...], step: int) -> tuple[Cells, ...]:
    """Names and numbers below a header."""
    return (row(first, second), *(row(n, str(step * (3 + i))) for i, n in enumerate(names)))


BESIDE = (
    # A ruled table beside one of three rules, below each its name; then text over the whole width.
    CircularSpec(
        "doubletables",
        (
            *notice("青桥县", 2026, "青政办〔2026〕5号"),
            Beside(
                (
                    Paragraph("表1　老年助餐点", "flush"),
                    TableSpec(numbers("县区", "目标（个）", AREAS, 4), (1.2, 1), size=11, pad=4),
                ),
                (
                    Paragraph("表2　监督电话", "flush"),
                    TableSpec(
                        (
                            row("单位", "联系人", "电话"),
                            *(
                                row(units(i, 1, "县"), "王李张刘陈"[i] + "科长", f"621{4 + i}05{i}")
                                for i in range(5)
                            ),
                        ),
                        (1.2, 1, 1.2),
                        rules="three",
                        align=("left", "center", "right"),
                        size=11,
                        pad=3,
                    ),
                ),
                0.45,
            ),
            Paragraph("一、目标任务"),
            Paragraph(deed(0, 3)),
            Paragraph("二、责任单位"),
            Paragraph(f"由{units(0, 4, '县')}按照各自职责推进，其他单位配合。"),
            *signed("青桥县", "2026年1月30日"),
        ),
        margin=(70, 80),
        size=14,
        font="sans",
        footer="{}/{n}",
        bold=False,
        held_out=True,
    ),
    # Text in two columns below a title, each with its own headings, a small table in each.
    CircularSpec(
        "twocolumns",
        (
            Paragraph("南山区2025年民生实事项目公告", "title"),
            Paragraph("经区人民代表大会会议票决，2025年民生实事项目确定如下，请社会各界监督。"),
            Beside(
                (
                    Paragraph("一、普惠托育", "flush"),
                    Paragraph(deed(0) + "责任单位：区卫健委。"),
                    Paragraph("二、老年助餐", "flush"),
                    Paragraph(deed(1) + "责任单位：区民政局。"),
                    TableSpec(
                        numbers("街道", "助餐点（个）", ("南山街道", "东湖街道", "临江街道"), 3),
                        (1, 1.2),
                        size=10,
                        pad=3,
                    ),
                    Paragraph("三、道路改造", "flush"),
                    Paragraph(deed(2) + "责任单位：区住建局。"),
                ),
                (
                    Paragraph("四、技能培训", "flush"),
                    Paragraph(deed(3) + "责任单位：区人社局。"),
                    Paragraph("五、助残服务", "flush"),
                    Paragraph(deed(4) + "责任单位：区残联、区民政局。"),
                    Paragraph("六、公园建设", "flush"),
                    Paragraph(deed(5) + "责任单位：区城管局。具体安排如下："),
                    TableSpec(
                        (
                            row("公园", "面积", "完成时限"),
                            row("白塔公园", "12亩", "6月底前"),
                            row("青桥公园", "8亩", "9月底前"),
                            row("临江公园", "20亩", "年内"),
                        ),
                        (1.2, 0.8, 1.2),
                        rules="thick",
                        size=10,
                        pad=3,
                    ),
                ),
            ),
            Paragraph(
                "以上项目由区人民政府按月公开进展情况，年内全部完成。请社会各界对目标任务、"
                "完成时限进行监督，监督电话：6218050。"
            ),
            *signed("南山区", "2025年1月20日"),
        ),
        page=(612, 792),
        margin=(58, 66),
        size=11,
        leading=1.7,
        footer="- {} -",
        bold=False,
        held_out=True,
    ),
)


def cut_category() -> tuple[Cells, ...]:
    """A batch over four rows or three, a responsible unit over two."""
    rows = [row("批次", "序号", "项目名称", "目标任务", "责任单位", "时限")]
    for i in range(10):
        cells: list[CellSpec] = []
        if i in {0, 4, 7}:
            cells.append(CellSpec(f"第{ORDINALS[i // 3]}批", 3 if i else 4))
        cells += row(str(i + 1), NAMES[i % 6], deed(i, 5))
        if i != 3:
            cells.append(CellSpec(units(i, 2), 2 if i == 2 else 1))
        cells.append(CellSpec(f"{3 + i}月底前" if i < 9 else "年内"))
        rows.append(tuple(cells))
    return tuple(rows)


CUT = (
    # On wide paper the words of one cell go on over the page; its neighbours are centred.
    CircularSpec(
        "cutwide",
        (
            Paragraph("东湖区2026年民生实事任务分解表", "title"),
            TableSpec(
                (
                    row("序号", "项目名称", "目标任务和具体措施", "牵头单位", "完成时限"),
                    *(
                        row(
                            str(i + 1),
                            NAMES[i],
                            deed(i, 7 + i % 3),
                            units(i, 1, "区"),
                            f"{5 + i}月底前",
                        )
                        for i in range(6)
                    ),
                ),
                (0.5, 1.2, 5, 1.2, 1.1),
                align=("center", "center", "left", "center", "center"),
                size=14,
                pad=3,
            ),
            Paragraph("注：牵头单位按月报送进展情况。", "flush"),
        ),
        landscape=True,
        margin=(78, 74),
        size=15,
        footer="— {} —",
        bold=False,
        held_out=True,
    ),
    # Three cells of six are cut on upright paper, under a header that returns.
    CircularSpec(
        "cutthree",
        (
            *notice("临江县", 2025, "临政办〔2025〕9号"),
            TableSpec(
                (
                    row("序号", "项目", "目标任务", "工作措施", "责任单位", "时限"),
                    *(
                        row(
                            str(i + 1),
                            NAMES[i % 6],
                            deed(i, 4),
                            "；".join(
                                f"{3 * k + 3}月底前完成{NAMES[(i + k) % 6]}项目"
                                f"{'安排' if k == 0 else '建设'}"
                                for k in range(4)
                            )
                            + "。",
                            units(i, 6, "县"),
                            "年内",
                        )
                        for i in range(7)
                    ),
                ),
                (0.6, 1.1, 2.6, 2.1, 1, 0.8),
                align=("center", "center", "left", "left", "center", "center"),
                rules="thick",
                repeats=True,
                top=True,
                size=11,
                pad=4,
            ),
            *signed("临江县", "2025年3月12日"),
        ),
        page=(595.3, 841.9),
        margin=(68, 72),
        size=15,
        footer="{}",
        bold=False,
        held_out=True,
    ),
    # On wide paper a merged category and rows are cut, a unit is merged, and the header returns.
    CircularSpec(
        "cutcategory",
        (
            Paragraph("附件", "flush"),
            Paragraph("新川市2024年民生实事项目任务清单", "title"),
            TableSpec(
                cut_category(),
                (0.9, 0.6, 1.1, 5, 1.3, 1.1),
                align=("center", "center", "center", "left", "center", "center"),
                repeats=True,
                size=12,
                pad=2,
            ),
        ),
        page=(516, 729),
        landscape=True,
        margin=(60, 58),
        size=14,
        font="sans",
        footer="- {} -",
        bold=False,
        held_out=True,
    ),
)


def area_sheet(at: int) -> tuple[Paragraph | TableSpec, ...]:
    """A page about one area; its first and last lines are nearly those of the other pages."""
    area = AREAS[at]
    return (
        Paragraph(f"附表：{area}目标任务", "page" if at else "flush"),
        Paragraph("单位：个", "right"),
        TableSpec(
            (
                row("序号", "项目名称", "目标", "责任单位"),
                *(
                    row(str(i + 1), NAMES[(at + i) % 6], str(12 + 5 * i + 3 * at), units(at + i))
                    for i in range(5 + at % 2)
                ),
            ),
            (0.7, 2, 1, 1.5),
            size=12,
            pad=4,
        ),
        Paragraph(f"{area}的具体措施："),
        Paragraph(deed(at, 3)),
        Paragraph(f"填报单位：{area}人民政府", "right"),
    )


def section(at: int) -> tuple[Paragraph, ...]:
    """A heading and numbered items."""
    return (
        Paragraph(f"{ORDINALS[at]}、{AREAS[at][:2]}街道（3项）"),
        *(
            Paragraph(f"{i + 1}.{deed(i, 2)}（责任单位：{units(i, 2, '区')}）")
            for i in range(3 * at, 3 * at + 3)
        ),
    )


FURNITURE = (
    # Heads of odd and even pages in their corners hold the page; there is nothing at the bottom.
    CircularSpec(
        "oddeven",
        (
            Paragraph("东湖区2025年民生实事实施方案", "title"),
            Paragraph("为办好2025年民生实事，按照区政府安排，制定本方案。"),
            *(each for at in range(6) for each in section(at)),
            Paragraph("各责任单位要明确时限，按月报送进展情况。"),
            TableSpec(
                (
                    row("街道", *(f"{name}（个）" for name in NAMES[:3])),
                    *(
                        row(f"{area[:2]}街道", *(str(4 + 3 * i + 2 * k) for k in range(3)))
                        for i, area in enumerate(AREAS)
                    ),
                ),
                (1.2, 1, 1, 1),
                size=11,
                pad=3,
                keep=True,
            ),
        ),
        page=(499, 709),
        margin=(58, 66),
        size=13,
        leading=1.6,
        head="2025年第3期　政策文件　{}",
        even_head="{}　东湖区人民政府公报",
        outer=True,
        head_rule=True,
        footer="",
        bold=False,
        held_out=True,
    ),
    # The page is told at the top; each page begins and ends with nearly the words of the others.
    CircularSpec(
        "areasheets",
        tuple(each for at in range(4) for each in area_sheet(at)),
        page=(516, 729),
        margin=(70, 74),
        size=15,
        head="— {} —",
        footer="",
        bold=False,
        held_out=True,
    ),
    # A watermark over a ruled table that goes on over the page, under a head that counts.
    CircularSpec(
        "watermarked",
        (
            *notice("经开区", 2026, "经开办函〔2026〕4号"),
            TableSpec(
                (
                    row("序号", "项目名称", "目标任务", "责任单位", "资金（万元）"),
                    *(
                        row(
                            str(i + 1),
                            NAMES[i % 6],
                            deed(i, 2),
                            units(i, 2, "区"),
                            f"{150 + 65 * i}",
                        )
                        for i in range(11)
                    ),
                    (CellSpec("合计", 1, 4), CellSpec("5225")),
                ),
                (0.6, 1.2, 3.4, 1.3, 1),
                align=("center", "center", "left", "center", "right"),
                repeats=True,
                keep=True,
                size=12,
                pad=5,
            ),
            Paragraph("请于2月10日前将意见报区政府办公室。"),
        ),
        margin=(74, 78),
        size=15,
        head="经开区2026年民生实事（第 {} 页）",
        watermark="讨论稿",
        footer="- {} -",
        bold=False,
        held_out=True,
    ),
)

HELD_OUT_FOURTH = WITHOUT_RULES + THREE_RULES + BESIDE + CUT + FURNITURE
