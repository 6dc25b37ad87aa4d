"""A folder of derived files, such as the report: replaced as a whole, beside the tables.

The manifest does not vouch for it, as it can be made again from the tables; it says itself which
manifest it was made from.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.output.lock import locked

_REMEDY = "remove it or choose another output folder"


def replace_folder(out: Path, name: str, files: Iterable[tuple[str, bytes]], sign: str) -> None:
    """Let a folder within an output folder hold these files and no others.

    The old folder stands until all of the new one is written.

    Args:
        out: the output folder.
        name: of the folder in it.
        files: name and bytes of each file.
        sign: a file that each folder of this kind has: a folder without it is not ours.

    Raises:
        OutputError: something else has that name, or the folder cannot be written.
    """
    new, old = out / f".minsheng-{name}-new", out / f".minsheng-{name}-old"
    try:
        with locked(out):
            _check(out / name, sign)
            for left_behind in (new, old):
                shutil.rmtree(left_behind, ignore_errors=True)
            try:
                for file_name, data in files:
                    _write(new, file_name, data)
                if (out / name).exists():
                    (out / name).replace(old)
                new.replace(out / name)
            finally:
                for done in (new, old):
                    shutil.rmtree(done, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{out / name} cannot be written: {error.strerror}") from error


def remove_folder(out: Path, name: str, sign: str) -> None:
    """Remove such a folder if there is one; what is not ours stays.

    Raises:
        OutputError: it cannot be removed.
    """
    folder = out / name
    if folder.is_symlink() or not (folder / sign).is_file():
        return
    try:
        with locked(out):
            shutil.rmtree(folder)
    except OSError as error:
        raise OutputError(f"{folder} cannot be removed: {error.strerror}") from error


def _check(folder: Path, sign: str) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"{folder} is not a folder; {_REMEDY}")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / sign).is_file():
        raise OutputError(f"{folder} holds something else; {_REMEDY}")


def _write(folder: Path, name: str, data: bytes) -> None:
    """A file, which may not lie anywhere but in the folder."""
    path = folder / name
    if ".." in path.parts or not path.is_relative_to(folder):
        raise OutputError(f"{name!r} cannot be the name of a file")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
