# SPDX-License-Identifier: MIT
"""Beckon inside moto: the operations around members, invitations, organizations and the hub are answered by a world,
and everything else by moto.

``mock_securityhub()`` does that in this process, together with moto's ``mock_aws()`` or ``ThreadedMotoServer``. As a
program, ``python3 -m beckon_botocore.moto`` is ``moto_server`` with Beckon inside, and takes the same options. It needs
moto 5.2 with Organizations, IAM and STS; the server needs ``moto[server]``.
"""

from __future__ import annotations

import contextlib
import functools
import threading
import warnings
from typing import Any, Callable
from unittest import mock

from moto.core.base_backend import BackendDict
from moto.securityhub.models import SecurityHubBackend

from . import patch
from ._attachments import SERVICE, read_body
from ._moto import Connection, Request, read_request
from .region import Answer
from .world import World

__all__ = ["main", "mock_securityhub"]

#: The options of a World that say what moto knows.
_MOTOS = ("accounts", "default_account", "organization")

_lock = threading.RLock()
_connections: list[Connection] = []
_patches = contextlib.ExitStack()


def _answer(request: Request) -> Answer | None:
    """The answer of the newest context; None if there is none, or if it has none."""
    connections = _connections[-1:]
    return connections[0].answer(request) if connections else None


# --- requests that do not leave the process ---


def _not_implemented(_request, _url: str, _headers):
    return 404, {}, "Not yet implemented"  # what moto says where it has no route


def _before(theirs: Callable):
    """A handler of moto's that hands on what Beckon does not answer."""

    @functools.wraps(theirs)
    def handler(request, url: str, headers):
        # One of botocore's, or, if it was sent by the package requests, one of werkzeug's.
        body = request.get_data() if hasattr(request, "get_data") else read_body(request)
        target = "/" + url.partition("://")[2].partition("/")[2]
        answer = _answer(read_request(request, url, target, body))
        return theirs(request, url, headers) if answer is None else tuple(answer)

    return handler


def _urls_with(theirs: property) -> property:
    """The routes of moto's Security Hub, by which it answers what does not come through its server, and all others."""

    def urls(self):
        routes = {pattern: _before(handler) for pattern, handler in theirs.fget(self).items()}
        return {**routes, "": _before(_not_implemented)}

    return property(urls)


# --- requests that come through moto's server ---


def _answer_flask():
    """Answers a request before moto looks for its route. None leaves it to moto."""
    from flask import Response, request

    target = request.environ.get("RAW_URI") or request.full_path
    answer = _answer(read_request(request, request.url, target, request.get_data()))
    return None if answer is None else Response(answer.body, answer.status, answer.headers)


def _get_application_with(theirs: Callable):
    """Sees to it that the application of Security Hub asks Beckon first. It may be older than the context."""

    @functools.wraps(theirs)
    def get_application(self, environ):
        application = theirs(self, environ)
        hooks = application.before_request_funcs.setdefault(None, [])
        if application.service == SERVICE and _answer_flask not in hooks:
            hooks.append(_answer_flask)
        return application

    return get_application


def _find_server():
    """The class of moto's server; None where moto is installed without it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from moto.moto_server.werkzeug_app import DomainDispatcherApplication
    except ImportError:
        return None
    return DomainDispatcherApplication


# --- contexts ---


def _reset_with(theirs: Callable):
    @functools.wraps(theirs)
    def reset():
        theirs()
        for connection in list(_connections):
            connection.reset()

    return staticmethod(reset)


def _enter_moto() -> None:
    server = _find_server()
    _patches.enter_context(mock.patch.object(SecurityHubBackend, "urls", _urls_with(SecurityHubBackend.urls)))
    _patches.enter_context(mock.patch.object(BackendDict, "reset", _reset_with(BackendDict.reset)))
    if server is not None:
        get_application = _get_application_with(server.get_application)
        _patches.enter_context(mock.patch.object(server, "get_application", get_application))


class _Mock(patch.Mock):
    """As outside of moto, but that each request of moto's comes here, whoever has made the client, and when."""

    def _begin(self, world: World) -> Connection:
        with _lock:
            if not _connections:
                _enter_moto()
            connection = Connection(world)
            _connections.append(connection)
            return connection

    def _end(self, connection: Connection) -> None:
        with _lock:
            _connections.remove(connection)
            if not _connections:
                _patches.close()


def mock_securityhub(world=None, **options: Any):
    """Answers Beckon's operations inside moto's ``mock_aws()``, and in moto's server, by one world::

        with mock_aws(), mock_securityhub(seed=1) as world: ...

    Either can be the outer one. It is a context manager and a decorator, and has ``start()`` and ``stop()``, as
    ``beckon_botocore.mock_securityhub()``. The options are those of ``World()`` but for ``accounts``,
    ``default_account`` and ``organization``:

    - The account that calls is the one that moto takes the caller for: that of the access key in moto's IAM and STS, or
      else moto's default account; the environment variable and the header that moto looks at come first.
    - The organizations are those of moto's Organizations. They are read before each request that Beckon answers, and
      what follows from a change happens then.

    When moto is reset, as ``mock_aws()`` does when the outermost one begins and when it ends, the world is empty again;
    its clock, switches and faults stay. Requests are answered by the context that was entered last, in any thread. A
    client that is used after the end of the context, or was made before its beginning, is an ordinary client of moto.
    """
    unknown = [name for name in options if name in _MOTOS]
    if unknown:
        raise TypeError(f"inside moto, it is moto that says this, so these options cannot be: {', '.join(unknown)}")
    return patch.make_mock(_Mock, world, "pass", options)


def main() -> None:
    """``moto_server`` with Beckon inside."""
    from moto import server

    with mock_securityhub():
        server.main()


if __name__ == "__main__":
    main()
