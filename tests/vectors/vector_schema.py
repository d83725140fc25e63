# SPDX-License-Identifier: MIT
"""Hold the files of vectors to doc/vector.schema.json, and the schema to refusing what it should.

usage: vector_schema.py SCHEMA FILE...
"""

import copy
import json
import pathlib
import sys

import jsonschema


def breaks(vectors):
    """Gives vectors that are wrong in one place each, by a name for what is wrong."""
    by_name = {vector["name"]: vector for vector in vectors}
    cell = by_name["lifecycle/L-pending/decline"]
    marked = next(vector for vector in vectors if "organization" in vector["needs"])
    mark = next(i for i, step in enumerate(marked["steps"]) if "organization" in step)
    joined = next(vector for vector in vectors if "management" in vector["needs"])
    join = next(i for i, step in enumerate(joined["steps"]) if "management" in step.get("organization", ()))
    clocked = next(vector for vector in vectors if "clock" in vector["needs"])
    advance = next(i for i, step in enumerate(clocked["steps"]) if "advance_ms" in step)
    turned = next(vector for vector in vectors if any(need.startswith("switch") for need in vector["needs"]))

    def broken(change, vector=cell):
        wrong = copy.deepcopy(vector)
        change(wrong)
        return wrong

    for member in cell:
        yield f"no {member}", broken(lambda v, member=member: v.pop(member))
    yield "a field that nobody knows", broken(lambda v: v.update(more=1))
    yield "the format before", broken(lambda v: v.update(format=1))
    yield "a semantics version in words", broken(lambda v: v.update(semantics="1"))
    yield "a name without a file", broken(lambda v: v.update(name="decline"))
    yield "no sentence", broken(lambda v: v.update(tells="decline"))
    yield "no rule", broken(lambda v: v.update(rules=[]))
    yield "a rule of nobody", broken(lambda v: v["rules"].append("X-1"))
    yield "a rule twice", broken(lambda v: v["rules"].append(v["rules"][0]))
    yield "a letter that nobody knows", broken(lambda v: v.update(sure="S,X"))
    yield "a level that nobody knows", broken(lambda v: v.update(level="should"))
    yield "a must that is inferred", broken(lambda v: v.update(sure="I"))
    yield "a must that only a sibling has", broken(lambda v: v.update(sure="DS,OS"))
    yield "a must of which nothing is known", broken(lambda v: v.update(sure=""))
    yield "a need of nobody", broken(lambda v: v.update(needs=["time"]))
    yield "two switches", broken(lambda v: v["needs"].append("switch: max_members=2"), turned)
    yield "an account of nobody", broken(lambda v: v["accounts"].append("somebody"))
    yield "no steps", broken(lambda v: v.update(steps=[]))
    yield "an empty step", broken(lambda v: v["steps"].append({}))
    yield "a request without an answer", broken(lambda v: v["steps"][0].pop("expect"))
    yield "a request of a number", broken(lambda v: v["steps"][0].update({"as": "123456789012"}))
    yield "a request with a time", broken(lambda v: v["steps"][0].update(advance_ms=1))
    yield "two bodies", broken(lambda v: v["steps"][2].update(body_base64="/w=="))
    yield "an operation with a text as its body", broken(lambda v: v["steps"][2].update(body="{}"))
    yield "an input of no operation", broken(lambda v: v["steps"][5].pop("operation"))
    yield "a status in words", broken(lambda v: v["steps"][0]["expect"].update(status="200"))
    yield "an answer without headers", broken(lambda v: v["steps"][0]["expect"].pop("headers"))
    yield "a header in capitals", broken(lambda v: v["steps"][0]["expect"]["headers"].update({"X-A": "1"}))
    yield "an error without its type", broken(lambda v: v["steps"][0]["expect"].update(status=400))
    yield "a membership of nobody", broken(lambda v: v["steps"][mark]["organization"].pop("account"), marked)
    yield "a membership in words", broken(lambda v: v["steps"][mark]["organization"].update(member="yes"), marked)
    yield "a membership in nothing", broken(lambda v: v["steps"][mark]["organization"].pop("member"), marked)
    yield "a management account of nobody", broken(
        lambda v: v["steps"][join]["organization"].update(management="123456789012"), joined)
    yield "an account in two organizations", broken(
        lambda v: v["steps"][join]["organization"].update(member=True), joined)
    yield "time that stands", broken(lambda v: v["steps"][advance].update(advance_ms=0), clocked)


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    vectors = [json.loads(line) for path in sys.argv[2:] for line in pathlib.Path(path).open(encoding="utf-8")]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for vector in vectors:
        validator.validate(vector)
    refused = 0
    for name, wrong in breaks(vectors):
        assert not validator.is_valid(wrong), f"doc/vector.schema.json lets pass: {name}"
        refused += 1
    print(f"check-vector-schema: {len(vectors)} vectors as doc/vector.schema.json says,"
          f" which refuses {refused} broken ones")


main()
