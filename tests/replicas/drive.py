#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Puts examples/replicas through every failure that doc/scaling.md names, staged one by one and then at random."""

import argparse
import collections
import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time

from calls import Calls

STAGE, STORM = "eu-west-1", "us-east-1"  # a Region for each half
ANSWER_SECONDS = 60  # more than any answer may take, a time-out of the database's included
WINDOW = 4           # lines that are sent ahead of their answers
KILLS_OF_EACH = 5
N_CALLS = 600
REPEATED = 0.15      # of the calls go to both replicas


class Trouble(Exception):
    """Something is not as it should be; the text says what."""


def expect(what, is_so, told=""):
    if not is_so:
        raise Trouble(f"{what}: {told}")


def wait_until(what, is_so):
    end = time.monotonic() + ANSWER_SECONDS
    while not is_so():
        expect("waited in vain", time.monotonic() < end, what)
        time.sleep(0.005)


# --- the database -------------------------------------------------------------------------------


class Database:
    """The server, through psql; and one session of it that stays, to hold locks."""

    def __init__(self, psql, connection):
        self._command = [psql, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", connection]

    def try_ask(self, statement):
        return subprocess.run(self._command + ["-f", "-"], input=statement, capture_output=True, text=True,
                              timeout=ANSWER_SECONDS)

    def ask(self, statement):
        done = self.try_ask(statement)
        expect("psql", done.returncode == 0, done.stderr)
        return done.stdout.rstrip("\n")

    def wait_for(self, what, statement):
        """Until that is said to be true."""
        wait_until(what, lambda: self.ask(f"SELECT {statement}") == "t")

    def hold(self, lock):
        return Lock(self._command, lock)

    def count(self, region, key):
        return int(self.ask(f"SELECT count(*) FROM log WHERE region = '{region}' AND key = '{key}'"))


class Lock:
    """An advisory lock, held by a session of its own within `with`."""

    def __init__(self, command, lock):
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL, text=True, bufsize=1)
        self._process.stdin.write(f"SELECT 'held' FROM pg_advisory_lock ({lock});\n")
        expect("a lock", self._process.stdout.readline() == "held\n", lock)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.communicate(timeout=ANSWER_SECONDS)


# --- a replica ----------------------------------------------------------------------------------


class Replica:
    """One process; when it was killed, another one."""

    def __init__(self, command):
        self._command = command
        self.kills = 0
        self.start()

    def start(self):
        self._errors = tempfile.TemporaryFile()
        self._unread = b""
        self.process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self._errors, bufsize=0)

    def send(self, line):
        """What json.dumps() takes, or the bytes as they are."""
        text = line if isinstance(line, bytes) else json.dumps(line).encode()
        try:
            self.process.stdin.write(text + b"\n")
        except BrokenPipeError:
            pass  # it was killed, as reading will tell

    def read(self):
        """The next answer, None if there will be none as it was killed."""
        end = time.monotonic() + ANSWER_SECONDS
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self.process.stdout], [], [], end - time.monotonic())
            expect("a replica does not answer", ready, self._command)
            more = self.process.stdout.read(65536)
            if not more:
                return None
            self._unread += more
        line, self._unread = self._unread.split(b"\n", 1)
        return line.decode()

    def read_answer(self):
        answer = self.read()
        expect("a replica ended by itself", answer is not None, self._told())
        return answer

    def ask(self, line):
        self.send(line)
        return json.loads(self.read_answer())

    def kill(self):
        self.kills += 1
        self.process.send_signal(signal.SIGKILL)

    def bury(self):
        """Only who was killed may be gone."""
        status = self.process.wait(ANSWER_SECONDS)
        expect("a replica ended by itself", status == -signal.SIGKILL, f"status {status}: {self._told()}")
        self._close()

    def replace(self):
        self.kill()
        self.bury()
        self.start()

    def stops(self, why):
        status = self.process.wait(ANSWER_SECONDS)
        expect("a replica to stop", status == 1 and why in self._told(), f"status {status}: {self._told()}")
        self._close()

    def end(self):
        self.process.stdin.close()
        status = self.process.wait(ANSWER_SECONDS)
        expect("a replica's end", status == 0, f"status {status}: {self._told()}")
        self._close()

    def _close(self):
        for stream in (self.process.stdin, self.process.stdout, self._errors):
            stream.close()

    def _told(self):
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")


