# SPDX-License-Identifier: MIT
"""libbeckon and libbeckon-wire: where they are, what their functions take and return, who owns what.

A ``char *`` that the caller must free is declared as ``c_void_p``; ``Library.take_text()`` reads and frees it. A
borrowed one is declared as ``c_char_p``.
"""

from __future__ import annotations

import ctypes
import functools
import os
import subprocess
import weakref
from ctypes import POINTER, c_char_p, c_int, c_int64, c_size_t, c_ssize_t, c_uint, c_uint32, c_uint64, c_void_p
from typing import Any, Callable

from .errors import LibraryError, WorldError

#: The oldest library that has everything below.
REQUIRED_VERSION = (0, 1, 0)

#: If it is set, the libraries are looked for only in the directories that it names.
PATH_VARIABLE = "BECKON_LIBRARY_PATH"

#: In bytes; doc/semantics.md, W-3.
ID_MAX_SIZE = 1024

CORE_NAME = "libbeckon.so.0"
WIRE_NAME = "libbeckon-wire.so.0"


class GError(ctypes.Structure):
    _fields_ = [("domain", c_uint32), ("code", c_int), ("message", c_char_p)]


class GPtrArray(ctypes.Structure):
    _fields_ = [("items", POINTER(c_void_p)), ("length", c_uint)]


_ERROR = POINTER(POINTER(GError))

# The result and the parameters of each function.
_CORE = {
    "g_bytes_get_data": (c_void_p, [c_void_p, POINTER(c_size_t)]),
    "g_bytes_new": (c_void_p, [c_char_p, c_size_t]),
    "g_bytes_unref": (None, [c_void_p]),
    "g_error_free": (None, [POINTER(GError)]),
    "g_free": (None, [c_void_p]),
    "g_strfreev": (None, [c_void_p]),
    "beckon_check_version": (c_int, [c_uint, c_uint, c_uint]),
    "beckon_peek_version": (c_char_p, []),
    "beckon_coverage_dup_rules": (POINTER(c_char_p), []),
    "beckon_coverage_get_count": (c_uint, [c_void_p, c_char_p]),
    "beckon_coverage_new": (c_void_p, []),
    "beckon_coverage_dup_string": (c_void_p, [c_void_p]),
    "beckon_coverage_unref": (None, [c_void_p]),
    "beckon_fault_free": (None, [c_void_p]),
    "beckon_field_to_string": (c_char_p, [c_int]),
    "beckon_operation_from_string": (c_int, [c_char_p, POINTER(c_int)]),
    "beckon_operation_takes_field": (c_int, [c_int, c_int]),
    "beckon_operation_to_string": (c_char_p, [c_int]),
    "beckon_region_add_fault": (None, [c_void_p, c_void_p]),
    "beckon_region_advance_clock": (c_int, [c_void_p, c_int64]),
    "beckon_region_check": (POINTER(c_char_p), [c_void_p]),
    "beckon_region_clear_faults": (None, [c_void_p]),
    "beckon_region_dup_switches": (c_void_p, [c_void_p]),
    "beckon_region_get_time_us": (c_int64, [c_void_p]),
    "beckon_region_new": (c_void_p, [c_char_p, c_void_p]),
    "beckon_region_put_association": (c_int, [c_void_p, c_char_p, c_char_p, c_int, _ERROR]),
    "beckon_region_reset": (c_int, [c_void_p, _ERROR]),
    "beckon_region_restore": (c_int, [c_void_p, c_void_p, _ERROR]),
    "beckon_region_set_advancing_clock": (None, [c_void_p, c_int64, c_int64]),
    "beckon_region_set_clock": (None, [c_void_p, c_void_p, c_void_p, c_void_p]),
    "beckon_region_set_coverage": (None, [c_void_p, c_void_p]),
    "beckon_region_set_fixed_clock": (None, [c_void_p, c_int64]),
    "beckon_region_set_id_seed": (None, [c_void_p, c_uint64]),
    "beckon_region_set_organization": (c_int, [c_void_p, c_char_p, c_char_p, _ERROR]),
    "beckon_region_set_organization_account": (c_int, [c_void_p, c_char_p, c_int, _ERROR]),
    "beckon_region_set_switches": (None, [c_void_p, c_void_p]),
    "beckon_region_snapshot": (c_void_p, [c_void_p]),
    "beckon_region_unref": (None, [c_void_p]),
    "beckon_switches_copy": (c_void_p, [c_void_p]),
    "beckon_switches_free": (None, [c_void_p]),
    "beckon_switches_new": (c_void_p, []),
    "beckon_switches_set_from_string": (c_int, [c_void_p, c_char_p, c_char_p, _ERROR]),
    "beckon_state_from_string": (c_int, [c_char_p, POINTER(c_int)]),
    "beckon_state_to_string": (c_char_p, [c_int]),
    "beckon_world_diff": (POINTER(c_char_p), [c_void_p, c_void_p]),
    "beckon_world_equal": (c_int, [c_void_p, c_void_p]),
    "beckon_world_peek_region_name": (c_char_p, [c_void_p]),
    "beckon_world_peek_switches": (c_void_p, [c_void_p]),
    "beckon_world_unref": (None, [c_void_p]),
}
_WIRE = {
    "beckon_wire_call_operation": (c_void_p, [c_void_p, c_char_p, c_char_p, c_void_p]),
    "beckon_wire_fault_from_json": (c_void_p, [c_char_p, c_ssize_t, _ERROR]),
    "beckon_wire_find_operation": (c_int, [c_char_p, c_char_p, c_void_p]),
    "beckon_wire_handle_request": (c_void_p, [c_void_p, c_char_p, c_char_p, c_char_p, c_char_p, c_void_p]),
    "beckon_wire_load_world": (c_void_p, [c_char_p, _ERROR]),
    "beckon_wire_response_get_n_headers": (c_uint, [c_void_p]),
    "beckon_wire_response_get_status": (c_uint, [c_void_p]),
    "beckon_wire_response_peek_body": (c_void_p, [c_void_p]),
    "beckon_wire_response_peek_header": (c_char_p, [c_void_p, c_uint, POINTER(c_char_p)]),
    "beckon_wire_response_unref": (None, [c_void_p]),
    "beckon_wire_save_world": (c_int, [c_void_p, c_char_p, _ERROR]),
    "beckon_wire_world_from_json": (c_void_p, [c_char_p, c_ssize_t, _ERROR]),
    "beckon_wire_world_to_json": (c_void_p, [c_void_p]),
    "beckon_wire_world_to_saved_json": (c_void_p, [c_void_p]),
}


