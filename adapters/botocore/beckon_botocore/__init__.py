# SPDX-License-Identifier: MIT
"""boto3 and botocore on Beckon: ``securityhub`` clients that are answered in process, by a world.

``mock_securityhub()``, a context manager and a decorator, and the pytest fixture ``securityhub_world`` send every
client made inside to a ``World``; ``attach()`` sends one given client there.
"""

from .coverage import Coverage
from .errors import (
    BeckonError,
    ClockError,
    LibraryError,
    UnhandledOperationError,
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
    "UnhandledOperationError",
    "UnknownAccountError",
    "World",
    "WorldEndedError",
    "WorldError",
    "attach",
    "current_world",
    "mock_securityhub",
]