def make_call(replica, call):
    """As a client does: while nobody knows, the same key again."""
    end = time.monotonic() + ANSWER_SECONDS
    while True:
        answer = replica.ask(call)
        if not answer.get("retry"):
            return answer
        expect("retried in vain", time.monotonic() < end, answer)
        time.sleep(0.02)


# --- failures, staged ---------------------------------------------------------------------------


# Triggers stop the replica's session where the failure is to be: the first time, for the key that is named so.
STOPS = """
CREATE FUNCTION stop_session () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass (quote_ident (new.key)) IS NOT NULL AND nextval (quote_ident (new.key)) = 1 THEN
    IF TG_ARGV[0] = 'raise' THEN RAISE 'this commit is refused'; END IF;
    PERFORM pg_advisory_xact_lock_shared (7);
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER inserting AFTER INSERT ON log FOR EACH ROW WHEN (new.key LIKE 'inserting%')
  EXECUTE FUNCTION stop_session ();
CREATE CONSTRAINT TRIGGER committing AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (new.key LIKE 'committing%') EXECUTE FUNCTION stop_session ();
CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (new.key LIKE 'refused%') EXECUTE FUNCTION stop_session ('raise');
"""
SESSIONS = "FROM pg_stat_activity WHERE application_name = 'staged'"


