// SPDX-License-Identifier: MIT
// The package: its types, its README, finding the libraries, and that a process ends by itself.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (name) => readFileSync(join(root, name), "utf8");

/** Runs a module in the package's folder: `{ status, stdout, stderr }`. */
const run = (program, { env = {}, options = [] } = {}) =>
  spawnSync(process.execPath, ["--no-deprecation", "--no-warnings", ...options, "--input-type=module", "-"], {
    cwd: root, input: program, encoding: "utf8", timeout: 60_000, env: { ...process.env, ...env },
  });

test("the types hold", () => {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "--project", join(root, "test")], {
    encoding: "utf8", timeout: 300_000,
  });
  assert.equal(stdout, "");
  assert.equal(status, 0);
});

test("what index.d.ts exports is there", async () => {
  const declared = [...read("index.d.ts").matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(Object.keys(await import("beckon-aws-sdk-js")).sort(), declared.sort());
});

test("the counts of names are those of the headers", async () => {
  const { COUNTS } = await import("../src/names.js");
  const headers = join(root, "..", "..", "include", "beckon");
  const texts = readdirSync(headers).map((name) => readFileSync(join(headers, name), "utf8")).join("");
  for (const [name, count] of Object.entries(COUNTS)) {
    assert.equal(RegExp(`^#define BECKON_N_${name} ([0-9]+)$`, "m").exec(texts)[1], String(count), name);
  }
});

test("README's program is short and prints what stands below it", () => {
  const [, language, program] = /^```(\w+)\n(.*?)^```$/ms.exec(read("README.md"));
  const [, expected] = /^prints\n\n```\n(.*?)^```$/ms.exec(read("README.md"));
  assert.equal(language, "js");
  assert.ok(program.trimEnd().split("\n").length <= 30);
  const { status, stdout, stderr } = run(program);
  assert.equal(stderr, "");
  assert.equal(stdout, expected);
  assert.equal(status, 0);
});

test("a process ends by itself, with a World that nobody closed", () => {
  const { status, signal, stdout } = run(`
    import { SecurityHub } from "@aws-sdk/client-securityhub";
    import { World } from "beckon-aws-sdk-js";
    const world = new World({ unhandled: "pass", clock: () => Date.now() });
    await new SecurityHub(world.clientConfig("111122223333")).enableSecurityHub({});
    console.log("last line");
  `);
  assert.deepEqual([status, signal, stdout], [0, null, "last line\n"]);
});

test("Worlds that nobody closed are freed", () => {
  const { status, stdout, stderr } = run(
    `
    import { World } from "beckon-aws-sdk-js";
    import { c } from "./src/library.js";
    const unref = c().beckon_region_unref;
    let freed = 0;
    c().beckon_region_unref = (pointer) => { freed++; unref(pointer); };
    for (let i = 0; i < 20; i++) new World();
    for (let i = 0; i < 100 && freed < 19; i++) {
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    console.log(freed >= 19);
  `,
    { options: ["--expose-gc"] },
  );
  assert.deepEqual([stdout, stderr, status], ["true\n", "", 0]);
});

test("a World that is closed during a call is freed after it, and the call says so", () => {
  const { status, signal, stdout, stderr } = run(`
    import { World } from "beckon-aws-sdk-js";
    import { c } from "./src/library.js";
    const regions = new Set(); // those that are not freed
    let freed = 0;
    const takesRegion = /^beckon_region_|_handle_request$|_call_operation$|_dup_world$/;
    for (const [name, call] of Object.entries(c()).filter(([name]) => takesRegion.test(name))) {
      c()[name] = (region, ...more) => {
        if (name !== "beckon_region_new" && !regions.has(region)) throw new Error(name + " gets what is freed");
        if (name === "beckon_region_unref" && regions.delete(region)) freed++;
        const result = call(region, ...more);
        if (name === "beckon_region_new") regions.add(result);
        return result;
      };
    }

    let closing = null;
    const close = () => { closing?.close(); return closing = null; };
    const clock = () => close() ?? 0;
    const values = {
      setSwitches: (region) => region.setSwitches({ max_members: { toString: () => close() ?? "5" } }),
      addFault: (region) => region.addFault({ toJSON: () => close() ?? { before: "InternalException" } }),
      input: (region) => region.call("111122223333", "ListMembers", { toJSON: () => close() ?? {} }),
      setSeed: (region) => region.setSeed({ valueOf: () => close() ?? 1 }),
      restore: (region) => region.restore({ toJSON: () => close() ?? {} }),
      body: (region) =>
        region.handleRequest("1", { method: "GET", path: "/members", body: { get length() { return close() ?? 0; } } }),
    };
    const calls = {
      partition: (region) => region.partition,
      handleRequest: (region) => region.handleRequest("1", { method: "GET", path: "/members" }),
      call: (region) => region.call("111122223333", "ListMembers"),
      setSwitches: (region) => region.setSwitches({ max_members: 5 }),
      now: (region) => region.now(),
      setSeed: (region) => region.setSeed(1),
      addFault: (region) => region.addFault({ before: "InternalException" }),
      clearFaults: (region) => region.clearFaults(),
      setOrganization: (region) => region.setOrganization("1", "2"),
      setOrganizationAccount: (region) => region.setOrganizationAccount("1"),
      put: (region) => region.put("111122223333", "222233334444", "pending"),
      dump: (region) => region.dump(),
      toJSON: (region) => region.toJSON(),
      snapshot: (region) => region.snapshot(),
      restore: (region) => region.restore({}),
      save: (region) => region.save("never-written"),
      reset: (region) => region.reset(),
      diff: (region) => region.diff({}),
      check: (region) => region.check(),
      region: (_, world) => world.region("eu-west-1"),
      setEverywhere: (_, world) => world.setOrganization("1", "2"),
      worldSnapshot: (_, world) => world.snapshot(),
      worldReset: (_, world) => world.reset(),
    };
    const tell = (name, options, call) => {
      const world = new World(options);
      const region = world.region();
      closing = world;
      try {
        call(region, world);
        console.log(name + " went through");
      } catch (error) {
        if (error.name !== "BeckonClosedError") console.log(name + ": " + error.stack);
      }
      if (closing !== null) console.log(name + " has closed nothing");
    };
    for (const [name, call] of Object.entries(values)) tell("a value of " + name, {}, call);
    for (const [name, call] of Object.entries(calls)) tell(name, { clock }, call);
    console.log(freed >= 2 * (Object.keys(values).length + Object.keys(calls).length));
  `);
  assert.deepEqual([stdout, stderr, status, signal], ["true\n", "", 0, null]);
});

test("libraries that are missing or too old are told", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "beckon-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const tell = (path) => run(
    `
    import { World } from "beckon-aws-sdk-js";
    try { new World(); console.log("loaded"); } catch (error) { console.log(error.name + ": " + error.message); }
  `,
    { env: { BECKON_LIBRARY_PATH: path } },
  ).stdout;
  assert.match(tell(folder), /^BeckonLibraryError: cannot load libbeckon\S+: it is not in \S+, which BECKON_LIBRARY_PATH names\./);
  if (process.env.BECKON_LIBRARY_PATH) {
    assert.equal(tell([folder, process.env.BECKON_LIBRARY_PATH].join(delimiter)), "loaded\n");
  }
  const name = process.platform === "darwin" ? "libbeckon.0.dylib" : "libbeckon.so.0";
  writeFileSync(join(folder, name), "no library");
  assert.match(tell(folder), /^BeckonLibraryError: cannot load libbeckon/);
  mkdirSync(join(folder, "more"));
  assert.match(tell(join(folder, "more")), /Install Beckon's libraries where the loader looks/);
});

test("the lock file names no place to download from, and nothing that refuses Node 18", () => {
  const { packages } = JSON.parse(read("package-lock.json"));
  for (const [path, { resolved, integrity, engines }] of Object.entries(packages)) {
    assert.equal(resolved, undefined, path);
    if (path) assert.ok(integrity, path);
    assert.doesNotMatch(engines?.node ?? "", /^>= ?(19|[2-9]\d)/, path);
  }
});
