"""Which circulars a path holds, found without opening a single file.

A name in a folder of published files is not to be trusted: it may be a link to anywhere, a
pipe on which reading hangs, no text at all. What cannot be a circular is still a Source, with
its problem, so that nobody misses it in the output.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec.structs import replace

from pipeline.errors import MinshengError
from pipeline.text.numerals import CHINESE, from_chinese

SIZE_LIMIT = 200_000_000
LONGEST_ID = 240  # bytes: file systems take 255, and text/<id>.txt needs some
_NUMBER = re.compile(rf"([0-9]+|{CHINESE})")
_NO_TEXT = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class Source(msgspec.Struct, frozen=True):
    """What one circular is read from.

    Attributes:
        document_id: stem of the file or name of the folder; what is not text in it, escaped.
        files: path relative to the collection, and where the file is; in the natural order
            of names. Regular files only.
        size: of all files, in bytes.
        problem: why this cannot be read as a circular, for a person; None where it may be.
    """

    document_id: str
    files: tuple[tuple[str, Path], ...] = ()
    size: int = 0
    problem: str | None = None


class _ProblemError(MinshengError):
    """A name in the collection that cannot be read as a circular."""


def discover(path: Path) -> list[Source]:
    """Every circular of a file or a collection, in the order of ids.

    A file that is named itself may be a link to anywhere.

    Raises:
        OSError: the path does not exist, or the folder may not be listed.
    """
    if not path.is_dir():
        return [_source(path, path.parent, follow=True)]
    found = sorted((_document_id(path / name), name) for name in _names(path))
    groups = groupby(found, key=lambda pair: pair[0])
    return [_of_names(path, [name for _, name in group]) for _, group in groups]


def natural(name: str) -> list[tuple[int, str]]:
    """Sorting key under which 附件2 comes before 附件10, and 附件二 before 附件十."""
    parts = _NUMBER.split(name)
    return [(_value(part), part) if i % 2 else (0, part) for i, part in enumerate(parts)]


def printable(name: str) -> str:
    r"""A name with everything that is no visible text escaped: ``a\x0ab``, ``\xff``."""
    return "".join(map(_escaped, name))


def _escaped(character: str) -> str:
    if unicodedata.category(character) not in _NO_TEXT:
        return character
    # A byte that is no text is given by the system as one of these.
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return ascii(character)[1:-1]


def _value(digits: str) -> int:
    return int(digits if digits.isascii() else from_chinese(digits) or 0)


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries]
    return [
        name
        for name in names
        if not name.startswith((".", "~$")) and name.casefold() != "thumbs.db"
    ]


def _document_id(path: Path) -> str:
    # Not Path.is_dir, which raises where the folder may be listed but not entered.
    return printable(path.name if os.path.isdir(path) else path.stem)  # noqa: PTH112


def _of_names(collection: Path, names: list[str]) -> Source:
    """The source that names with one id stand for; of several, that they are several."""
    sources = [_source(collection / name, collection) for name in names]
    first = sources[0]
    if len(sources) == 1:
        return first
    files = tuple(file for source in sources for file in source.files)
    listed = "、".join(map(printable, names))
    problem = f"{len(names)} 个来源的编号相同：{listed}，请改名或移走多余的"
    return replace(first, files=files, problem=problem)


def _source(path: Path, collection: Path, follow: bool = False) -> Source:
    """The source that a path stands for; ``follow``: wherever its links lead."""
    found = Source(_document_id(path))
    try:
        if len(found.document_id.encode()) > LONGEST_ID:
            raise _ProblemError(f"文件名过长，超过 {LONGEST_ID} 字节，请改名")
        files = list(_files(path, None if follow else collection.resolve()))
        size = _total_size(files)
    except _ProblemError as error:
        return replace(found, problem=str(error))
    except OSError as error:
        return replace(found, problem=unreadable(error))
    if not files:
        return replace(found, problem="文件夹里没有文件")
    pairs = ((file.relative_to(collection).as_posix(), file) for file in files)
    return replace(found, files=tuple(pairs), size=size)


def unreadable(error: OSError) -> str:
    """What an error of the file system means, without the path of this machine."""
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return f"无法读取：{error.strerror or type(error).__name__}"


def _files(path: Path, collection: Path | None) -> Iterator[Path]:
    """Every file that a path stands for, none unless all may be read.

    Args:
        path: a file or folder.
        collection: the resolved folder that links must not lead out of; None for no bounds.
    """
    seen = {collection}
    pending = [path]
    while pending:
        path = pending.pop()
        target = _target(path, collection)
        mode = target.stat().st_mode
        if stat.S_ISREG(mode):
            yield path
        elif not stat.S_ISDIR(mode):
            raise _ProblemError(f"{path.name}：不是普通文件")
        elif target in seen:
            raise _ProblemError(f"{path.name}：链接指向已经包含的文件夹")
        else:
            seen.add(target)
            names = sorted(_names(path), key=lambda name: (natural(name), name), reverse=True)
            pending += [path / name for name in names]


def _target(path: Path, collection: Path | None) -> Path:
    """Where a path really leads."""
    if printable(path.name) != path.name:
        name = printable(path.name)
        raise _ProblemError(f"{name}：文件名含有不可见字符，或不是 UTF-8 编码，请改名")
    try:
        target = path.resolve(strict=True)
    except PermissionError:
        raise
    except (OSError, RuntimeError) as error:
        raise _ProblemError(f"{path.name}：链接没有指向任何文件") from error
    if collection and not target.is_relative_to(collection):
        raise _ProblemError(f"{path.name}：链接指向文件夹之外")
    return target


def _total_size(files: list[Path]) -> int:
    size = sum(file.stat().st_size for file in files)
    if size > SIZE_LIMIT:
        raise _ProblemError(f"文件过大，超过 {SIZE_LIMIT // 1_000_000} MB")
    return size
