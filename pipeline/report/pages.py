"""Templates, and the policy that keeps a page to what we wrote."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import words
from pipeline.report.visible import link, page_name, visible
from pipeline.text.hidden import plain

_HERE = files("pipeline.report")


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """A page; LF line ends, whatever the source has."""
    return (environment().get_template(template).render(values) + "\n").encode("utf-8")


@cache
def environment() -> Environment:
    """Templates that escape all they are given."""
    found = Environment(
        loader=FunctionLoader(lambda name: _text(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"visible": visible, "plain": plain, "link": link, "page_name": page_name}
    found.globals |= {
        "style": Markup(_text("report.css")),
        "script": Markup(_text("report.js")),
        "policy": _policy(),
        "words": words,
        "same_names": lambda names: [(plain(name), name) for name in names],
    }
    return found


def _policy() -> str:
    """Only the style and the script of ours, and pictures that lie beside the page."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(_text('report.css'))}'",
            f"script-src '{_digest(_text('report.js'))}'",
            "img-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _text(name: str) -> str:
    return _HERE.joinpath(name).read_text(encoding="utf-8")
