"""Lines that a program broke at one width are told from paragraphs of about one length."""

from pipeline.document import Line
from pipeline.read.plain import read_plain

PARAGRAPHS = (
    "1.新建公共充电桩67个，让群众得到更多实惠。（牵头单位：县人力资源和社会保障局）",
    "2.整治道路交通安全隐患9处，确保年内全部完成。（牵头单位：县卫生健康委员会；配合单位：县公安局）",
    "3.开展职业技能培训438人次，不断满足群众需求。（牵头单位：县农业农村局）",
    "4.改造农村户用卫生厕所1148户，切实提高服务水平，3.5万人受益。（牵头单位：县民政局）",
)


def wrapped(width: int, *paragraphs: str) -> str:
    lines = (p[at : at + width] for p in paragraphs for at in range(0, len(p), width))
    return "".join(f"{line}\n" for line in lines)


def joined(text: str) -> list[str]:
    """The paragraphs of a text as its lines make them."""
    found: list[str] = []
    for block in read_plain(text.encode(), 0, 0).blocks:
        assert isinstance(block, Line)
        words = text[block.span.start : block.span.end]
        if block.continues:
            found[-1] += words
        else:
            found.append(words)
    return found


def test_lines_of_one_width_are_paragraphs_again() -> None:
    for width in (22, 28, 34):
        assert joined(wrapped(width, *PARAGRAPHS)) == list(PARAGRAPHS)


def test_a_longer_line_of_a_site_above_them() -> None:
    site = "发布时间：2024-03-05 来源：政府办公室 浏览次数：123 【字体：大 中 小】 打印 关闭"
    assert joined(f"{site}\n{wrapped(28, *PARAGRAPHS)}") == [site, *PARAGRAPHS]


def test_a_page_number_between_them_is_none_of_theirs() -> None:
    first, *rest = wrapped(28, *PARAGRAPHS).splitlines()
    assert joined("\n".join([first, "- 1 -", *rest]) + "\n")[:2] == [first, "- 1 -"]


def test_items_of_one_length_are_no_wraps() -> None:
    items = [f"{i}、建设城乡公共服务设施和便民服务中心项目{i}处" for i in range(1, 9)]
    assert joined("".join(f"{item}\n" for item in items)) == items


def test_cells_one_per_line_are_no_wraps() -> None:
    cells = ["序号", "项目内容", "配合单位", "完成时限"]
    for number in range(1, 5):
        cells += [str(number), f"新增公办学位{number}100个，不断满足群众的需求"]
        cells += ["区教育局、区发展和改革委员会、区住房和城乡建设局", "12月底前"]
    assert joined("".join(f"{cell}\n" for cell in cells)) == cells


def test_a_title_as_long_as_the_lines_ends() -> None:
    title = "深圳市人民政府办公室关于印发《2024年民生实事》的通知"
    front = [title, "政办发〔2024〕64号"]
    assert joined("\n".join([*front, wrapped(len(title), *PARAGRAPHS)]))[:2] == front
