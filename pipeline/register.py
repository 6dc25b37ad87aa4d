"""The register ``circulars.toml``: what the file of a circular cannot say itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.circular import Registration
from pipeline.errors import RegisterError

FILE_NAME = "circulars.toml"
_KEYS = ("source_url", "fetched_on", "region", "year")
_YEARS = range(1949, 2200)

Register = Mapping[str, Registration]


def read_register(path: Path) -> dict[str, Registration]:
    """Read the register: id of each circular to what is registered of it.

    A file that does not exist is an empty register.

    Raises:
        RegisterError: the file is not TOML, or holds a key or value that has no meaning.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        entries = tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise RegisterError(f"{path.name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RegisterError(f"{path.name} is not UTF-8 (line {line})") from error
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{path.name} is not valid TOML: {error}") from error
    return {name: _registration(path.name, name, entry) for name, entry in entries.items()}


def _registration(file: str, name: str, entry: object) -> Registration:
    if not isinstance(entry, dict):
        raise RegisterError(f"{file}: {name!r} stands outside a table; begin each with [id]")
    for key, value in entry.items():
        complaint = _complaint(key, value)
        if complaint:
            raise RegisterError(f"{file}: [{name}] {key}: {complaint}")
    return Registration(**entry)


def _complaint(key: str, value: object) -> str | None:
    """What is wrong with a value, None if nothing is."""
    match key:
        case _ if isinstance(value, dict):
            return 'is a table; an id with a dot in it needs quotes: ["a.b"]'
        case "source_url":
            return None if _is_address(value) else "must be an http or https address in quotes"
        case "fetched_on":
            is_day = isinstance(value, date) and not isinstance(value, datetime)
            return None if is_day else "must be a date without quotes, as 2023-04-01"
        case "region":
            is_name = isinstance(value, str) and value == value.strip() != ""
            return None if is_name else "must be the name of a region in quotes"
        case "year":
            is_year = type(value) is int and value in _YEARS
            return None if is_year else "must be a year without quotes, as 2023"
        case _:
            return f"is no key of the register; its keys are {', '.join(_KEYS)}"


def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    is_plain = value.isprintable() and " " not in value
    return is_plain and parts.scheme in {"http", "https"} and bool(parts.netloc)
