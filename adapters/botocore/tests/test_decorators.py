# SPDX-License-Identifier: MIT
"""mock_securityhub() as moto's users know it: around functions and classes, and between start() and stop()."""

import asyncio
import os
import sys
import unittest

import pytest

from helpers import ADMINISTRATOR, MEMBER, enabled, hub_is_on, make_client
from beckon_botocore import World, WorldEndedError, current_world, mock_securityhub

# --- functions ---


@mock_securityhub
def bare():
    return hub_is_on(enabled(make_client(MEMBER))[0])


@mock_securityhub(seed=1, switches={"require_security_hub": False})
def with_options(argument, *, option):
    """It keeps its name."""
    return argument, option, make_client(MEMBER).list_invitations()["Invitations"]


@mock_securityhub()
async def coroutine():
    (client,) = enabled(make_client(MEMBER))
    await asyncio.sleep(0)
    return hub_is_on(client)


@mock_securityhub()
def generator():
    (client,) = enabled(make_client(MEMBER))
    yield 1
    assert hub_is_on(client)
    return 2


def test_decorated_functions():
    assert bare() and bare()  # enabled twice would be a ResourceConflictException
    assert with_options(1, option=2) == (1, 2, []) and with_options.__doc__ == "It keeps its name."
    assert asyncio.run(coroutine()) and list(generator()) == [1]
    assert current_world() is None


def test_a_decorated_function_that_calls_itself():
    @mock_securityhub()
    def down(depth):
        (client,) = enabled(make_client(MEMBER))
        if depth:
            down(depth - 1)
        assert hub_is_on(client)

    down(2)


def test_a_decorated_function_that_raises():
    @mock_securityhub
    def fails():
        make_client(MEMBER).list_invitations()

    with pytest.raises(Exception, match="BadRequestException"):
        fails()


# --- start() and stop() ---


def test_start_and_stop():
    mock = mock_securityhub(seed=1)
    world = mock.start()
    assert current_world() is world
    inside = make_client(MEMBER)
    enabled(inside)
    mock.stop()
    assert current_world() is None
    with pytest.raises(WorldEndedError):
        inside.describe_hub()
    with pytest.raises(RuntimeError, match=r"stop\(\) was called more often than start\(\)"):
        mock.stop()


def test_start_again_and_nested():
    mock = mock_securityhub()
    outer = mock.start()
    inner = mock.start()
    assert current_world() is inner is not outer
    mock.stop()
    assert current_world() is outer
    mock.stop()
    assert mock.start() not in (outer, inner)
    mock.stop()


# --- classes of unittest ---


def run_tests(cls):
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(cls).run(result)
    return result


@mock_securityhub(seed=1)
class Base(unittest.TestCase):
    """It keeps its name."""

    worlds = []
    testdata = ["not", "a", "test"]

    def setUp(self):
        self.addCleanup(lambda: self.assertIs(current_world(), self.world))
        self.world = current_world()
        (self.member,) = enabled(make_client(MEMBER))  # twice in a world, that would be a ResourceConflictException

    def test_first(self):
        self.worlds.append(current_world())
        self.assertTrue(hub_is_on(self.member))
        self.assertIs(current_world(), self.world)

    def test_second(self):
        self.test_first()

    @mock_securityhub(default_account=ADMINISTRATOR)
    def test_with_options_of_its_own(self):
        assert current_world() is not self.world
        assert hub_is_on(enabled(make_client("testing"))[0])

    def tearDown(self):
        assert hub_is_on(self.member) and current_world() is self.world


@mock_securityhub(default_account=MEMBER)
class Derived(Base):
    def test_the_options_are_those_of_the_subclass(self):
        assert current_world().find_account("testing") == MEMBER


class Undecorated(Base):
    def test_of_a_subclass(self):
        assert current_world() is self.world


