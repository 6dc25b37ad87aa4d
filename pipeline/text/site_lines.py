"""Lines that a web site puts around a text: paths, tools, what comes next, who runs the site."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from pipeline.text.dates import date_before
from pipeline.text.script import simplified
from pipeline.text.site_labels import ORNAMENTS

_SURE = re.compile(r"https?://|www\.|ICP[备证]|网安备|©|Copyright", re.I)
_PATH = re.compile(r"(?<!-)[>›»＞]|(?<=\S)\s-{1,2}\s(?=\S)|：：|::")
_PATH_BEGINS = re.compile(
    r"(?:(?:您|你)?(?:现在|当前)?(?:所在)?的?位置|位置导航|(?:网站|返回)?首页|[>›»＞])"
)
_LINKS = re.compile(r"[^|｜]{1,12}(?:[|｜][^|｜]{1,12}){5,}")
_SEPARATORS = r"[\s|｜·•/、，：:；;\[\]【】（）()<>＋+\-—_.]"
_HOSTS = re.compile(r"主办(?:单位)?[：:].{2,40}承办(?:单位)?[：:]")
# A link to a file: 附件1.docx, without a name of its own.
_FILE = re.compile(
    r"(?:附件|下载|相关附件)?\d{0,2}[：:.]?\S{0,2}\.(?:docx?|xlsx?|pdf|ofd|wps|et|zip|rar)", re.I
)
_LONGEST_SOCIAL, _LONGEST_PATH, _LONGEST_DATELINE = 30, 80, 60
_SOCIAL = re.compile(r"评论|公众号|关注我们|扫码|二维码|客户端|Q\s?Q|APP", re.I)
_BYLINE = re.compile(
    r"（?(?:[图文/]{1,3}|特约|本报|本网|通讯员|见习)*记者[：:\s]?[^。，；]{1,20}）?"
)


def is_site_line(text: str) -> bool:
    """Whether a normalised line is the site's wherever it stands: a path, an address, a tool."""
    text = simplified(text)
    if _is_path(text) or (_SURE.search(text) and "。" not in text) or _HOSTS.match(text):
        return True
    return bool(_pattern("start").match(text)) or bool(_tools().fullmatch(text))


def is_path_or_address(text: str) -> bool:
    """Whether a line is the site's even in the middle of a text."""
    at_home = _PATH_BEGINS.match(text) is not None and _is_path(text)
    return at_home or bool(_SURE.match(text) or _FILE.fullmatch(text)) or "ICP备" in text


def is_site_end(text: str, above_footer: bool) -> bool:
    """Whether a line behind the text is the site's.

    Args:
        text: normalised.
        above_footer: whether the line below it is the site's; only there a line that begins
            with 主办单位 is not of the text.
    """
    text = simplified(text)
    if is_site_line(text) or _BYLINE.fullmatch(text):
        return True
    if above_footer and _pattern("footer").match(text):
        return True
    return len(text) <= _LONGEST_SOCIAL and bool(_SOCIAL.search(text)) and "。" not in text


def is_dateline(printed: str) -> bool:
    """Whether a line as printed is a date with a time or a source behind it."""
    found = date_before(printed)
    rest = printed[found[1] :].strip(ORNAMENTS) if found else ""
    return bool(rest) and len(printed) <= _LONGEST_DATELINE and bool(re.match(r"[\d\[【]", rest))


def _is_path(text: str) -> bool:
    if len(text) > _LONGEST_PATH or "。" in text or not _PATH.search(text):
        at_home = _PATH_BEGINS.match(text) and len(text) <= _LONGEST_PATH and "。" not in text
        return bool(_LINKS.fullmatch(text) or (at_home and re.search(r"[|｜]", text)))
    return bool(_PATH_BEGINS.match(text)) or len(_PATH.findall(text)) > 1


@cache
def _words(kind: str) -> str:
    table = files("pipeline.text").joinpath("data/site_words.csv").read_text(encoding="utf-8")
    words = (row["words"] for row in csv.DictReader(table.splitlines()) if row["kind"] == kind)
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"[{re.escape(ORNAMENTS)}]*(?:{_words(kind)})(?:[：:\s]|$|(?<=扫)|(?<=码)|(?<=第)|(?<=有))"
    )


@cache
def _tools() -> re.Pattern[str]:
    """Nothing but the names of tools (打印 关闭, 字体：大 中 小), one of them at least."""
    return re.compile(
        rf"{_SEPARATORS}*(?:{_words('word')})(?:{_SEPARATORS}|{_words('word')}|[大中小])*"
    )
