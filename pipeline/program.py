"""The program as one digest: another digest may read a circular in another way."""

from __future__ import annotations

import hashlib
import platform
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def program_digest() -> str:
    """Digest of the package's code and data files, of Python and the libraries it builds on."""
    digest = hashlib.sha256()
    parts = [platform.python_version(), *_libraries()]
    digest.update("\n".join(parts).encode())
    _add(files("pipeline"), "", digest)
    return digest.hexdigest()


def _libraries() -> list[str]:
    """Name and version of each library that the package asks for and finds."""
    try:
        wanted = requires("minsheng") or []
    except PackageNotFoundError:  # a checkout that is not installed
        wanted = []
    names = {match.group() for one in wanted if (match := _NAME.match(one))}
    return [f"{name} {found}" for name in sorted(names) if (found := _version(name))]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _add(folder: Traversable, path: str, digest: hashlib._Hash) -> None:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{each.name}"
        if each.is_dir() and each.name != "__pycache__":
            _add(each, name, digest)
        elif each.is_file():
            content = hashlib.sha256(each.read_bytes()).hexdigest()
            digest.update(f"{name} {content}\n".encode())
