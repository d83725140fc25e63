# SPDX-License-Identifier: MIT
"""How clients come to a world: one by one, or all that are made inside a context."""

from __future__ import annotations

import functools
import inspect
import threading
from typing import Any

from botocore.client import ClientCreator

from ._attachments import SERVICE, Route, add_route, check_unhandled, remove_route
from .world import World

# --- one given client ---


class Attachment:
    """A client that is attached to a world, until ``detach()`` or the end of a ``with``."""

    def __init__(self, client, route: Route) -> None:
        self._client = client
        self._route = route

    @property
    def world(self) -> World:
        return self._route.world

    def detach(self) -> None:
        """Sends the client's requests where they went before. Once more does nothing."""
        remove_route(self._client, self._route)

    def __enter__(self) -> World:
        return self.world

    def __exit__(self, *_error: object) -> None:
        self.detach()


def attach(client, world: World, *, unhandled: str = "error") -> Attachment:
    """Sends the requests of one ``securityhub`` client to a world.

    ``unhandled``: what becomes of an operation that Beckon does not answer: ``"error"`` raises an
    ``UnhandledOperationError``, ``"pass"`` lets it through untouched. Of several attachments of one client the
    newest counts.
    """
    service = client.meta.service_model.service_name
    if service != SERVICE:
        raise ValueError(f"this is a client of {service}, and a client of {SERVICE} can be attached")
    if not isinstance(world, World):
        raise TypeError(f"{world!r} is no World")
    route = Route(world, unhandled)
    add_route(client, route)
    return Attachment(client, route)


# --- all that are made inside ---


class _Activation:
    """One time that a mock is entered."""

    def __init__(self, world: World, unhandled: str) -> None:
        self.route = Route(world, unhandled)
        self.thread = threading.get_ident()


_lock = threading.RLock()
_activations: list[_Activation] = []
_replaced = None
_replacement = None


def _current() -> _Activation | None:
    """The newest one of this thread; for a thread that has none of its own, the newest of all."""
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
    # If somebody else has replaced it since, theirs stays, and calls ours, which now does nothing.
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
    """The world of the ``mock_securityhub()`` that a client made now would belong to."""
    activation = _current()
    return None if activation is None else activation.route.world


class _Mock:
    """What ``mock_securityhub()`` gives: a context manager and a decorator."""

    def __init__(self, world: World | None, unhandled: str, options: dict[str, Any]) -> None:
        if world is not None and not isinstance(world, World):
            raise TypeError(f"{world!r} is no World")
        if world is not None and options:
            raise TypeError(f"a World that is given has its {', '.join(options)} already")
        self._world = world
        self._unhandled = check_unhandled(unhandled)
        self._options = options
        self._entered: list[_Activation] = []

    def __enter__(self) -> World:
        world = World(**self._options) if self._world is None else self._world
        activation = _Activation(world, self._unhandled)
        _activate(activation)
        self._entered.append(activation)
        return world

    def __exit__(self, *_error: object) -> None:
        _deactivate(self._entered.pop())

    def _again(self) -> _Mock:
        return _Mock(self._world, self._unhandled, self._options)

    def __call__(self, function):
        """Decorates a function: each call is inside a context of its own."""
        if inspect.isclass(function) or not callable(function):
            raise TypeError(f"mock_securityhub() decorates functions, and {function!r} is none")
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def decorated(*arguments, **options):
                with self._again():
                    return await function(*arguments, **options)

        elif inspect.isgeneratorfunction(function):

            @functools.wraps(function)
            def decorated(*arguments, **options):
                with self._again():
                    return (yield from function(*arguments, **options))

        else:

            @functools.wraps(function)
            def decorated(*arguments, **options):
                with self._again():
                    return function(*arguments, **options)

        return decorated


def mock_securityhub(world=None, *, unhandled: str = "error", **options: Any):
    """Sends every ``securityhub`` client that is made inside to one world.

    A context manager, which gives the world::

        with mock_securityhub(seed=1) as world: ...

    and a decorator, with or without parentheses, where each call has a world of its own unless one is given.
    Options are those of ``World()``; ``unhandled`` is what it is for ``attach()``. Contexts nest: the innermost one
    of a thread counts, or the newest of all in a thread that has none. At the end everything is as it was; a client
    that was made inside and is used afterwards raises ``WorldEndedError`` and reaches nobody.
    """
    if inspect.isfunction(world):
        return _Mock(None, unhandled, options)(world)
    return _Mock(world, unhandled, options)
