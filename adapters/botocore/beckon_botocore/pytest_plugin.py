# SPDX-License-Identifier: MIT
"""The fixture ``securityhub_world``: a world for one test, which answers all clients that the test makes.

The marker of the same name has the options of ``mock_securityhub()``::

    @pytest.mark.securityhub_world(clock="2026-01-01T00:00:00Z", switches={"max_members": 2})
    def test_something(securityhub_world): ...

``pytest --beckon-coverage`` prints at the end which cells and rules of doc/semantics.md the tests with this fixture
have touched. The fixture ``securityhub_coverage`` is the ``Coverage`` that counts them; it is None without the option.
The workers of pytest-xdist are not counted. The option does not exist if only a test module names the plugin, because
pytest reads its options before that.

If ``assert world.snapshot() == before`` fails, or an assertion on two snapshots, pytest prints the lines of ``diff()``.
"""

import pytest

from . import Coverage, Snapshot, mock_securityhub
from .snapshot import compare

_COVERAGE = pytest.StashKey()


def pytest_addoption(parser):
    parser.getgroup("beckon").addoption(
        "--beckon-coverage",
        action="store_true",
        help="print which cells and rules of Beckon the tests with the fixture securityhub_world have touched",
    )


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "securityhub_world(**options): options of beckon_botocore.mock_securityhub() for securityhub_world"
    )
    if config.getoption("--beckon-coverage", default=False):
        config.stash[_COVERAGE] = Coverage()


def pytest_terminal_summary(terminalreporter, config):
    if _COVERAGE in config.stash:
        terminalreporter.section("Beckon's rules")
        terminalreporter.write(str(config.stash[_COVERAGE]))


def _worlds(value):
    """The snapshots of a ``World.snapshot()`` or of one ``Region``, by name; None if the value is neither."""
    if isinstance(value, Snapshot):
        return {"world": value}
    is_worlds = isinstance(value, dict) and all(isinstance(world, Snapshot) for world in value.values())
    return value if is_worlds else None


def pytest_assertrepr_compare(op, left, right):
    worlds = [_worlds(left), _worlds(right)]
    if op != "==" or None in worlds or type(left) is not type(right):
        return None
    return ["the worlds differ: what the left one has, and the right one had", *compare(*worlds)]


@pytest.fixture
def securityhub_coverage(pytestconfig):
    """The beckon_botocore.Coverage of the whole run; None without --beckon-coverage."""
    return pytestconfig.stash.get(_COVERAGE, None)


@pytest.fixture
def securityhub_world(request, securityhub_coverage):
    """The beckon_botocore.World that answers every securityhub client that the test makes."""
    marker = request.node.get_closest_marker("securityhub_world")
    with mock_securityhub(*(marker.args if marker else ()), **(marker.kwargs if marker else {})) as world:
        if securityhub_coverage is not None:
            world.set_coverage(securityhub_coverage)
        yield world
