# SPDX-License-Identifier: MIT
"""The fixture and its marker, in a pytest inside pytest."""

import os
import pathlib
import re
import sys

TESTS = """
import pytest
from helpers import MEMBER, enabled, make_client

@pytest.mark.parametrize("turn", [1, 2])
def test_nothing_leaks(securityhub_world, turn):
    enabled(make_client(MEMBER))
    securityhub_world.add_fault(before="InternalException", times=0)

@pytest.mark.securityhub_world(clock="2026-01-01T00:00:00Z", accounts={"AKIAEXAMPLE": MEMBER}, unhandled="pass")
def test_the_marker(securityhub_world):
    assert securityhub_world.now().year == 2026
    enabled(make_client("AKIAEXAMPLE"))

def test_that_fails_inside(securityhub_world):
    assert MEMBER == "not " + MEMBER

def test_afterwards():
    from beckon_botocore import current_world
    assert current_world() is None
"""


def test_the_fixture(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    pytester.makepyfile(TESTS)
    plugin = [] if os.environ.get("BECKON_PLUGIN_INSTALLED") else ["-p", "beckon_botocore.pytest_plugin"]
    result = pytester.runpytest_subprocess("--strict-markers", "-p", "no:cacheprovider", *plugin, timeout=120)
    result.assert_outcomes(passed=4, failed=1)
    assert "Beckon's rules" not in result.stdout.str()


def test_named_in_a_module(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    pytester.makepyfile('pytest_plugins = ["beckon_botocore.pytest_plugin"]\n\ndef test_it(securityhub_world): pass\n')
    # Where it is installed, it is there already, and cannot come twice.
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:beckon_botocore", timeout=120)
    result.assert_outcomes(passed=1)


COUNTED = """
import pytest
from helpers import ADMINISTRATOR, MEMBER, enabled, make_client

@pytest.mark.parametrize("turn", [1, 2])
def test_declining(securityhub_world, turn):
    member = make_client(MEMBER)
    enabled(member)
    member.decline_invitations(AccountIds=[ADMINISTRATOR])

def test_so_far(securityhub_world, securityhub_coverage):
    securityhub_world.region("eu-west-1").call(MEMBER, "GetInvitationsCount")
    counts = securityhub_coverage.counts()
    assert len(counts) == 117
    assert {rule: n for rule, n in counts.items() if n} == {"L-none/decline": 2, "G-1": 1}
"""


def test_coverage(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    pytester.makepyfile(COUNTED)
    plugin = [] if os.environ.get("BECKON_PLUGIN_INSTALLED") else ["-p", "beckon_botocore.pytest_plugin"]
    result = pytester.runpytest_subprocess("--beckon-coverage", "-p", "no:cacheprovider", *plugin, timeout=120)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        ["Rules touched (semantics version 2): 1 of 77 cells, 1 of 40 others", "touched: G-1 1", "not touched: W-3 *"]
    )


COMPARED = """
from helpers import ADMINISTRATOR, MEMBER
from beckon_botocore import Snapshot

def test_worlds(securityhub_world):
    here, there = securityhub_world.region(), securityhub_world.region("eu-west-1")
    here.put(ADMINISTRATOR, MEMBER, "pending")
    there.put(ADMINISTRATOR, MEMBER, "accepted")
    before = securityhub_world.snapshot()
    here.put(ADMINISTRATOR, MEMBER, "declined")
    securityhub_world.region("us-west-2").put(ADMINISTRATOR, MEMBER, "created")
    assert securityhub_world.snapshot() == before

def test_regions(securityhub_world):
    region = securityhub_world.region()
    before = region.snapshot()
    region.put(ADMINISTRATOR, MEMBER, "created")
    assert before == region.snapshot()

def test_something_else(securityhub_world):
    assert securityhub_world.region().snapshot() == {}

def test_of_dictionaries():
    assert {} == {"a": 1}
"""


def test_snapshots_that_differ(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    pytester.makepyfile(COMPARED)
    plugin = [] if os.environ.get("BECKON_PLUGIN_INSTALLED") else ["-p", "beckon_botocore.pytest_plugin"]
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", *plugin, timeout=120)
    result.assert_outcomes(failed=4)
    pair = "123456789012 → 111122223333"
    lines = [line[1:].strip() for line in result.stdout.lines if line.startswith("E ")]
    told = [line for line in lines if "→" in line or "only on" in line]
    assert told == [
        f"us-east-1: {pair}: declined, was pending",
        "us-west-2: only on the left",
        f"us-west-2: {pair}: created, was none",
        f"world: {pair}: none, was created",
    ]
    assert sum("the worlds differ" in line for line in lines) == 2


def test_the_recipe_of_the_readme(pytester, monkeypatch):
    """Its fixture gives an account to code that has no keys, on a machine that has a profile with others."""
    readme = (pathlib.Path(__file__).parents[1] / "README.md").read_text("utf-8")
    (recipe,) = [block for block in re.findall(r"^```python\n(.*?)^```$", readme, re.M | re.S) if "pytest.fixture" in block]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setenv("AWS_PROFILE", "not-there")
    pytester.makepyfile(recipe)
    plugin = [] if os.environ.get("BECKON_PLUGIN_INSTALLED") else ["-p", "beckon_botocore.pytest_plugin"]
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", *plugin, timeout=120)
    result.assert_outcomes(passed=1)


def test_the_fixture_here(securityhub_world):
    import beckon_botocore

    assert beckon_botocore.current_world() is securityhub_world
