"""Lines that close a circular: copies, printing, contacts, disclosure, set phrases, demands."""

from __future__ import annotations

import re

_DISCLOSURE = re.compile(
    r"（?(?:(?:此|本)件|信息|本?文件)?[^，。]{0,6}"
    r"(?:公开发布|公开属性|不予公开|依申请公开|主动公开|信息公开选项|宜公开选项)[^，。]{0,14}）?"
)
_PHRASE = re.compile(
    r"（?(?:现|特此|专此|此)(?:予)?以?(?:公告|公布|公示|通知|通报|报告|函告|函复|批复|决定|决议)[。！]?"
)
_COPIES = re.compile(r"（?(?:抄\s?[送报]|分\s?送|[主报]\s?送|发\s?送)[：:].*")
_PRINTED = re.compile(r"(?:[^，。；]{4,40}?)?\d{4}年\d{1,2}月\d{1,2}日印发?(?:（?共印\d+份）?)?")
_COPIES_PRINTED = re.compile(r"（?共印\s?\d+\s?份）?|[（\[]?打字[：:].*|校对[：:].*")
_CONTACT = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff、]{0,12})(?:联\s?系\s?人|联系方式|电\s?话|邮\s?箱|邮\s?编|传\s?真|通讯地址|通信地址)"
    r"(?:及(?:联系)?(?:电话|方式))?[：:].*"
)
_LABELLED = re.compile(r"(?:签\s?发\s?人|主\s?题\s?词|附\s?注|印发日期|印发机关)[：:].*")
_NOTE = re.compile(r"（?(?:备?注|说明|附注)\s?\d?[：:、.].*")
_NOTE_HEADING = re.compile(r"(?:编制|有关|相关|几点|情况)?说明[：:]?")
# What someone is to do, and who: the words of a demand, which an item has not.
_DEMAND = re.compile(
    r"各[级地部单县乡镇区责牵有相]|(?:以上|上述|下列)(?:实事|项目|任务|事项|工作)"
    r"|有关(?:部门|单位|方面)|(?:牵头|责任|配合|承办|实施)(?:单位|部门)"
)
_MUST = re.compile(r"要|应|须|务必|请|严禁|不得|确保|负责|将(?:适时|定期|组织|会同)|予以|切实|认真")


def is_set_closing(text: str) -> bool:
    """Whether a line is a closing by itself, wherever it stands below the title."""
    if any(form.fullmatch(text) for form in (_DISCLOSURE, _PHRASE, _COPIES, _PRINTED)):
        return True
    return _COPIES_PRINTED.fullmatch(text) is not None


def is_copies(text: str) -> bool:
    """Whether a line begins the list of those who get a copy."""
    return _COPIES.match(text) is not None


def is_contact(text: str) -> bool:
    """Whether a line says whom to ask: a label with a name, a number or an address."""
    return any(form.fullmatch(text) for form in (_CONTACT, _LABELLED))


def is_note(text: str) -> bool:
    """Whether a line is a note to a table or list (注：…)."""
    return _NOTE.fullmatch(text) is not None


def heads_note(text: str) -> bool:
    """Whether a line is the heading of a note (说明, 编制说明)."""
    return _NOTE_HEADING.fullmatch(text) is not None


def is_demand(text: str) -> bool:
    """Whether sentences say what bodies are to do about the items."""
    return text.endswith(("。", "！", "；")) and bool(_DEMAND.search(text) and _MUST.search(text))
