"""Where the lines of a page begin and end, when the page itself hardly shows it."""

from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_margins import measures_of
from pipeline.read.pdf_paragraphs import continuing

WIDTHS = {1: 600.0, 2: 600.0}
# Two paragraphs of 12 point, indented by two characters, their lines not justified.
PARAGRAPHS = [(84, 536), (60, 538), (60, 530), (60, 200), (84, 537), (60, 300)]


def printed(page: int, *spans: tuple[float, float], text: str = "字") -> list[PrintedLine]:
    """Lines from the top, with where each begins and ends."""
    return [
        PrintedLine(text, Extent(x0, 20.0 * row, x1, 20.0 * row + 12), page, 12, 12, ())
        for row, (x0, x1) in enumerate(spans)
    ]


def test_a_page_of_short_paragraphs_has_the_margins_of_another() -> None:
    body = printed(1, *PARAGRAPHS)
    # One line each; the second would be full if it were the longest that the column takes.
    short = printed(2, (84, 240), (84, 505), (84, 156), (84, 300), (84, 410))
    measures = measures_of([*body, *short], WIDTHS, {})
    assert {(each.left, each.right) for each in measures.values()} == {(60, 538)}
    assert continuing([*body, *short], WIDTHS, {}) == {*body[1:4], body[5]}


def test_margins_that_change_sides_stay_as_they_are() -> None:
    """Odd and even pages of a bound volume: full lines of a page tell its own margins."""
    odd = printed(1, *PARAGRAPHS)
    even = printed(2, *[(x0 + 24, x1 + 24) for x0, x1 in PARAGRAPHS])
    measures = measures_of([*odd, *even], WIDTHS, {})
    assert (measures[even[0]].left, measures[even[0]].right) == (84, 562)
    assert continuing([*odd, *even], WIDTHS, {}) == {
        *odd[1:4], odd[5], *even[1:4], even[5]
    }  # fmt: skip


def test_one_line_that_stands_out_is_not_the_margin() -> None:
    lines = printed(1, *PARAGRAPHS * 4, (60, 590))
    assert measures_of(lines, WIDTHS, {})[lines[0]].right == 538


def test_two_full_lines_among_many_short_ones_are_the_margin() -> None:
    """As on a wide page, where most paragraphs have one line."""
    short = [(84, 100 + 7 * step) for step in range(40)]
    lines = printed(1, *short[:20], (84, 537), (60, 538), (60, 90), *short[20:])
    assert measures_of(lines, WIDTHS, {})[lines[0]].right == 538


def test_few_full_lines_in_a_whole_circular_show_its_margins() -> None:
    """Page 1 has no line that begins at the left margin, page 2 hardly one that is full."""
    first = printed(1, (84, 537), (84, 160), (84, 538), (84, 240))
    second = printed(2, (84, 534), (60, 200), (84, 410), (84, 240), (84, 536), (60, 300))
    # The longest of its page, and a short line below it.
    third = printed(3, (84, 411), (84, 156), (84, 402), (84, 156), (84, 300))
    lines = [*first, *second, *third]
    assert continuing(lines, {**WIDTHS, 3: 600.0}, {}) == {second[1], second[5]}


def test_a_paragraph_that_is_set_in_as_a_whole() -> None:
    flush = printed(1, *[(60, 536), (60, 300), (60, 538), (60, 120)] * 4, text="字。")
    texts, ends = ("防止改后", "怎么管，由居民商", "定。"), (536, 531, 130)
    block = [
        PrintedLine(text, Extent(84, y, end, y + 12), 1, 12, 12, ())
        for text, end, y in zip(texts, ends, (330, 350, 370), strict=True)
    ]
    found = continuing([*flush, *block], WIDTHS, {})
    assert found.issuperset(block[1:])
    assert block[0] not in found


def test_a_duty_in_brackets_below_a_hanging_number_stands_alone() -> None:
    texts = (
        "①改造完成后推行物业服务，防止改后失",
        "管。",
        "②全部接入平台。",
        "（责任单位：县民政局）",
    )
    spans = ((60, 536), (84, 110), (60, 530), (84, 220))
    lines = [
        PrintedLine(text, Extent(x0, 20.0 * row, x1, 20.0 * row + 12), 1, 12, 12, ())
        for row, (text, (x0, x1)) in enumerate(zip(texts, spans, strict=True))
    ]
    assert continuing(lines, WIDTHS, {}) == {lines[1]}
