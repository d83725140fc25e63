#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the adapter for boto3 costs: decline_invitations of 5 and of 500 ids through it, and, turn by turn, the same
call of the same client with a before-send handler that returns a constant. Every id is declined, as the first time.

    PYTHONPATH=adapters/botocore BECKON_LIBRARY_PATH=build/lib/.libs python3 tests/bench/botocore.py
"""

import sys

del sys.path[0]  # this directory, whose botocore.py is not the one below

import argparse
import gc
import io
import statistics
import time

import boto3
from beckon_botocore import World, attach
from botocore.awsrequest import AWSResponse

MEMBER = "111122223333"


class Raw(io.BytesIO):
    def stream(self):
        yield self.read()


def timed(call):
    before = time.perf_counter()
    call()
    return time.perf_counter() - before


class Bench:
    """A member with pending invitations, and its client."""

    def __init__(self, n_ids):
        self.world = World()
        self.senders = [f"{200000000000 + nth}" for nth in range(n_ids)]
        self.client = boto3.client(
            "securityhub", region_name="us-east-1", aws_access_key_id=MEMBER, aws_secret_access_key="-"
        )
        self.region = self.world.region("us-east-1")
        with attach(self.client, self.world):
            self.client.enable_security_hub()
            for sender in self.senders:
                self.region.put(sender, MEMBER, "pending")
            self.pending = self.region.snapshot()
            answer = self.decline()
        assert answer["UnprocessedAccounts"] == [] and len(self.region.associations(state="declined")) == n_ids
        # What the adapter has answered, made once.
        headers = answer["ResponseMetadata"]["HTTPHeaders"]
        self.constant = AWSResponse("https://securityhub", 200, headers, Raw(b'{"UnprocessedAccounts": []}'))

    def decline(self):
        return self.client.decline_invitations(AccountIds=self.senders)

    def time_adapter(self):
        with attach(self.client, self.world):
            return timed(self.decline)

    def time_constant(self):
        def before_send(**_):
            return self.constant

        self.client.meta.events.register("before-send.securityhub", before_send)
        seconds = timed(self.decline)
        self.client.meta.events.unregister("before-send.securityhub", before_send)
        return seconds

    def time_both(self):
        times = []
        for measure in (self.time_constant, self.time_adapter):
            self.region.restore(self.pending)  # before both, so that both find the processor's caches alike
            times.append(measure())
        return times

    def run(self, n_rounds):
        """The microseconds of a call with the constant, and through the adapter: of four calls, three are slower."""
        n_warming = n_rounds // 10
        gc.disable()
        pairs = [self.time_both() for _ in range(n_warming + n_rounds)]
        gc.enable()
        return [1e6 * statistics.quantiles(times, n=4)[0] for times in zip(*pairs[n_warming:])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500, help="calls of each kind (default: %(default)s)")
    parser.add_argument("--limit", type=float, help="fail when a ratio is above this one")
    options = parser.parse_args()
    ratios = []
    print("decline_invitations   constant    adapter   ratio")
    for n_ids in (5, 500):
        constant, adapter = Bench(n_ids).run(options.rounds)
        ratios.append(adapter / constant)
        print(f"{n_ids:15} ids {constant:8.1f} us {adapter:7.1f} us {ratios[-1]:7.2f}")
    if options.limit is not None and max(ratios) > options.limit:
        sys.exit(f"bench/botocore: {max(ratios):.2f} is above {options.limit:.2f}")


if __name__ == "__main__":
    main()
