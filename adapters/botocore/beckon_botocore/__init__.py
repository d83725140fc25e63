# SPDX-License-Identifier: MIT
"""boto3 and botocore on Beckon: a world in this process answers ``securityhub`` clients.

``mock_securityhub()``, a context manager and a decorator, connects every client that is made inside to a ``World``. So
does the pytest fixture ``securityhub_world``. ``attach()`` connects one existing client.
"""

from .coverage import Coverage
from .errors import (
    BeckonError,
    ClockError,
    LibraryError,
    UnknownAccountError,
    WorldEndedError,
    WorldError,
)
from .patch import Attachment, attach, current_world, mock_securityhub
from .region import Answer, Region
from .snapshot import Snapshot
from .world import World

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Attachment",
    "BeckonError",
    "ClockError",
    "Coverage",
    "LibraryError",
    "Region",
    "Snapshot",
    "UnknownAccountError",
    "World",
    "WorldEndedError",
    "WorldError",
    "attach",
    "current_world",
    "mock_securityhub",
]
