// SPDX-License-Identifier: MIT
// One AWS Region, with its own accounts, associations, clock, switches and faults.
import { resolve } from "node:path";
import { readClock, toDuration } from "./clock.js";
import { diff, usingWorld } from "./document.js";
import { attempt, BeckonError, c, Handle, takeResponse, takeStrings, text, using, usingBytes } from "./library.js";
import { checkInput, findState } from "./names.js";

const filename = (file) => resolve(text(file, "the file's name"));

/* Sets switches by their names, in a set of switches that the caller owns. */
function setSwitches(pointer, settings) {
  for (const [name, value] of settings) {
    attempt("beckon_switches_set_from_string", pointer, text(name, "a switch's name"), text(value, name));
  }
}

/* Calls `body` with a BeckonFault. */
function usingFault(fault, body) {
  if (typeof fault !== "object") throw new TypeError("the fault is not an object");
  using(attempt("beckon_wire_fault_from_json", JSON.stringify(fault), -1), "beckon_fault_free", body);
}

/** Reads a file: calls `body` with a BeckonWorld. */
export const usingFile = (file, body) =>
  using(attempt("beckon_wire_load_world", filename(file)), "beckon_world_unref", body);

export class Region {
  #handle;
  #clock = { kind: "real" };

  /** Regions are made by World. */
  constructor(name) {
    this.name = name;
    this.#handle = new Handle(c().beckon_region_new(name, null), "beckon_region_unref", `the Region ${name}`);
  }

