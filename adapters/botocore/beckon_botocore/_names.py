# SPDX-License-Identifier: MIT
"""The names that the library knows, and what to say of one that it does not know."""

from __future__ import annotations

import ctypes
import difflib
from typing import Iterable

from . import _library
from .errors import WorldError

#: BECKON_N_OPERATIONS, BECKON_N_STATES and BECKON_N_FIELDS.
N_OPERATIONS = 28
N_STATES = 7
N_FIELDS = 28

#: What an operation accepts and Beckon does not model (doc/semantics.md, "Operations").
NOT_MODELLED = {"EnableSecurityHub": ["EnableDefaultStandards"]}


def _nearness(name: str, known: str) -> float:
    return difflib.SequenceMatcher(None, name.lower(), known.lower()).ratio()


def missing(what: str, name: str, known: Iterable[str]) -> str:
    """The sentence that there is no such name; it lists those that there are, the nearest first."""
    *rest, last = sorted(known, key=lambda one: -_nearness(name, one))
    return f"there is no {what} {name!r}: it can be {', '.join(rest)}{' or ' if rest else ''}{last}"


def _find(what: str, name: str, from_string, to_string, count: int) -> int:
    number = ctypes.c_int()
    if not from_string(_library.text(name, what), ctypes.byref(number)):
        known = [to_string(nth).decode() for nth in range(count)]
        raise WorldError(missing(what, name, known))
    return number.value


def find_state(name: str) -> int:
    lib = _library.load()
    return _find("state", name, lib.beckon_state_from_string, lib.beckon_state_to_string, N_STATES)


def find_operation(name: str) -> int:
    lib = _library.load()
    return _find("operation", name, lib.beckon_operation_from_string, lib.beckon_operation_to_string, N_OPERATIONS)


def check_members(operation: str, members: Iterable[str]) -> None:
    """Checks that an operation's input has all these members."""
    lib = _library.load()
    number = find_operation(operation)
    taken = [nth for nth in range(N_FIELDS) if lib.beckon_operation_takes_field(number, nth)]
    known = [lib.beckon_field_to_string(nth).decode() for nth in taken] + NOT_MODELLED.get(operation, [])
    for name in members:
        if not known:
            raise WorldError(f"{operation} takes no input, and so no {name!r}")
        if name not in known:
            raise WorldError(missing(f"member of {operation}", name, known))
