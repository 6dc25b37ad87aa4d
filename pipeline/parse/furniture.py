"""Page numbers and running heads: lines of the page, not of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from pipeline.circular import Reason
from pipeline.parse.reading import Leftover, TextLine, text_line
from pipeline.text.cells import placeholder_of
from pipeline.text.closings import is_copies, is_set_closing
from pipeline.text.column_labels import kind_of
from pipeline.text.document_numbers import NUMBER
from pipeline.text.quantity_cells import parse_value
from pipeline.text.site_lines import is_path_or_address

_DASHED_NUMBER = re.compile(r"[-—–―－─·•~～]+\s*\d{1,4}\s*[-—–―－─·•~～]+")
_PAGE_WORD = re.compile(
    r"第\s*\d{1,4}\s*页(?:[，,]?\s*[共/]\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_CHROME_END = re.compile(
    r"(?P<chrome>(?:[【\[](?:打印|关闭|返回|收藏|分享|字体|大|中|小|我要纠错|关闭窗口|打印本页|下载)[^】\]]{0,8}[】\]]\s*)+)$"
    r"|(?P<junk>[?？|｜\ufffd]{3,})$"
)
_FIRST_NOTE = re.compile(r"(?:备?注|说明)\s?[：:]\s?(?:1[.．、]|（1）|①)")
_BARE_NUMBER = re.compile(r"\d{1,4}")
_HEAD = re.compile(r"^[^，。；：、（]*(?:公报|政报|文件|政府|办公室|领导小组|委员会|汇编|第\d+期)$")
_LONGEST_HEAD = 40
_SHORTEST_BROKEN = 8
_ENDS = frozenset("。！？；：，、（）“”《》【】()[]")
_FEWEST_LABELS = 3
_FARTHEST_LABEL = 6
_BARE_SHARE = 0.1
_VALUE_SHARE = 0.2
_LONGEST_DASH = 2


def set_aside(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Leftover]]:
    """Part the lines of the text from page numbers and running heads."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers) | _repeated_numbers(lines)
    signs = {i for i, line in enumerate(lines) if _is_of_signs(line.text)} - numbers
    signs -= _placeholders([line.text for line in lines], signs)
    apart = numbers | heads | signs
    kept = [line for i, line in enumerate(lines) if i not in apart]
    aside = [Leftover("page_number", lines[i].passage) for i in sorted(numbers)]
    aside += [Leftover("running_header", lines[i].passage) for i in sorted(heads)]
    aside += [Leftover(_reason_of(lines[i].text), lines[i].passage) for i in sorted(signs - heads)]
    return kept, aside


def _is_of_signs(text: str) -> bool:
    """Whether a line has no word, nor the end of one that the line above broke off before."""
    return not any(map(str.isalnum, text)) and _ENDS.isdisjoint(text)


def _placeholders(texts: Sequence[str], signs: Set[int]) -> set[int]:
    """Dashes that are cells of a table with one cell per line.

    Such a table is where 序号 stands on a line of its own, or a good part of all lines are numbers.
    """
    values = sum(parse_value(text) is not None for text in texts)
    if values <= _VALUE_SHARE * len(texts) and not any(kind_of(t) == "number" for t in texts):
        return set()
    short = (i for i in signs if len(texts[i]) <= _LONGEST_DASH)
    return {i for i in short if placeholder_of(texts[i]) is not None}


def _reason_of(signs: str) -> Reason:
    """Why a line of nothing but signs is left over: it draws a table, or nobody knows."""
    return "table_label" if set(signs) <= set("|｜+-—－=_/／ ") else "unparsed"


def clean_ends(source: str, lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Leftover]]:
    """Take from the ends of lines what a web page or a broken copy put behind the text."""
    kept: list[TextLine] = []
    aside: list[Leftover] = []
    for line in lines:
        if is_path_or_address(line.text):
            aside.append(Leftover("web_chrome", line.passage))
            continue
        match = _CHROME_END.search(line.text)
        cut = match.start() if match else len(line.text)
        if match:
            reason: Reason = "web_chrome" if match.lastgroup == "chrome" else "unparsed"
            aside.append(Leftover(reason, line.passage[cut:]))
        if cut == len(line.text):
            kept.append(line)
        elif cut:
            kept.append(text_line(source, *line.passage[:cut].spans(source)))
    return kept, aside


def take_closings(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Leftover]]:
    """Take lines that close a circular wherever they stand; copies go on up to a full stop.

    So do notes under numbers, which would be taken for items (注：1.… 2.…).
    """
    kept: list[TextLine] = []
    aside: list[Leftover] = []
    in_copies, note = False, 0
    for line in lines:
        note = _next_note(line, note)
        in_copies = is_copies(line.text) or (in_copies and line.label is None)
        if note or in_copies or is_set_closing(line.text):
            aside.append(Leftover("closing", line.passage))
            ended = line.text.endswith("。") or len(line.text) < _SHORTEST_BROKEN
            in_copies = in_copies and not ended
        else:
            kept.append(line)
    return kept, aside


