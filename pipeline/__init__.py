"""Turns circulars of livelihood projects (民生实事) into typed, checked Parquet tables.

The way of the data: bytes -> Document -> Circular -> Arrow tables -> Parquet, each arrow one
pure function. See `docs/architecture.md`.
"""

__version__ = "0.1.0"
