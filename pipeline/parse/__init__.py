"""From a Document to a Circular."""

from pipeline.parse.circular import parse

__all__ = ["parse"]
