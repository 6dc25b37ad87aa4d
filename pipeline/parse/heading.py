"""The columns of ``documents`` that the heading block and the register state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.circular import DeclaredCount, Heading, Registration
from pipeline.document import Document
from pipeline.parse.letter import Letter
from pipeline.parse.reading import TextLine, wording
from pipeline.parse.region_of import region_of
from pipeline.parse.salutation import addressees
from pipeline.text.counts import NOT_ITEMS, declared_counts
from pipeline.text.dates import date_of
from pipeline.text.document_numbers import NUMBER
from pipeline.text.document_titles import is_formal_title, is_list_title
from pipeline.text.issuers import fullest, issuer_of_plan, issuer_of_title, joined
from pipeline.text.passage import Passage
from pipeline.text.regions import parent

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=年|—|-)")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SUFFIX = re.compile(r"\.(?:docx?|xlsx?|pdf|ofd|wps|et|zip|rar)$", re.I)
_ATTACHMENT = re.compile(r"^附(?:件|表|录)\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?[：:.．、]?\s?")


def read_heading(
    document: Document,
    letter: Letter,
    attachments: Sequence[TextLine],
    annex_titles: Sequence[Passage],
    registration: Registration,
) -> Heading:
    """The heading of a circular.

    Args:
        document: for places in the source.
        letter: what stands around the notice's items.
        attachments: lines of the attachment list.
        annex_titles: headings of the annexes; they speak where the notice is missing.
        registration: what the register knows better.
    """
    names = _attachments(attachments)
    listed = (name for name in names if is_list_title(name.text))
    title = letter.title or next(iter(annex_titles), None) or next(listed, None)
    published = document.metadata
    issuer = _issuer(letter) or published.get("issuer")
    titles = [text.text for text in (title, letter.list_title, *annex_titles) if text]
    named = region_of(letter, issuer, titles, registration)
    above = parent(named.region) if named.region else named.above
    counts = tuple(_counts(document.text, letter, annex_titles))
    rows = [*letter.rows, *(x.passage for x in attachments), *([title] if title else [])]
    return Heading(
        title=_title(title, letter, published.get("title")),
        document_number=_number(letter) or published.get("document_number"),
        issuer=issuer,
        year=registration.year or _year(letter, annex_titles),
        issued_on=letter.issued_on or date_of(published.get("issued_on", "")),
        index_number=letter.index_number.text
        if letter.index_number
        else published.get("index_number"),
        region_name=named.region.name if named.region else registration.region or named.zone,
        region_code=named.region.code if named.region else None,
        parent_region_name=above.name if above else None,
        parent_region_code=above.code if above else None,
        addressees=tuple(addressees(letter.addressees)),
        attachments=tuple(name.text for name in names),
        declared_item_count=_declared_items(counts),
        declared_counts=counts,
        place=document.place(*_in_print(rows)),
    )


def _title(title: Passage | None, letter: Letter, published: str | None) -> str | None:
    """The title in the text; where that is an annex's only, the formal one that the site states."""
    own = letter.title.text if letter.title else None
    stated = published if published and is_formal_title(published) else None
    return own or stated or (title.text if title else published)


def _in_print(passages: Sequence[Passage]) -> list[Passage]:
    apart: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: passage.offsets):
        last = apart[-1].offsets[-1] if apart and apart[-1].offsets else -1
        if passage.offsets and passage.offsets[-1] > last:
            apart.append(passage)
    return apart


def _number(letter: Letter) -> str | None:
    return "".join(letter.number.text.split()) if letter.number else None


def _issuer(letter: Letter) -> str | None:
    """The body of the letterhead, the title, the signature or the site, whichever says more."""
    of_title = issuer_of_title(letter.title.text) if letter.title else None
    signed = (joined([body.text for body in bodies]) for bodies in letter.bodies)
    head = (letter.letterhead, letter.stated.get("issuer"))
    heads = [joined([body.text]) if body else None for body in head]
    plan = issuer_of_plan(letter.title.text) if letter.title else None
    return fullest(name for name in (heads[0], of_title, *signed, heads[1], plan) if name)


def _year(letter: Letter, annex_titles: Sequence[Passage]) -> int | None:
    """The year of the tasks: of the titles, else of the preamble, else of the number."""
    preamble = (line.passage for line in letter.preamble)
    for text in filter(None, [letter.title, letter.list_title, *annex_titles, *preamble]):
        if match := _YEAR.search(NUMBER.sub("", text.text)):
            return int(match.group(1))
    match = _ANY_YEAR.search(letter.number.text) if letter.number else None
    return int(match.group(1)) if match else None


def _attachments(lines: Sequence[TextLine]) -> list[Passage]:
    """The names in the attachment list, several on one line parted where numbers run on."""
    names: list[Passage] = []
    for line in lines:
        head = _ATTACHMENT.match(line.text)
        rest = line.passage[head.end() if head else 0 :]
        while rest.text:
            number = len(names) + 1
            own = re.match(rf"{number}\s?[.．、]\s?", rest.text)
            rest = rest[own.end() :] if own else rest
            onward = re.search(rf"(?<!\d)\s?{number + 1}\s?[.．、]", rest.text)
            name = (rest[: onward.start()] if onward else rest).strip("； ;。")
            suffix = _SUFFIX.search(name.text)
            names.append(name[: suffix.start()] if suffix else name)
            rest = rest[onward.start() :].strip() if onward else Passage()
    return names


def _counts(
    source: str, letter: Letter, annex_titles: Sequence[Passage]
) -> Iterator[DeclaredCount]:
    preamble = wording(source, letter.preamble) if letter.preamble else None
    places = [
        ("title", letter.title),
        ("preamble", preamble),
        ("list_title", None if letter.list_title is letter.title else letter.list_title),
        *(("list_title", line) for line in letter.counted),
        *(("annex_title", title) for title in annex_titles),
    ]
    for place, text in places:
        for count in declared_counts(text.text) if text else ():
            yield DeclaredCount(count.count, count.unit or "项", place)


def _declared_items(counts: Sequence[DeclaredCount]) -> int | None:
    """The number of items that the title declares, else the list's title, else the others."""
    for place in ("title", "list_title", "preamble", "annex_title"):
        said = [c.count for c in counts if c.place == place and c.unit not in NOT_ITEMS]
        if said:
            return said[0]
    return None
