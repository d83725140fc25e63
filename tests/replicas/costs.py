#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures what doc/scaling.md says that a call on a log costs: ratios, so that they hold on other machines too."""

import os
import random
import subprocess
import threading
import time

from calls import Calls
from drive import Replica, make_call, read_options, set_up

N_CALLS, N_CALLS_SLOW = 3000, 300
REGION = "us-east-1"
# What a log on other machines takes, when all is on one that has few processors.
SLOW = """
CREATE FUNCTION commit_slowly () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep (0.01); RETURN new; END $$;
CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION commit_slowly ();
"""


def timed(do):
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def ask_all(replica, calls):
    for call in calls:
        make_call(replica, call)


def side_by_side(replicas, calls):
    """Half of the calls to each."""
    clients = [threading.Thread(target=ask_all, args=(replica, calls[nth::2])) for nth, replica in enumerate(replicas)]

    def run():
        for client in clients:
            client.start()
        for client in clients:
            client.join()

    return timed(run)


def without_log(lines):
    """The same lines to `beckon run`, one after the other."""
    process = Replica([os.environ["BECKON"], "run"])
    seconds = timed(lambda: [process.ask(line) for line in lines])
    process.end()
    return seconds


def bare_commits(options, n):
    """As many transactions that insert a row of the same size, from a session that stays."""
    insert = "BEGIN;\nINSERT INTO bare (key, line) VALUES (gen_random_uuid (), repeat ('x', 1000));\nCOMMIT;\n"
    command = [options.psql, "-X", "-q", "-d", options.connection]
    return timed(lambda: subprocess.run(command, input=insert * n, text=True, check=True, timeout=600))


def catch_up(make_replica, region):
    """From nothing to a world: the least of a few, as what disturbs only adds."""

    def once():
        replica = make_replica(region)
        replica.ask({"dump": True})
        replica.end()

    return min(timed(once) for _ in range(5))


def main():
    options = read_options(__doc__)
    database, make_replica = set_up(options)
    database.ask("CREATE TABLE bare (key uuid PRIMARY KEY, line text)")
    replica, calls, made = make_replica(REGION), Calls(random.Random(options.seed)), []

    def one_by_one():
        for _ in range(N_CALLS):
            made.append(calls.make())
            calls.learn(made[-1], make_call(replica, made[-1]))

    seconds = timed(one_by_one)
    again = timed(lambda: ask_all(replica, made))
    replica.end()
    plain = without_log([{name: call[name] for name in call if name != "key"} for call in made])
    bare = bare_commits(options, N_CALLS)
    empty = catch_up(make_replica, "empty")
    from_snapshot = catch_up(make_replica, REGION)
    database.ask("DELETE FROM snapshot")
    from_first = catch_up(make_replica, REGION)
    sizes = database.ask(f"SELECT avg (octet_length (entry)) / avg (octet_length (call)) FROM log WHERE region = '{REGION}'")
    database.ask(SLOW)
    few = made[:N_CALLS_SLOW]
    alone = timed(lambda: ask_all(make_replica("eu-west-1"), few))
    same = side_by_side([make_replica("eu-west-2"), make_replica("eu-west-2")], few)
    apart = side_by_side([make_replica("eu-west-3"), make_replica("eu-central-1")], few)

    print(f"costs: a call takes {seconds / plain:.1f} times as long as one of `beckon run`, {seconds / bare:.1f} times "
          f"a bare commit ({bare / N_CALLS * 1e6:.0f} us); asked again {again / seconds:.2f} of it")
    print(f"costs: to replay an entry takes {(from_first - empty) / seconds:.3f} of its call; to start with {N_CALLS} in "
          f"the log {from_first / empty:.1f} times as long as with none, from the newest snapshot "
          f"{from_snapshot / empty:.1f} times")
    print(f"costs: where a commit takes 10 ms, two replicas of one Region do {alone / same:.2f} times as much as one, of two "
          f"Regions {alone / apart:.2f} times")
    print(f"costs: an entry is {float(sizes):.1f} times as long as its call")


if __name__ == "__main__":
    main()