class Stage:
    """Two replicas of a Region of their own. Each failure happens to a call that can succeed only once."""

    def __init__(self, database, make_replica, beckon):
        self._database = database
        self._make_replica = make_replica
        self._beckon = beckon
        self._first, self._second = (make_replica(STAGE, "staged"), make_replica(STAGE, "other"))
        self._n_calls = 0
        database.ask(STOPS)

    def run(self):
        failures = (self._killed_before_insert, self._killed_in_insert, self._killed_in_commit, self._killed_after_commit,
                    self._refused_commit, self._hung, self._lost_session, self._crashed_database)
        for fail in failures:
            fail()
            worlds = [replica.ask({"dump": True}) for replica in (self._first, self._second)]
            expect(f"worlds after {fail.__name__}", worlds[0] == worlds[1], worlds)
        self._used_key()
        self._no_call()
        for replica in (self._first, self._second):
            replica.end()
        self._changed_log()
        self._foreign_entries()
        return len(failures) + 2

    def _call(self, key):
        self._n_calls += 1
        self._database.ask(f'CREATE SEQUENCE "{key}"')
        return {"key": key, "as": f"{self._n_calls:012}", "operation": "EnableSecurityHub"}

    def _succeeds(self, call, *replicas):
        """Now it is made, wherever it is sent: once."""
        for replica in replicas:
            answer = make_call(replica, call)
            expect("an answer", answer == {"key": call["key"], "status": 200, "body": {}}, answer)
        expect("entries", self._database.count(STAGE, call["key"]) == 1, call)

    def _wait_for_session(self, what, condition):
        self._database.wait_for(what, f"count(*) = 1 {SESSIONS} AND {condition}")

    def _stop_in(self, call, lock):
        """Sends the call, and returns when the lock holds it up."""
        self._first.send(call)
        self._wait_for_session(f"{call['key']} to wait for {lock}", "wait_event = 'advisory'")

    def _kill_while(self, call, lock):
        with self._database.hold(lock):
            self._stop_in(call, lock)
            self._first.kill()
            self._first.bury()
        self._database.wait_for("the session's end", f"count(*) = 0 {SESSIONS}")
        self._first.start()

    def _killed_before_insert(self):
        call = self._call("before")
        self._kill_while(call, f"hashtextextended ('{STAGE}', 0)")
        expect("not yet made", self._database.count(STAGE, "before") == 0)
        self._succeeds(call, self._second, self._first)

    def _killed_in_insert(self):
        call = self._call("inserting")
        self._kill_while(call, 7)
        expect("not yet made", self._database.count(STAGE, "inserting") == 0)
        self._succeeds(call, self._second, self._first)

    def _killed_in_commit(self):
        call = self._call("committing")
        self._kill_while(call, 7)
        expect("made, although nobody was told", self._database.count(STAGE, "committing") == 1)
        self._succeeds(call, self._second, self._first)

    def _killed_after_commit(self):
        call = self._call("after")
        self._first.send(call)
        wait_until("the call to be made", lambda: self._database.count(STAGE, "after") == 1)
        self._first.replace()
        self._succeeds(call, self._second, self._first)

    def _refused_commit(self):
        call = self._call("refused")
        answer = self._first.ask(call)
        expect("to be told to retry", answer.get("retry") and "this commit is refused" in answer["error"], answer)
        expect("not made", self._database.count(STAGE, "refused") == 0)
        self._succeeds(call, self._first, self._second)

    def _hung(self):
        """It hangs before the commit for so long that its session is ended, and another replica makes the call."""
        call = self._call("inserting, hung")
        with self._database.hold(7):
            self._stop_in(call, 7)
            self._first.process.send_signal(signal.SIGSTOP)
        try:
            self._wait_for_session("the insert", "state = 'idle in transaction'")
            self._database.ask(f"SELECT pg_terminate_backend (pid) {SESSIONS}")
            self._succeeds(call, self._second)
        finally:
            self._first.process.send_signal(signal.SIGCONT)
        answer = json.loads(self._first.read_answer())
        expect("to be told to retry", answer.get("retry"), answer)
        self._succeeds(call, self._first)

    def _lost_session(self):
        self._database.ask(f"SELECT pg_terminate_backend (pid) {SESSIONS}")
        self._database.wait_for("the session's end", f"count(*) = 0 {SESSIONS}")
        self._succeeds(self._call("lost"), self._first, self._second)

    def _crashed_database(self):
        call = self._call("committing, crashed")
        with self._database.hold(7):
            self._stop_in(call, 7)
            os.kill(int(self._database.ask(f"SELECT pid {SESSIONS}")), signal.SIGKILL)
        answer = json.loads(self._first.read_answer())
        expect("to be told to retry", answer.get("retry"), answer)
        wait_until("the server to be back", lambda: self._database.try_ask("SELECT 1").returncode == 0)
        self._succeeds(call, self._second, self._first)

    def _changed_log(self):
        """Who reads another hand's entry stops there; who misses one says so."""
        self._database.ask(f"DELETE FROM log WHERE region = '{STAGE}' AND position = 3")
        self._database.ask(f"""UPDATE log SET entry = replace (entry, '"output": {{}}', '"output": {{"Hub": 1}}')
                               WHERE region = '{STAGE}' AND position = 2""")
        replica = self._make_replica(STAGE)
        answer = replica.ask({"dump": True})
        expect("a gap", "entry 3 is missing" in answer.get("error", ""), answer)
        self._database.ask(f"DELETE FROM log WHERE region = '{STAGE}' AND position >= 3")
        replica.send({"dump": True})
        replica.stops("entry 2 of eu-west-1: the replayed entry differs")

    def _foreign_entries(self):
        """An entry that could be replayed, but that no replica writes, stops whoever reads it."""
        enable = {"as": "1", "operation": "EnableSecurityHub"}
        scripts = {"put": ({"put": {"administrator": "1", "member": "2", "state": "accepted"}},),
                   "restore": ({"reset": True},),
                   "organization": ({"organization": {"account": "1", "management": "2"}},),
                   "faults": ({"fault": {"before": "ThrottlingException"}}, enable),
                   "verdicts": ({"guard": [{"text": "no"}]}, enable, enable | {"operation": "CreateMembers", "input": {
                       "AccountDetails": [{"AccountId": "2"}]}})}
        for name, script in scripts.items():
            for position, entry in enumerate(self._journal(script), 1):
                self._database.ask(f"""INSERT INTO log (region, position, key, call, entry, answer)
                                       VALUES ('{name}', {position}, {position}, '', '{entry}', '')""")
            replica = self._make_replica(name)
            replica.send({"dump": True})
            replica.stops(f"entry {position} of {name}: no replica has written this entry")

    def _journal(self, script):
        """The entries of `beckon run`."""
        with tempfile.NamedTemporaryFile(mode="r", encoding="utf-8") as journal:
            lines = "".join(json.dumps(line) + "\n" for line in script)
            subprocess.run([self._beckon, "run", "--journal", journal.name], input=lines, check=True, text=True,
                           stdout=subprocess.DEVNULL, timeout=ANSWER_SECONDS)
            return journal.read().splitlines()[1:]

    def _used_key(self):
        answer = self._first.ask({"key": "before", "as": "999999999999", "operation": "DescribeHub"})
        expect("a key is one call's", answer.get("retry") is False and "another call" in answer["error"], answer)

    def _no_call(self):
        """Each line has one answer, and what is not a call leaves nothing behind."""
        call = {"as": "1", "operation": "DescribeHub"}
        lines = (b"", b"{", b"[]", b"\0", b'{"key": "\xff"}', b'{"dump": false}', b"x" * 100000, call, call | {"key": ""},
                 call | {"key": "k" * 201}, call | {"key": 1}, call | {"key": "a\0b"}, call | {"key": "k", "more": 1})
        before = self._database.ask("SELECT count(*) FROM log")
        for line in lines:
            answer = self._first.ask(line)
            expect("no call", answer.keys() == {"error", "retry"} and answer["retry"] is False, (line, answer))
        expect("nothing in the log", self._database.ask("SELECT count(*) FROM log") == before)
        answer = self._first.ask(call | {"key": "k" * 200})
        expect("the longest key", answer.get("status") == 401, answer)


