"""What ``dvc.yaml`` calls: each stage reads and writes fixed places of the working folder.

Together they write the bytes that ``minsheng run`` writes. A stage is a module of its own, so
that the code it depends on is what it imports.
"""

from pathlib import Path

RAW = Path("raw")
OUT = Path("parsed")
EXPECTATIONS = Path("expectations")