  /*
   * Calls `body` with the pointer for C. If the clock is a function, the clock is first set to the function's time; what
   * the function has closed is not called.
   */
  #use(body) {
    return this.#handle.use((region) => {
      if (this.#clock.kind === "function") this.#setTime(region, this.#clock.now());
      return body(region);
    });
  }

  #setTime(region, now) {
    this.#handle.mustBeOpen();
    c().beckon_region_set_fixed_clock(region, now);
  }

  get partition() {
    return this.#use((region) => c().beckon_region_peek_partition(region));
  }

  /* --- calls --- */

  /** Answers an HTTP request: `{ status, headers, body }`, the body as JSON text. */
  handleRequest(account, { method, path, query = null, body = null }) {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    return usingBytes(bytes, (content) =>
      this.#use((region) =>
        takeResponse(
          c().beckon_wire_handle_request(
            region,
            text(account, "the account"),
            text(method, "the method"),
            text(path, "the path"),
            query === null ? null : text(query, "the query"),
            content,
          ),
        )));
  }

  /** Calls an operation without a client. Returns its output, or throws a BeckonError whose name is the exception. */
  call(account, operation, input = {}) {
    text(account, "the account");
    const document = JSON.stringify(input);
    checkInput(operation, document);
    const bytes = new TextEncoder().encode(document);
    const { status, headers, body } = usingBytes(bytes, (content) =>
      this.#use((region) =>
        takeResponse(
          c().beckon_wire_call_operation(region, account, operation, content),
        )));
    const output = JSON.parse(body);
    if (status !== 200) throw new BeckonError(headers["x-amzn-errortype"], output.Message, status);
    return output;
  }

  /* --- switches, clock, ids, faults --- */

  setSwitches(switches) {
    const settings = Object.entries(switches).map(([name, value]) => [name, String(value)]);
    this.#use((region) =>
      using(c().beckon_region_dup_switches(region), "beckon_switches_free", (changed) => {
        setSwitches(changed, settings);
        c().beckon_region_set_switches(region, changed);
      }));
  }

  setClock(clock) {
    this.setReadClock(readClock(clock));
  }

  /** @internal: setClock() with the result of readClock(). */
  setReadClock(clock) {
    this.#handle.use((region) => {
      if (clock.kind === "real") c().beckon_region_set_clock(region, null, null, null);
      if (clock.kind === "fixed") c().beckon_region_set_fixed_clock(region, clock.now);
      if (clock.kind === "advancing") c().beckon_region_set_advancing_clock(region, clock.now, clock.step);
    });
    this.#clock = clock;
  }

  advance(ms) {
    const by = toDuration(ms, "what to advance the clock by");
    if (this.#clock.kind === "real" || this.#clock.kind === "function") {
      throw new BeckonError("BeckonClockError", `the clock of ${this.name} moves by itself: set a clock that can be advanced`);
    }
    if (!this.#use((region) => c().beckon_region_advance_clock(region, by))) {
      throw new RangeError("the clock would leave the years 1 to 9999");
    }
  }

  now() {
    return new Date(Number(BigInt(this.#use((region) => c().beckon_region_get_time_us(region))) / 1000n));
  }

  setSeed(seed) {
    const number = seed === null || seed === undefined ? null : BigInt.asUintN(64, BigInt(seed));
    this.#use((region) => {
      if (number === null) c().beckon_region_set_id_source(region, null, null, null);
      else c().beckon_region_set_id_seed(region, number);
    });
  }

  addFault(fault) {
    usingFault(fault, (pointer) => this.#use((region) => c().beckon_region_add_fault(region, pointer)));
  }

  clearFaults() {
    this.#use((region) => c().beckon_region_clear_faults(region));
  }

  /* --- the world --- */

  setOrganization(account, management) {
    const organization = management === null ? null : text(management, "the management account");
    this.#use((region) => attempt("beckon_region_set_organization", region, text(account, "the account"), organization));
  }

  setOrganizationAccount(account, isMember = true) {
    this.#use((region) =>
      attempt("beckon_region_set_organization_account", region, text(account, "the account"), isMember ? 1 : 0));
  }

  put(administrator, member, state) {
    const number = findState(state);
    this.#use((region) =>
      attempt(
        "beckon_region_put_association",
        region,
        text(administrator, "the administrator"),
        text(member, "the member"),
        number,
      ));
  }

  /** The world as canonical JSON text: equal worlds give equal texts. */
  dump() {
    return this.#use((region) => c().beckon_wire_dup_world(region));
  }

  toJSON() {
    return JSON.parse(this.dump());
  }

  /** The world in the form of a saved file: with Region name, switches and sequence numbers. */
  snapshot() {
    return this.#usingSnapshot((world) => JSON.parse(c().beckon_wire_world_to_saved_json(world)));
  }

  restore(document) {
    usingWorld(document, (world) => this.#restore(world));
  }

  /** @internal: another Region with the same world; the caller closes it. */
  copy() {
    const copy = new Region(this.name);
    this.copyTo(copy);
    return copy;
  }

  /** @internal: gives another Region the same world. */
  copyTo(other) {
    this.#usingSnapshot((world) => other.#restore(world));
  }

  load(file) {
    usingFile(file, (world) => this.#restore(world));
  }

  /** @internal: restores a world with the switches that it carries, if any; the given switches take precedence. */
  restoreFrom(world, switches) {
    this.#restore(world);
    const beside = c().beckon_world_peek_switches(world);
    if (beside) this.#use((region) => c().beckon_region_set_switches(region, beside));
    this.setSwitches(switches);
  }

  save(file) {
    this.#usingSnapshot((world) => attempt("beckon_wire_save_world", world, filename(file)));
  }

  reset() {
    this.#use((region) => attempt("beckon_region_reset", region));
  }

  /** What has changed since `before`, with one line for each account and association. */
  diff(before) {
    return diff(before, this);
  }

  /** A sentence for each broken invariant. */
  check() {
    return takeStrings(this.#use((region) => c().beckon_region_check(region)));
  }

  #usingSnapshot(body) {
    return using(this.#use((region) => c().beckon_region_snapshot(region)), "beckon_world_unref", body);
  }

  #restore(world) {
    this.#use((region) => attempt("beckon_region_restore", region, world));
  }

  /** @internal: World.close() does it. */
  close() {
    this.#handle.close();
  }
}
