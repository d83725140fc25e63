# SPDX-License-Identifier: MIT
"""The fixture ``securityhub_world``: a world of the test's own, which its clients go to.

The marker of the same name has the options of ``mock_securityhub()``::

    @pytest.mark.securityhub_world(clock="2026-01-01T00:00:00Z", switches={"max_members": 2})
    def test_something(securityhub_world): ...

``pytest --beckon-coverage`` prints at the end which cells and rules of doc/semantics.md the tests with this fixture
have touched; the fixture ``securityhub_coverage`` is what they count in, None without the option. It counts in one
process: the workers of pytest-xdist print nothing of theirs. There is no such option when the plugin is only named in
a test module, because pytest has read its options by then.
"""

import pytest

from . import Coverage, mock_securityhub

_COVERAGE = pytest.StashKey()


def pytest_addoption(parser):
    parser.getgroup("beckon").addoption(
        "--beckon-coverage",
        action="store_true",
        help="print which of Beckon's cells and rules the tests with the fixture securityhub_world have touched",
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


@pytest.fixture
def securityhub_coverage(pytestconfig):
    """The beckon_botocore.Coverage of the whole run, None without --beckon-coverage."""
    return pytestconfig.stash.get(_COVERAGE, None)


@pytest.fixture
def securityhub_world(request, securityhub_coverage):
    """Every securityhub client that the test makes goes to this beckon_botocore.World."""
    marker = request.node.get_closest_marker("securityhub_world")
    with mock_securityhub(*(marker.args if marker else ()), **(marker.kwargs if marker else {})) as world:
        if securityhub_coverage is not None:
            world.set_coverage(securityhub_coverage)
        yield world
