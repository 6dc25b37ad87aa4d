"""``python -m pipeline`` is ``minsheng``."""

import gc
import sys

from pipeline.cli import main

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def collect_rarely() -> None:
    """Look for garbage less often.

    A run makes few cycles and many objects that it needs to the end: to look for garbage each
    700 of them, and through all of them once more on the way out, is a tenth of a short run.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)


def program() -> int:
    """Run the command line as a process of its own; returns the exit code."""
    collect_rarely()
    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(program())
