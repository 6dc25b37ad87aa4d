"""The few errors a caller may catch.

Their messages are written for a person: they become ``documents.error`` of a failed circular.
"""


class MinshengError(Exception):
    """Base of every error that this package raises on purpose."""


class UnreadableError(MinshengError):
    """The bytes of a source cannot be read as any supported format."""


class NotACircularError(MinshengError):
    """The source was read, but holds not a single item of a circular."""


class UsageError(MinshengError):
    """What is asked for cannot be done; nothing was written."""


class RegisterError(MinshengError):
    """``circulars.toml`` is broken, or names something that is not there."""


class OutputError(MinshengError):
    """The output folder cannot be written, or what it holds is torn."""


class SuiteError(MinshengError):
    """A suite of rules is missing, broken, or about something that there is no view of."""


class InternalCheckError(RuntimeError):
    """A check could not be computed: that it found nothing would be a wrong report.

    No fault of a source or a caller, so not a ``MinshengError``.
    """
