# SPDX-License-Identifier: MIT
"""Errors of this package. Errors that the service answers are botocore's ``ClientError``, as usual."""


class BeckonError(Exception):
    """The base class of the errors that this package raises."""


class LibraryError(BeckonError):
    """The installed library is missing, cannot be loaded, or is too old."""


class WorldError(BeckonError):
    """A world, fault, switch, name or account id is not valid. The message is a sentence that says why."""


class ClockError(BeckonError):
    """The clock cannot be moved or set like this."""


class UnknownAccountError(BeckonError):
    """A request's access key belongs to no account that is known."""


class WorldEndedError(BeckonError):
    """A client made inside ``mock_securityhub()`` was used after its end."""
