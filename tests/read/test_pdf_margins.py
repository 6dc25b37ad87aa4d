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
