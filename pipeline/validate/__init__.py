"""Tables -> findings: rules are suites in ``expectations/``, views show them values side by side.

Great Expectations and pandas are imported by nothing outside this package, and here only when a
check runs, as that costs seconds.
"""

from pipeline.validate.findings import Examination, examine, validate

__all__ = ["Examination", "examine", "validate"]