# --- failures, at random ------------------------------------------------------------------------


class Storm:
    """A client of each replica, which kills it again and again and asks on; until every call was answered."""

    def __init__(self, rng, replicas):
        self._rng = rng
        self._replicas = replicas
        self._calls = Calls(rng)
        self._lock = threading.Lock()
        self._waiting = [collections.deque() for _ in replicas]
        self._kills_left = [KILLS_OF_EACH for _ in replicas]
        self._n_open = 0  # calls to be answered, a repeated one twice
        self._trouble = None
        self.made = {}                                # by key
        self.answers = collections.defaultdict(list)  # by key
        self.n_retries = self.n_repeated = 0

    def run(self):
        clients = [threading.Thread(target=self._serve, args=(nth,), daemon=True) for nth in range(len(self._replicas))]
        for client in clients:
            client.start()
        for client in clients:
            client.join(4 * ANSWER_SECONDS)
            expect("a client has no end", self._trouble or not client.is_alive())
        if self._trouble:
            raise self._trouble

    def _serve(self, nth):
        try:
            while self._is_going_on():
                self._ask_until_killed(nth, self._replicas[nth])
        except Exception as trouble:  # to be raised where it ends the test
            self._trouble = trouble

    def _is_going_on(self):
        with self._lock:
            return not self._trouble and (self._n_open > 0 or self._has_more_to_make())

    def _has_more_to_make(self):
        return len(self.made) < N_CALLS or any(self._kills_left)

    def _ask_until_killed(self, nth, replica):
        """What was not answered then goes to either replica."""
        unanswered = collections.deque()
        answers_left = self._rng.randint(10, N_CALLS // (2 * KILLS_OF_EACH)) if self._kills_left[nth] else -1
        while answers_left != 0:
            while len(unanswered) < WINDOW and (call := self._next_call(nth)):
                unanswered.append(call)
                replica.send(call)
            if unanswered:
                self._take_answer(nth, unanswered.popleft(), replica.read_answer())
                answers_left -= 1
            elif self._is_going_on():
                time.sleep(0.001)  # the other one has something left
            else:
                return
        time.sleep(self._rng.uniform(0, 0.002))
        replica.kill()
        self._kills_left[nth] -= 1
        while (answer := replica.read()) is not None:
            self._take_answer(nth, unanswered.popleft(), answer)
        replica.bury()
        replica.start()
        with self._lock:
            self.n_retries += len(unanswered)
            self._rng.choice(self._waiting).extend(unanswered)

    def _next_call(self, nth):
        with self._lock:
            if self._waiting[nth]:
                return self._waiting[nth].popleft()
            if not self._has_more_to_make():
                return None
            call = self._calls.make()
            self.made[call["key"]] = call
            self._n_open += 1
            if self._rng.random() < REPEATED:
                self._n_open += 1
                self.n_repeated += 1
                self._waiting[1 - nth].append(call)
            return call

    def _take_answer(self, nth, call, text):
        answer = json.loads(text)
        expect("an answer to another call", answer["key"] == call["key"], (call, answer))
        with self._lock:
            if answer.get("retry"):
                self.n_retries += 1
                self._waiting[nth].append(call)
                return
            self._n_open -= 1
            self.answers[call["key"]].append(text)
            self._calls.learn(call, answer)


def check_log(database, storm):
    """Every key is in the log once; whoever asked, and how often, was told what the log has."""
    rows = database.ask(f"SELECT json_build_array (key, answer) FROM log WHERE region = '{STORM}' ORDER BY position")
    rows = [json.loads(row) for row in rows.splitlines()]
    expect("keys in the log", sorted(key for key, _ in rows) == sorted(storm.made), len(rows))
    for key, answer in rows:
        told = storm.answers[key]
        expect("answers", told and set(told) == {answer}, (key, answer, told))
    return len(rows)


def world_of(replica):
    world = replica.ask({"dump": True})["world"]
    replica.end()
    return world


def run(options):
    database, make_replica = set_up(options)
    n_staged = Stage(database, make_replica, options.beckon).run()
    replicas = [make_replica(STORM), make_replica(STORM)]
    storm = Storm(random.Random(options.seed), replicas)
    storm.run()
    n_calls = check_log(database, storm)
    worlds = [world_of(replica) for replica in replicas]
    worlds.append(world_of(make_replica(STORM)))
    expect("snapshots", int(database.ask(f"SELECT count(*) FROM snapshot WHERE region = '{STORM}'")) > 0)
    database.ask("DELETE FROM snapshot")
    worlds.append(world_of(make_replica(STORM)))
    expect("the worlds differ", all(world == worlds[0] for world in worlds), worlds)
    expect("there is nothing in the world", len(worlds[0]["associations"]) > 0)
    print(f"check-replicas: {n_staged} staged failures; {n_calls} calls, {sum(replica.kills for replica in replicas)} kills, "
          f"{storm.n_retries} retries, {storm.n_repeated} repeats; {len(worlds)} equal worlds")


def set_up(options):
    database = Database(options.psql, options.connection)
    wait_until("the server", lambda: database.try_ask("SELECT 1").returncode == 0)
    with open(options.schema, encoding="utf-8") as schema:
        database.ask(schema.read())

    def make_replica(region, name="replica"):
        return Replica([options.replica, f"{options.connection} application_name={name}", region])

    return database, make_replica


def read_options(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--replica", required=True)
    parser.add_argument("--beckon", required=True)
    parser.add_argument("--psql", required=True)
    parser.add_argument("--connection", required=True)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main():
    options = read_options(__doc__)
    try:
        run(options)
    except Trouble as trouble:
        sys.exit(f"check-replicas: with --seed {options.seed}: {trouble}")


if __name__ == "__main__":
    main()
