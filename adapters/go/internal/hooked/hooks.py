# SPDX-License-Identifier: MIT
"""Hooks of run.py for the server beside this file, whose address HOOKED names."""

import json
import os
import urllib.request


def tell(**command):
    request = urllib.request.Request(os.environ["HOOKED"] + "/-/", json.dumps(command).encode())
    urllib.request.urlopen(request, timeout=60).close()


def set_switches(switches):
    tell(Switches={name: str(value) for name, value in switches.items()})


def set_organization(account_id, is_member):
    tell(Account=account_id, IsMember=is_member)


def set_management(account_id, management_id):
    tell(Account=account_id, Management=management_id)


def advance_clock(milliseconds):
    tell(AdvanceMs=milliseconds)
