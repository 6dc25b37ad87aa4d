"""Circulars that the reader was not tuned on: other paper, other rules, other ways of setting."""

from __future__ import annotations

from tests.read.pdf.circulars import (
    DISTRICTS,
    SECTIONS,
    UNITS,
    CellSpec,
    CircularSpec,
    Paragraph,
    TableSpec,
    deed,
    items,
    listed,
    notice,
    row,
    targets,
)

PROGRESS = TableSpec(
    (
        (CellSpec("县区", 2), *(CellSpec(f"{s}（万元）", 1, 2) for s in SECTIONS[:4])),
        row(*("计划", "完成") * 4),
        *(
            row(d, *(f"{i + 1}.{j}5" if (i + j) % 4 else "待认定" for j in range(8)))
            for i, d in enumerate(DISTRICTS)
        ),
    ),
    (1.4, *[1.0] * 8),
    2,
    "grey",
)
HELD_OUT = (
    CircularSpec(
        "landscape",
        (
            *notice(2020, "金沙县", "金政办发〔2020〕15号"),
            *items(4),
            Paragraph("金沙县2020年民生实事任务分解表", "title"),
            targets("dotted", 6),
            Paragraph("附件2", "page"),
            PROGRESS,
        ),
        page=(595.3, 841.9),
        margin=(60, 66),
        landscape=True,
        footer="{}",
        size=13,
        font="sans",
        held_out=True,
    ),
    CircularSpec(
        "continued",
        (
            *notice(2019, "白河市", "白政办〔2019〕41号"),
            Paragraph("白河市2019年民生实事清单", "title"),
            listed(18, repeats=True, breaks=(7, 13), continued="续表", size=9),
        ),
        size=14,
        footer="- {} -",
        held_out=True,
    ),
    CircularSpec(
        "spaced",
        (
            *notice(2024, "清水区", "清政办〔2024〕2号"),
            Paragraph("一、总体要求"),
            Paragraph(deed(0) + deed(1) + deed(2)),
            Paragraph("二、主要任务"),
            *items(7),
            targets("thick", 4),
            Paragraph(deed(3) + deed(4)),
        ),
        size=12,
        leading=1.5,
        spaced=True,
        margin=(80, 70),
        page=(612, 792),
        watermark="征求意见稿",
        footer="第 {} 页 共 {n} 页",
        held_out=True,
    ),
    CircularSpec(
        "hanging",
        (
            *notice(2023, "红旗县", "红政办〔2023〕9号"),
            *(Paragraph(f"{i + 1}、　{deed(i)}{deed(i + 1)}", "hanging") for i in range(6)),
            targets("grey", 4, vertical=True),
            Paragraph("红旗县人民政府办公室", "right"),
            Paragraph("2023年3月15日", "right"),
        ),
        size=13,
        head="红旗县人民政府办公室文件",
        footer="— {} —",
        held_out=True,
    ),
    CircularSpec(
        "mixed",
        (
            *notice(2022, "双桥区", "双政办〔2022〕33号"),
            TableSpec(
                (row("类别", "件数"), *(row(s, str(i + 2)) for i, s in enumerate(SECTIONS))),
                (2, 1),
                rules="thick",
                beside=TableSpec(
                    (
                        (CellSpec("牵头单位", 1, 2), CellSpec("期限", 2)),
                        row("名称", "简称"),
                        *(row(u, u[1:4], f"{i + 5}月") for i, u in enumerate(UNITS)),
                    ),
                    (2, 1, 1),
                    2,
                    rules="double",
                ),
            ),
            *items(3),
            TableSpec(
                (
                    row("县区", "城镇新增就业", "技能培训", "托位", "备注"),
                    *(
                        row(d, str(330 * i + 7), f"{i}.5", "—", "按季调度")
                        for i, d in enumerate(DISTRICTS)
                    ),
                ),
                (1.4, 1.6, 1, 1, 1.2),
                rules="none",
            ),
            Paragraph("各责任单位要明确时限、压实责任，每季度末将进展情况报区政府办公室。"),
            listed(12, rules="open"),
        ),
        size=13,
        footer="{}",
        held_out=True,
    ),
)

# Described after the first set had been read once and what it showed had been mended.
HELD_OUT_AGAIN = (
    CircularSpec(
        "wide",
        (
            *notice(2025, "玉泉市", "玉政办秘〔2025〕7号"),
            targets("dotted", 12, vertical=True),
            *items(5),
            targets("double", 5),
        ),
        page=(841.9, 1190.6),
        landscape=True,
        margin=(90, 80),
        size=16,
        head="玉泉市民生工程领导小组办公室文件",
        footer="{}",
        held_out=True,
    ),
    CircularSpec(
        "long",
        (
            *notice(2018, "松岭县", "松政〔2018〕1号"),
            Paragraph("松岭县2018年民生实事任务分解表", "title"),
            listed(40, rules="double", size=9),
            Paragraph("注：完成时限为2018年内。"),
        ),
        font="sans",
        size=14,
        footer="— {} —",
        held_out=True,
    ),
    CircularSpec(
        "small",
        (
            *notice(2021, "海门区", "海政办发〔2021〕52号"),
            *(Paragraph(f"（{'一二三四五'[i]}）{deed(i)}{deed(i + 2)}") for i in range(5)),
            listed(9, rules="grey", repeats=True, size=8.5),
            Paragraph("附件", "page"),
            targets("open", 4),
        ),
        page=(516, 729),
        margin=(50, 56),
        size=11,
        leading=1.5,
        spaced=True,
        watermark="内部资料",
        footer="第 {} 页 共 {n} 页",
        held_out=True,
    ),
)
