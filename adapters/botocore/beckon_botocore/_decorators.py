# SPDX-License-Identifier: MIT
"""Puts a context around each call of a function, and around each test of a class with its set-up and its tear-down."""

from __future__ import annotations

import contextlib
import functools
import inspect
import threading
import unittest
from typing import Any, Callable, ContextManager


def wrap_function(function, context: Callable[..., ContextManager[Any]]):
    """The function, with each call inside what ``context()`` gives for its arguments."""
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def decorated(*arguments, **options):
            with context(*arguments):
                return await function(*arguments, **options)

    elif inspect.isgeneratorfunction(function):

        @functools.wraps(function)
        def decorated(*arguments, **options):
            with context(*arguments):
                return (yield from function(*arguments, **options))

    else:

        @functools.wraps(function)
        def decorated(*arguments, **options):
            with context(*arguments):
                return function(*arguments, **options)

    return decorated


# --- classes ---


class _Running(threading.local):
    """The tests that run in this thread, the innermost last: an instance, the decorator of its class, its context."""

    def __init__(self) -> None:
        self.tests: list[tuple[Any, _Tests, ContextManager[Any]]] = []


_running = _Running()


class _Tests:
    """The tests of a class that is decorated."""

    def __init__(self, enter: Callable[[], ContextManager[Any]]) -> None:
        self._enter = enter

    def begin(self, instance) -> bool:
        """Enters a context, unless the instance is in one: after its set-up, or if a subclass is decorated, too."""
        if _running.tests and _running.tests[-1][0] is instance:
            return False
        context = self._enter()
        context.__enter__()
        _running.tests.append((instance, self, context))
        return True

    def end(self, instance) -> None:
        """Leaves the context that begin() has entered, and not that of a subclass."""
        if _running.tests and _running.tests[-1][0] is instance and _running.tests[-1][1] is self:
            _running.tests.pop()[2].__exit__(None, None, None)

    @contextlib.contextmanager
    def around(self, instance, *_arguments):
        has_begun = self.begin(instance)
        try:
            yield
        finally:
            if has_begun:
                self.end(instance)


def _call_with(function, instance, method) -> None:
    """Calls what pytest calls with the test's method, or without."""
    bound = functools.partial(function, instance)
    bound(method) if inspect.signature(bound).parameters else bound()


def _pair_up(cls, tests: _Tests) -> None:
    """pytest calls setup_method() before a test, and teardown_method() after it if there was no exception."""
    set_up, tear_down = getattr(cls, "setup_method", None), getattr(cls, "teardown_method", None)

    def setup_method(self, method=None):
        tests.begin(self)
        try:
            if set_up is not None:
                _call_with(set_up, self, method)
        except BaseException:
            tests.end(self)
            raise

    def teardown_method(self, method=None):
        try:
            if tear_down is not None:
                _call_with(tear_down, self, method)
        finally:
            tests.end(self)

    cls.setup_method, cls.teardown_method = setup_method, teardown_method


def decorate_class(cls, enter: Callable[[], ContextManager[Any]]):
    """The class, in which each test is inside a context of its own, together with its set-up and its tear-down."""
    tests = _Tests(enter)
    names = [name for name in dir(cls) if name.startswith("test")]
    if issubclass(cls, unittest.TestCase):
        names += ["run", "debug"]  # around setUp(), the test, tearDown() and the clean-ups
    else:
        _pair_up(cls, tests)
    for name in names:
        method = inspect.getattr_static(cls, name)
        if inspect.isfunction(method):
            setattr(cls, name, wrap_function(method, tests.around))
    return cls
