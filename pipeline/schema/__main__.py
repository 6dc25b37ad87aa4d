"""``python -m pipeline.schema``: write the data dictionary of a checkout anew."""

from pathlib import Path

from pipeline.schema.dictionary import data_dictionary

_DOCS = Path(__file__).parents[2] / "docs"


def main() -> None:
    """Write ``docs/data-dictionary.md``."""
    _DOCS.mkdir(exist_ok=True)
    path = _DOCS / "data-dictionary.md"
    path.write_text(data_dictionary(), encoding="utf-8", newline="\n")
    print(path)


if __name__ == "__main__":
    main()