class Library:
    """The functions of both libraries and of GLib, as attributes, and helpers that read and free their results."""

    def __init__(self, core: ctypes.CDLL, wire: ctypes.CDLL) -> None:
        for cdll, functions in ((core, _CORE), (wire, _WIRE)):
            for name, (result, arguments) in functions.items():
                function = getattr(cdll, name)
                function.restype = result
                function.argtypes = arguments
                setattr(self, name, function)

    @property
    def version(self) -> str:
        return self.beckon_peek_version().decode()

    def take_text(self, address: int) -> str:
        """Reads the string at an address that we own, and frees it."""
        try:
            return ctypes.string_at(address).decode()
        finally:
            self.g_free(address)

    def take_lines(self, lines) -> list[str]:
        """Reads the strings of a vector that we own, and frees it."""
        taken = []
        while lines[len(taken)] is not None:
            taken.append(lines[len(taken)].decode())
        self.g_strfreev(lines)
        return taken

    def attempt(self, function, *arguments):
        """Calls a function whose last parameter is a ``GError **``. Raises its error as a WorldError."""
        error = POINTER(GError)()
        result = function(*arguments, ctypes.byref(error))
        if error:
            message = error.contents.message.decode(errors="replace")
            self.g_error_free(error)
            raise WorldError(message)
        return result


def free_with(owner: Any, free: Callable[[int], None], address: int) -> None:
    """Frees what is at an address when its owner is garbage. A call has the owner, so nothing is freed under a call.

    When the interpreter ends nothing is freed: a daemon thread can be in a call then, and goes on with it.
    """
    weakref.finalize(owner, free, address).atexit = False


def text(value: str, what: str) -> bytes:
    """Encodes a text for the library, where it must not contain a NUL."""
    if not isinstance(value, str):
        raise TypeError(f"{what} is not a string: {value!r}")
    if "\0" in value:
        raise WorldError(f"{what} contains U+0000: {value!r}")
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise WorldError(f"{what} is not valid Unicode: {value!r}") from None


def account(value: str, what: str) -> bytes:
    """Encodes an account id, which is any text that is not blank and not too long (W-3)."""
    encoded = text(value, what)
    if len(encoded) > ID_MAX_SIZE:
        raise WorldError(f"{what} is not a valid account id: it is longer than {ID_MAX_SIZE:,} bytes")
    if not encoded.strip():
        raise WorldError(f"{what} is not a valid account id: it is blank")
    return encoded


def _installed_path() -> list[str]:
    """The directory that ``make install`` has recorded; an installation by pip has none."""
    try:
        from ._installed import LIBRARY_PATH
    except ImportError:
        return []
    return [LIBRARY_PATH]


def _pkg_config_path() -> list[str]:
    command = ["pkg-config", "--variable=libdir", "beckon-wire-1"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return []
    return [found] if found else []


def _places():
    """Where the libraries may be, best first; an empty string stands for the places where the loader looks."""
    chosen = os.environ.get(PATH_VARIABLE)
    if chosen:
        yield from (place for place in chosen.split(os.pathsep) if place)
        return
    yield from _installed_path()
    yield ""
    yield from _pkg_config_path()


def _open(place: str) -> tuple[ctypes.CDLL, ctypes.CDLL]:
    # The order matters: the second library needs the first, and finds it by name because it is loaded already.
    return ctypes.CDLL(os.path.join(place, CORE_NAME)), ctypes.CDLL(os.path.join(place, WIRE_NAME))


def _check(core: ctypes.CDLL) -> None:
    if core.beckon_check_version(*REQUIRED_VERSION):
        return
    core.beckon_peek_version.restype = c_char_p
    raise LibraryError(
        f"{CORE_NAME} is version {core.beckon_peek_version().decode()}, and beckon_botocore needs "
        f"{'.'.join(map(str, REQUIRED_VERSION))} or newer"
    )


@functools.lru_cache(maxsize=None)
def load() -> Library:
    """Returns the libraries. The first call looks for them."""
    complaints = []
    for place in _places():
        try:
            core, wire = _open(place)
        except OSError as error:
            complaints.append(str(error))
            continue
        try:
            _check(core)
            return Library(core, wire)
        except AttributeError as error:
            raise LibraryError(f"{CORE_NAME} or {WIRE_NAME} is not what beckon_botocore needs: {error}") from error
    tried = "".join(f"\n  {complaint}" for complaint in complaints)
    raise LibraryError(
        f"libbeckon and libbeckon-wire cannot be loaded. Install Beckon (`make install`, then `ldconfig`), or name the "
        f"directory that has {CORE_NAME} and {WIRE_NAME} in {PATH_VARIABLE}. What was tried:{tried}"
    )
