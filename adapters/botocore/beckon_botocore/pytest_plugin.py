# SPDX-License-Identifier: MIT
"""The fixture ``securityhub_world``: a world of the test's own, which its clients go to.

The marker of the same name has the options of ``mock_securityhub()``::

    @pytest.mark.securityhub_world(clock="2026-01-01T00:00:00Z", rules={"max_members": 2})
    def test_something(securityhub_world): ...
"""

import pytest

from . import mock_securityhub


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "securityhub_world(**options): options of beckon_botocore.mock_securityhub() for securityhub_world"
    )


@pytest.fixture
def securityhub_world(request):
    """Every securityhub client that the test makes goes to this beckon_botocore.World."""
    marker = request.node.get_closest_marker("securityhub_world")
    with mock_securityhub(*(marker.args if marker else ()), **(marker.kwargs if marker else {})) as world:
        yield world
