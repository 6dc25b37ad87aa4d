"""From bytes to a Document: one module per format, one registry."""

from pipeline.read.registry import read_document

__all__ = ["read_document"]
