#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Declining 5 and 50 invitations, beside the decline of moto's Macie, which has the same operation: by a direct call
(from C for Beckon, from Python for moto) and through boto3, turn by turn. Each call has invitations of its own.

moto takes the ids of a decline for those of the invited accounts. So that it has something to remove, one account has
invited them all there. It forgets what is declined, and refuses no id.

    PYTHONPATH=adapters/botocore BECKON_LIBRARY_PATH=build/lib/.libs \\
      python3 tests/bench/moto.py build/tests/bench/decline
"""

import sys

del sys.path[0]  # this directory, whose moto.py is not the one below

import argparse
import gc
import importlib.util
import statistics
import subprocess
import time

MEMBER = "444455556666"
REGION = "us-east-1"
TURNS = 20
DIRECT_CALLS = 100  # in a turn, as in decline.c
BOTO3_CALLS = 20


def time_calls(n_calls, invite, decline):
    times = []
    for _ in range(n_calls):
        invite()
        before = time.perf_counter_ns()
        decline()
        times.append(time.perf_counter_ns() - before)
    return times


def make_client(service):
    return boto3.client(service, region_name=REGION, aws_access_key_id=MEMBER, aws_secret_access_key="-")


class Beckon:
    def __init__(self, program):
        self.program = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.world = World()
        self.client = make_client("securityhub")
        attach(self.client, self.world)
        self.client.enable_security_hub()

    def time_direct(self, ids):
        self.program.stdin.write(f"{len(ids)}\n")
        return [int(ns) for ns in self.program.stdout.readline().split()]

    def invite(self, ids):
        for sender in ids:
            self.world.region(REGION).put(sender, MEMBER, "pending")

    def decline(self, ids):
        assert self.client.decline_invitations(AccountIds=ids)["UnprocessedAccounts"] == []

    def time_boto3(self, ids):
        return time_calls(BOTO3_CALLS, lambda: self.invite(ids), lambda: self.decline(ids))


class Moto:
    """Imports moto, which puts a handler of its own before those of all clients that are made later."""

    def __init__(self):
        import moto
        from moto.macie2.models import macie2_backends

        self.version = moto.__version__
        moto.mock_aws().start()
        self.client = make_client("macie2")
        self.administrator, self.member = (macie2_backends[account][REGION] for account in ("123456789012", MEMBER))

    def invite(self, ids):
        assert not self.administrator.invitations
        self.administrator.create_invitations(ids)

    def time_direct(self, ids):
        return time_calls(DIRECT_CALLS, lambda: self.invite(ids), lambda: self.member.decline_invitations(ids))

    def time_boto3(self, ids):
        return time_calls(
            BOTO3_CALLS, lambda: self.invite(ids), lambda: self.client.decline_invitations(accountIds=ids)
        )


def measure(ways, ids):
    """The median microseconds of a call in each way."""
    gc.disable()
    turns = [[way(ids) for way in ways] for _ in range(1 + TURNS)]
    gc.enable()
    return [statistics.median(ns for times in calls for ns in times) / 1000 for calls in zip(*turns[1:])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="what was built of decline.c")
    beckon, moto = Beckon(parser.parse_args().program), Moto()
    print(f"\nmedian us of a decline     Beckon  moto {moto.version}   ratio")
    for name, *ways in (
        ("direct", beckon.time_direct, moto.time_direct),
        ("boto3", beckon.time_boto3, moto.time_boto3),
    ):
        for n_ids in (5, 50):
            ours, theirs = measure(ways, [f"{200000000000 + nth}" for nth in range(n_ids)])
            print(f"{name:8} {n_ids:4} ids {ours:15.2f} {theirs:11.2f} {theirs / ours:7.2f}")


def find_missing():
    return [name for name in ("boto3", "moto") if importlib.util.find_spec(name) is None]


if __name__ == "__main__":
    if find_missing():
        print(
            f"\nnot beside moto, for {sys.executable} lacks {' and '.join(find_missing())}: try "
            "python3 -m venv DIR && DIR/bin/pip install boto3 moto && make bench PYTHON3=DIR/bin/python3"
        )
        sys.exit()
    import boto3
    from beckon_botocore import World, attach

    main()