def _next_note(line: TextLine, expected: int) -> int:
    """The number that a run of notes goes on with behind this line, 0 if it is none of one."""
    if _FIRST_NOTE.match(line.text):
        return 2
    return expected + 1 if expected and line.label and line.label.number == expected else 0


def _page_numbers(lines: Sequence[TextLine]) -> set[int]:
    certain = {i for i, line in enumerate(lines) if _is_page_number(line.text)}
    bare = [i for i, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text)]
    if len(bare) > _BARE_SHARE * len(lines):
        return certain  # a table with one cell per line is full of numbers
    if _are_labels(lines, bare):
        return certain
    heads = (i for i, line in enumerate(lines) if kind_of(line.text) == "number")
    first = next(heads, len(lines))
    bare = [i for i in bare if i < first]  # behind 序号 stand the numbers of rows
    return certain | _counting(lines, certain, bare)


def _are_labels(lines: Sequence[TextLine], bare: Sequence[int]) -> bool:
    """Whether bare numbers count paragraphs: from one, each behind the end of the one before."""
    numbers = [int(lines[index].text) for index in bare if lines[index].text.isdigit()]
    if len(numbers) < _FEWEST_LABELS or numbers != list(range(1, len(bare) + 1)):
        return False
    near = all(below - above <= _FARTHEST_LABEL for above, below in pairwise(bare))
    return near and all(lines[index - 1].text[-1:] in "。；！" for index in bare[1:])


def _is_page_number(text: str) -> bool:
    return bool(_DASHED_NUMBER.fullmatch(text) or _PAGE_WORD.fullmatch(text))


def _counting(lines: Sequence[TextLine], certain: set[int], bare: Sequence[int]) -> set[int]:
    """Bare numbers that count upwards with the certain ones, or cut a sentence in two."""
    numbers = {i: int(re.search(r"\d+", lines[i].text)[0]) for i in [*certain, *bare]}  # type: ignore[index]
    order = sorted(numbers)
    found = set()
    for i in bare:
        before = [numbers[j] for j in order if j < i and (j in certain or j in found)]
        after = [numbers[j] for j in order if j > i and j in certain]
        counts = all(n < numbers[i] for n in before) and all(n > numbers[i] for n in after)
        if counts and (before or after or _cuts_sentence(lines, i) or _steps(numbers, bare)):
            found.add(i)
    return found


def _cuts_sentence(lines: Sequence[TextLine], index: int) -> bool:
    """Whether the line above breaks off and the one below is no paragraph of its own."""
    if not 0 < index < len(lines) - 1 or lines[index + 1].label:
        return False
    above = lines[index - 1].text
    return len(above) >= _SHORTEST_BROKEN and above[-1] not in "。！？；：）”"


def _steps(numbers: dict[int, int], bare: Sequence[int]) -> bool:
    """Whether at least three bare numbers count by one, each with text between."""
    steps = [(b - a, numbers[b] - numbers[a]) for a, b in pairwise(bare)]
    return len(steps) > 1 and all(apart > 1 and step == 1 for apart, step in steps)


def _running_heads(lines: Sequence[TextLine], numbers: set[int]) -> set[int]:
    """Short lines that stand beside a page number again and again."""
    beside = {j for i in numbers for j in (i - 1, i + 1)} - numbers
    near = [j for j in beside if 0 <= j < len(lines) and len(lines[j].text) <= _LONGEST_HEAD]
    times = Counter(lines[j].text for j in near)
    # What stands at many other places, too, is of the text: 完成时限：年底.
    every = Counter(line.text for line in lines)
    own = {text for text, count in times.items() if count > 2 and 2 * count > every[text]}
    heads = {j for j in near if lines[j].text in own and not lines[j].label}
    return heads | {j for j in near if _interrupts(lines, j, numbers)}


def _repeated_numbers(lines: Sequence[TextLine]) -> set[int]:
    """The document's own number on a line of its own, from the second time on."""
    seen: set[str] = set()
    found: set[int] = set()
    for index, line in enumerate(lines):
        if NUMBER.fullmatch(line.text):
            if line.text in seen:
                found.add(index)
            seen.add(line.text)
    return found


def _interrupts(lines: Sequence[TextLine], index: int, numbers: set[int]) -> bool:
    """Whether a short line beside a page number stands in the middle of a sentence.

    With number and head left out, the text above has no end, and what follows goes on with it
    up to a stop.
    """
    around = [i for i in range(max(index - 3, 0), min(index + 4, len(lines))) if i not in numbers]
    before = [i for i in around if i < index]
    after = [i for i in around if i > index]
    if lines[index].label or not before or not after or not _is_head(lines[index].text):
        return False
    above, below = lines[before[-1]], lines[after[0]]
    broken = len(above.text) >= _SHORTEST_BROKEN and above.text[-1] not in "。！？；：）”"
    return broken and below.label is None and "。" in below.text


def _is_head(text: str) -> bool:
    """Whether a line can be the name of a gazette or of a body, as running heads are."""
    return len(text) <= _LONGEST_HEAD and _HEAD.search(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line that is known to be the page's is its number."""
    return _is_page_number(text) or bool(_BARE_NUMBER.fullmatch(text))
