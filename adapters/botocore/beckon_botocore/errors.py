# SPDX-License-Identifier: MIT
"""What goes wrong on our side. What the service answers is botocore's ``ClientError``, as always."""


class BeckonError(Exception):
    """Whatever this package raises by itself."""


class LibraryError(BeckonError):
    """The installed library is missing, cannot be loaded, or is too old."""


class WorldError(BeckonError):
    """What was given is no world, fault, switch or account id: the library's own sentence says why."""


class ClockError(BeckonError):
    """The clock cannot be moved or set like this."""


class UnknownAccountError(BeckonError):
    """A request's access key belongs to no account that is known."""


class UnhandledOperationError(BeckonError):
    """An operation that Beckon does not answer was called, and ``unhandled`` is ``"error"``."""


class WorldEndedError(BeckonError):
    """A client made inside ``mock_securityhub()`` was used after its end."""
