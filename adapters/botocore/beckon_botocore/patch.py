# SPDX-License-Identifier: MIT
"""Connects clients to a world: one client, or all clients that are made inside a context."""

from __future__ import annotations

import functools
import inspect
import threading
from typing import Any

from botocore.client import ClientCreator

from ._attachments import SERVICE, Route, add_route, remove_route
from ._decorators import decorate_class, wrap_function
from ._unhandled import Unhandled, check_unhandled
from .world import World

# --- one existing client ---


class Attachment:
    """A client that is attached to a world, until ``detach()`` or the end of a ``with``."""

    def __init__(self, client, route: Route) -> None:
        self._client = client
        self._route = route

    @property
    def world(self) -> World:
        return self._route.world

    def detach(self) -> None:
        """Sends the client's requests where they went before. A second call does nothing."""
        remove_route(self._client, self._route)

    def __enter__(self) -> World:
        return self.world

    def __exit__(self, *_error: object) -> None:
        self.detach()


def attach(client, world: World, *, unhandled: Unhandled = "error") -> Attachment:
    """Sends the requests of one ``securityhub`` client to a world.

    ``unhandled`` says who answers an operation that Beckon does not answer:

    ``"error"``
        nobody: the call raises a ``ClientError`` with status 501 and the code ``NotImplementedException``
    ``"pass"``
        the next handler of ``before-send``, such as moto's, or else AWS, over the network
    a function ``unhandled(request, account, region)``
        the function. It gets botocore's ``AWSPreparedRequest``, the account that calls and the name of the Region
        (each is None if it is not known), and returns an ``AWSResponse``, or ``(status, headers, body)``, or None to
        send the request on as ``"pass"`` does. An exception that it raises reaches the code that made the call.

    If a client is attached several times, the newest attachment counts.
    """
    service = client.meta.service_model.service_name
    if service != SERVICE:
        raise ValueError(f"this is a client of {service}; only a client of {SERVICE} can be attached")
    if not isinstance(world, World):
        raise TypeError(f"{world!r} is not a World")
    route = Route(world, unhandled)
    add_route(client, route)
    return Attachment(client, route)


# --- all clients that are made inside a context ---


class _Activation:
    """One entry into a mock."""

    def __init__(self, world: World, unhandled: Unhandled) -> None:
        self.route = Route(world, unhandled)
        self.thread = threading.get_ident()


_lock = threading.RLock()
_activations: list[_Activation] = []
_replaced = None
_replacement = None


def _current() -> _Activation | None:
    """The newest activation of this thread. If this thread has none, the newest of all threads."""
    with _lock:
        own = [activation for activation in _activations if activation.thread == threading.get_ident()]
        return (own or _activations or [None])[-1]


def _replace_create_client() -> None:
    global _replaced, _replacement
    original = ClientCreator.create_client

    @functools.wraps(original)
    def create_client(self, service_name, *arguments, **options):
        client = original(self, service_name, *arguments, **options)
        activation = _current() if service_name == SERVICE else None
        if activation is not None:
            add_route(client, activation.route)
        return client

    _replaced, _replacement = original, create_client
    ClientCreator.create_client = create_client


def _put_create_client_back() -> None:
    # If other code has replaced it since, that replacement stays. It calls ours, which now does nothing.
    if ClientCreator.create_client is _replacement:
        ClientCreator.create_client = _replaced


def _activate(activation: _Activation) -> None:
    with _lock:
        if not _activations:
            _replace_create_client()
        _activations.append(activation)


def _deactivate(activation: _Activation) -> None:
    with _lock:
        activation.route.end()
        _activations.remove(activation)
        if not _activations:
            _put_create_client_back()


def current_world() -> World | None:
    """The world that a client would be connected to if it was made now."""
    activation = _current()
    return None if activation is None else activation.route.world


class Mock:
    """The result of ``mock_securityhub()``: a context manager, a decorator, and something to start and to stop."""

    def __init__(self, world: World | None, unhandled: Unhandled, options: dict[str, Any]) -> None:
        if world is not None and not isinstance(world, World):
            raise TypeError(f"{world!r} is not a World")
        if world is not None and options:
            raise TypeError(f"a World was given, so these options cannot be: {', '.join(options)}")
        self._world = world
        self._unhandled = check_unhandled(unhandled)
        self._options = options
        self._entered: list[Any] = []

    def __enter__(self) -> World:
        world = World(**self._options) if self._world is None else self._world
        self._entered.append(self._begin(world))
        return world

    def __exit__(self, *_error: object) -> None:
        self._end(self._entered.pop())

    def _begin(self, world: World) -> Any:
        """Connects the world. Returns what ends that."""
        activation = _Activation(world, self._unhandled)
        _activate(activation)
        return activation

    def _end(self, begun: Any) -> None:
        _deactivate(begun)

    def start(self) -> World:
        """Begins a context, as ``with`` does, for a ``setUp()``; ``stop()`` ends it."""
        return self.__enter__()

    def stop(self) -> None:
        """Ends the context that the last ``start()`` has begun."""
        if not self._entered:
            raise RuntimeError("stop() was called more often than start()")
        self.__exit__()

    def _again(self, *_arguments) -> Mock:
        return type(self)(self._world, self._unhandled, self._options)

    def __call__(self, function):
        """Decorates a function, each call of which is inside a context of its own; or a class, with each of its tests."""
        if inspect.isclass(function) and not issubclass(function, World):
            return decorate_class(function, self._again)
        if inspect.isclass(function) or not callable(function):
            raise TypeError(f"mock_securityhub() decorates functions and classes of tests, but not {function!r}")
        return wrap_function(function, self._again)


def make_mock(kind: type[Mock], world, unhandled: Unhandled, options: dict[str, Any]):
    """A mock, or if it is used as a decorator without parentheses, what it decorates."""
    if inspect.isfunction(world) or inspect.isclass(world):
        return kind(None, unhandled, options)(world)
    return kind(world, unhandled, options)


def mock_securityhub(world=None, *, unhandled: Unhandled = "error", **options: Any):
    """Connects every ``securityhub`` client that is made inside to one world.

    As a context manager, it returns the world::

        with mock_securityhub(seed=1) as world: ...

    It is also a decorator, with or without parentheses. Then each call of the function has a world of its own, unless
    a world was given. In a class, each method whose name begins with ``test`` has one, together with ``setUp()`` or
    ``setup_method()``, and ``tearDown()`` or ``teardown_method()``. And ``start()``, which returns the world, and ``stop()``
    do what the context manager does. The options are those of ``World()``; ``unhandled`` is the option of ``attach()``. Contexts can be
    nested. A client uses the innermost context of its thread, or the newest context of all threads if its thread has
    none. At the end of the context botocore is restored. A client that was made inside and is used afterwards raises
    ``WorldEndedError`` and sends nothing.
    """
    return make_mock(Mock, world, unhandled, options)
