"""Files of a folder replaced together: after a crash no manifest vouches for a mixture.

New files are written into a hidden folder inside the output folder, which makes moving them a
rename whatever is mounted where. A journal in it names every file that was or will be ours:
what a broken run leaves behind is known to the next one, and nothing else is ever removed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.output.contents import Content, is_ours, json_bytes
from pipeline.output.lock import locked
from pipeline.output.manifest import MANIFEST, Entry, Manifest, digest_of, read_manifest
from pipeline.schema import SCHEMA_VERSION

STAGE = ".minsheng-writing"
_JOURNAL = "journal.json"
_REMEDY = "remove it or choose another output folder"


def replace_files(
    out: Path, contents: Iterable[Content], later: frozenset[str] | None = None
) -> Manifest:
    """Let a folder hold these files, and none of those that earlier runs left in it.

    Args:
        out: the folder.
        contents: its files.
        later: None to write them all, manifest last. Else names of files that a later step
            writes: they are passed over, and if any other file changes, no manifest vouches
            for the folder until that step has been done.

    Raises:
        OutputError: another run is writing the folder, or something that is no file stands in
            the place of one.
        OSError: the folder cannot be written.
    """
    with locked(out):
        replacement = _Replacement(out)
        entries: dict[str, Entry] = {}
        try:
            for content in contents:
                if content.name not in (later or ()):
                    replacement.add(content)
                entries[content.name] = Entry(content.sha256, content.rows)
            manifest = Manifest(SCHEMA_VERSION, entries)
            replacement.commit(manifest, is_whole=later is None)
        except BaseException:
            replacement.discard()
            raise
    return manifest


class _Replacement:
    """The files of one run on their way into a folder that is locked for it."""

    def __init__(self, out: Path) -> None:
        """Begin; what an earlier run has left half done is forgotten, but not its journal."""
        self._out = out
        self._stage = out / STAGE
        self._new = self._stage / "files"
        self._staged: list[str] = []
        if self._stage.is_symlink():
            self._stage.unlink()
        self._owned = _owned(out, self._stage / _JOURNAL)
        shutil.rmtree(self._new, ignore_errors=True)

    def add(self, content: Content) -> None:
        """Write a file aside, unless the folder holds the same bytes already."""
        target = self._out / content.name
        if target.is_dir():
            raise OutputError(f"{target} is a folder; {_REMEDY}")
        if target.parent.exists() and not target.parent.is_dir():
            raise OutputError(f"{target.parent} is not a folder; {_REMEDY}")
        if digest_of(target) != content.sha256:
            _write(self._new / content.name, content.data)
            self._staged.append(content.name)

    def commit(self, manifest: Manifest, is_whole: bool) -> None:
        """Move all files into place, remove what is no longer produced, manifest last."""
        stale = self._owned - set(manifest.files)
        wanted = Content(MANIFEST, manifest.to_bytes())
        is_vouched = not is_whole or digest_of(self._out / MANIFEST) == wanted.sha256
        if not self._staged and not stale and is_vouched:
            self.discard()
            return
        journal = sorted(self._owned | set(manifest.files))
        _write(self._new / _JOURNAL, json_bytes(journal))
        _write(self._new / MANIFEST, wanted.data)
        (self._new / _JOURNAL).replace(self._stage / _JOURNAL)
        _sync_folders(self._stage, self._out)
        (self._out / MANIFEST).unlink(missing_ok=True)
        _sync_folders(self._out)
        self._move(stale)
        if not is_whole:  # the journal stays, for the step that completes the folder
            self.discard()
            return
        (self._new / MANIFEST).replace(self._out / MANIFEST)
        _sync_folders(self._out)
        shutil.rmtree(self._stage, ignore_errors=True)

    def discard(self) -> None:
        """Forget the files written aside; a journal stays for the run that will need it."""
        shutil.rmtree(self._new, ignore_errors=True)
        with suppress(OSError):
            self._stage.rmdir()

    def _move(self, stale: set[str]) -> None:
        for name in self._staged:
            target = self._out / name
            target.parent.mkdir(exist_ok=True)
            (self._new / name).replace(target)
        for name in stale:
            target = self._out / name
            if target.is_symlink() or not target.is_dir():
                target.unlink(missing_ok=True)
        _sync_folders(*{self._out / name for name in ("", "text")})


def _owned(out: Path, journal: Path) -> set[str]:
    """What is ours in the folder: by its manifest, and by the journal of a broken run."""
    found: set[str] = set()
    with suppress(OutputError):
        found.update(read_manifest(out).files)
    with suppress(OSError, ValueError, TypeError):
        found.update(name for name in json.loads(journal.read_bytes()) if is_ours(name))
    return found


def _write(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(*folders: Path) -> None:
    """Wait until the disk has the names too, where the system knows how to."""
    for folder in folders:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