@mock_securityhub
class Coroutines(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.world = current_world()
        (self.member,) = enabled(make_client(MEMBER))

    async def test_it(self):
        await asyncio.sleep(0)
        assert current_world() is self.world and hub_is_on(self.member)


@pytest.mark.parametrize("cls, count", [(Base, 3), (Derived, 4), (Undecorated, 4), (Coroutines, 1)])
def test_each_test_of_unittest_has_a_world(cls, count):
    Base.worlds.clear()
    result = run_tests(cls)
    assert (result.testsRun, result.failures, result.errors) == (count, [], [])
    assert len(Base.worlds) == len(set(map(id, Base.worlds))) == (0 if cls is Coroutines else 2)
    assert current_world() is None


def test_what_fails_in_a_class_ends_the_world():
    @mock_securityhub
    class Failing(unittest.TestCase):
        def setUp(self):
            if self._testMethodName == "test_a":
                raise ZeroDivisionError

        def test_a(self):
            pass

        def test_b(self):
            raise ZeroDivisionError

    assert len(run_tests(Failing).errors) == 2 and current_world() is None
    with pytest.raises(ZeroDivisionError):
        Failing("test_b").debug()
    assert current_world() is None


def test_a_test_that_is_called_by_hand():
    @mock_securityhub
    class Plain:
        def test_it(self):
            return current_world(), self.test_other()

        def test_other(self):
            return current_world()

        @staticmethod
        def test_nothing_of_the_instance():
            return current_world()

    first, second = Plain().test_it()
    assert isinstance(first, World) and first is second is not Plain().test_other()
    assert Plain.test_nothing_of_the_instance() is None and current_world() is None


def test_a_given_world_is_that_of_each_test():
    world = World()

    @mock_securityhub(world)
    class Sharing(unittest.TestCase):
        def test_a(self):
            enabled(make_client(MEMBER))

        def test_b(self):
            assert hub_is_on(make_client(MEMBER))

    assert run_tests(Sharing).wasSuccessful() and hub_is_on(world.client(MEMBER))


# --- classes of pytest ---

CLASSES = """
import pytest
from helpers import MEMBER, enabled, hub_is_on, make_client
from beckon_botocore import current_world, mock_securityhub

@pytest.fixture
def member():
    return make_client(MEMBER)

@mock_securityhub
class TestPlain:
    def test_a(self, member):
        enabled(member)

    @pytest.mark.parametrize("turn", [1, 2])
    def test_b(self, member, turn):
        assert not hub_is_on(member)
        enabled(member)

@mock_securityhub(default_account=MEMBER)
class TestWithSetUp:
    def setup_method(self, method):
        assert method.__name__.startswith("test_")
        self.world = current_world()
        enabled(make_client("testing"))

    def test_a(self, member):
        assert hub_is_on(member) and current_world() is self.world

    def test_b(self, member):
        self.test_a(member)

    @staticmethod
    def test_c():
        assert hub_is_on(make_client("testing"))

    def teardown_method(self):
        assert current_world() is self.world and hub_is_on(make_client(MEMBER))

@mock_securityhub(accounts={"key": MEMBER})
class TestDerived(TestWithSetUp):
    def setup_method(self, method):
        assert current_world().find_account("key") == MEMBER
        self.world = current_world()
        enabled(make_client(MEMBER))

    def test_c(self):
        pass

    def teardown_method(self):
        super().teardown_method()
        assert current_world() is self.world

class TestUndecorated(TestWithSetUp):
    def setup_method(self, method):
        super().setup_method(method)
        assert current_world() is self.world

@mock_securityhub
class TestThatFails:
    def setup_method(self):
        raise ZeroDivisionError

    def test_it(self):
        pass

def test_afterwards():
    assert current_world() is None
"""


def test_each_test_of_pytest_has_a_world(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    pytester.makepyfile(CLASSES)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", timeout=120)
    result.assert_outcomes(passed=13, errors=1)


@pytest.mark.parametrize("wrong", [World, 5, "test"])
def test_what_cannot_be_decorated(wrong):
    with pytest.raises(TypeError, match="decorates functions and classes of tests, but not"):
        mock_securityhub()(wrong)
