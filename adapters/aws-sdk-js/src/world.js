// SPDX-License-Identifier: MIT
// What clients talk to: a Region for each AWS Region, and the account of each access key.
import { readClock, toDuration } from "./clock.js";
import { usingWorld } from "./document.js";
import { BeckonRequestHandler } from "./handler.js";
import { BeckonError, c, text } from "./library.js";
import { checkOptions } from "./names.js";
import { Region, usingFile } from "./region.js";
import { checkUnhandled } from "./unhandled.js";

const OPTIONS = ["accounts", "defaultAccount", "unhandled", "switches", "seed", "clock", "organization"];

const ACCOUNT_ID = /^[0-9]{12}$/;

function checkAccounts(accounts) {
  if (typeof accounts === "function" || (typeof accounts === "object" && !Array.isArray(accounts))) return accounts;
  const kind = Array.isArray(accounts) ? "an array" : `of type ${typeof accounts}`;
  throw new TypeError(
    `accounts is ${kind}; give an object or a Map from access key ids to account ids, or a function that takes an access ` +
      "key id and returns an account id",
  );
}

function checkDefaultAccount(account) {
  if (account === null) return null;
  if (typeof account !== "string") {
    throw new TypeError(`defaultAccount is not a string, but of type ${typeof account}`);
  }
  if (ACCOUNT_ID.test(account)) return account;
  throw new RangeError(`defaultAccount is ${JSON.stringify(account)}, which is not an account id; give one of 12 digits`);
}

export class World {
  #regions = new Map();
  #accounts;
  #defaultAccount;
  #unhandled;
  #switches;
  #seed;
  #clock;
  #faults = [];
  #blank = new Region("us-east-1"); // the world that a Region begins with
  #undo = new Set();
  #requests = 0;
  #closed = false;

  constructor(options = {}) {
    checkOptions(options, OPTIONS, "World");
    const {
      accounts = null,
      defaultAccount = null,
      unhandled = "error",
      switches = {},
      seed = null,
      clock = null,
      organization = [],
    } = options;
    this.#accounts = checkAccounts(accounts);
    this.#defaultAccount = checkDefaultAccount(defaultAccount);
    this.#unhandled = checkUnhandled(unhandled);
    this.#clock = readClock(clock);
    this.#seed = seed;
    this.#switches = { ...switches };
    this.#setUp(organization);
    this.region(); // so that a wrong option throws here
  }

  /* --- Regions --- */

  region(name = "us-east-1") {
    this.#mustBeOpen();
    return this.#regions.get(name) ?? this.#add(name);
  }

  get regions() {
    this.#mustBeOpen();
    return [...this.#regions.values()];
  }

  /**
   * Puts the world of a file into a Region: `region`, or else the one that the file names, or else us-east-1. The
   * file's switches apply there, except those that were set on this World.
   */
  load(file, name = undefined) {
    return usingFile(file, (world) => {
      const region = this.region(name ?? c().beckon_world_peek_region_name(world) ?? "us-east-1");
      region.restoreFrom(world, this.#switches);
      return region;
    });
  }

  #add(name) {
    if (text(name, "the Region's name") === "") throw new TypeError("the Region's name is empty");
    const region = new Region(name);
    this.#blank.copyTo(region); // before there is a clock that this would advance
    region.setSwitches(this.#switches);
    region.setReadClock(this.#clock);
    region.setSeed(this.#seed);
    for (const fault of this.#faults) region.addFault(fault);
    this.#mustBeOpen(); // the function that is the clock may have closed it
    this.#regions.set(name, region);
    return region;
  }

  #setUp(organization) {
    if (organization instanceof Map || typeof organization?.[Symbol.iterator] !== "function") {
      const named = organization instanceof Map ? organization : Object.entries(organization);
      for (const [account, management] of named) this.#blank.setOrganization(account, management);
    } else {
      for (const account of organization) this.#blank.setOrganizationAccount(account);
    }
  }

  /* --- settings of all Regions, including later ones -------- */

  setSwitches(switches) {
    for (const region of this.regions) region.setSwitches(switches);
    Object.assign(this.#switches, switches);
  }

  setSeed(seed) {
    for (const region of this.regions) region.setSeed(seed);
    this.#seed = seed;
  }

  setClock(clock) {
    this.#clock = readClock(clock);
    for (const region of this.regions) region.setReadClock(this.#clock);
  }

  advance(ms) {
    for (const region of this.regions) region.advance(ms);
    this.#clock = { ...this.#clock, now: this.#clock.now + toDuration(ms, "what to advance the clock by") };
  }

  setOrganization(account, management) {
    this.#setEverywhere((region) => region.setOrganization(account, management));
  }

  setOrganizationAccount(account, isMember = true) {
    this.#setEverywhere((region) => region.setOrganizationAccount(account, isMember));
  }

  /* In all Regions, or in none if one refuses. */
  #setEverywhere(set) {
    const regions = [...this.regions, this.#blank];
    for (const region of regions) {
      const copy = region.copy();
      try {
        set(copy);
      } finally {
        copy.close();
      }
    }
    regions.forEach(set);
  }

  addFault(fault) {
    for (const region of this.regions) region.addFault(fault);
    this.#faults.push(structuredClone(fault));
  }

  clearFaults() {
    for (const region of this.regions) region.clearFaults();
    this.#faults = [];
  }

  /* --- all Regions at once --- */

  /** Each Region's world, by its name. */
  snapshot() {
    return Object.fromEntries(this.regions.map((region) => [region.name, region.snapshot()]));
  }

  /** Replaces the worlds of the Regions. A Region that is not in `worlds` becomes like a new one. */
  restore(worlds) {
    for (const document of Object.values(worlds)) usingWorld(document, () => {}); // check all of them before changing any
    for (const [name, document] of Object.entries(worlds)) this.region(name).restore(document);
    for (const region of this.regions) {
      if (!Object.hasOwn(worlds, region.name)) this.#blank.copyTo(region);
    }
  }

  reset() {
    this.restore({});
  }

  diff(before) {
    return this.regions.flatMap((region) =>
      region.diff(Object.hasOwn(before, region.name) ? before[region.name] : {}).map((line) => `${region.name}: ${line}`));
  }

  check() {
    return this.regions.flatMap((region) => region.check().map((line) => `${region.name}: ${line}`));
  }

  /* --- clients --- */

  /** A requestHandler for clients of any Region and account. */
  requestHandler(options = {}) {
    this.#mustBeOpen();
    checkOptions(options, ["unhandled"], "requestHandler()");
    const { unhandled = this.#unhandled } = options;
    return new BeckonRequestHandler(this, { unhandled });
  }

  /** The configuration for a client. */
  clientConfig(accessKeyId, region = "us-east-1") {
    return {
      region,
      credentials: { accessKeyId: text(accessKeyId, "the access key id"), secretAccessKey: "none" },
      requestHandler: this.requestHandler(),
    };
  }

  /** Connects an existing client. What is sent on goes to the client's own handler. */
  attach(client, options = {}) {
    this.#mustBeOpen();
    checkOptions(options, ["unhandled"], "attach()");
    const { unhandled = this.#unhandled } = options;
    const own = client.config.requestHandler;
    client.config.requestHandler = new BeckonRequestHandler(this, { unhandled, next: own });
    return () => {
      client.config.requestHandler = own;
    };
  }

  /** Connects every client of a class, at the first command that it sends, until the returned function is called. */
  intercept(Client, options = {}) {
    this.#mustBeOpen();
    checkOptions(options, ["unhandled"], "intercept()");
    checkUnhandled(options.unhandled ?? this.#unhandled);
    const { prototype } = Client;
    const { send } = prototype;
    const own = Object.getOwnPropertyDescriptor(prototype, "send");
    const known = new WeakSet();
    const detach = [];
    const bring = (client) => {
      if (known.has(client)) return;
      known.add(client);
      detach.push(this.attach(client, options));
    };
    prototype.send = function (...parameters) {
      bring(this);
      return send.apply(this, parameters);
    };
    const undo = () => {
      if (!this.#undo.delete(undo)) return;
      if (own) Object.defineProperty(prototype, "send", own);
      else delete prototype.send;
      for (const back of detach) back();
    };
    this.#undo.add(undo);
    return undo;
  }

  /** @internal: the account of an access key. */
  async accountOf(accessKeyId) {
    const account = await this.findAccount(accessKeyId);
    if (account !== null) return account;
    throw new BeckonError(
      "BeckonUnknownAccountError",
      `no account is known for the access key ${accessKeyId}. Use an account id of 12 digits as the access key id, name the ` +
        `account of this key in the World's accounts ({ ${JSON.stringify(accessKeyId)}: "111122223333" }, or a function), ` +
        'or give it defaultAccount: "111122223333" for all keys that are not known otherwise.',
    );
  }

  /** @internal: the account of an access key, or null if none is known. */
  async findAccount(accessKeyId) {
    const account = await this.#lookUp(accessKeyId);
    if (account === null || account === undefined) {
      return ACCOUNT_ID.test(accessKeyId) ? accessKeyId : this.#defaultAccount;
    }
    if (typeof account !== "string") {
      throw new TypeError(
        `what accounts gives for the access key ${accessKeyId} is not a string, but of type ${typeof account}; give the ` +
          "account id, or undefined if the account is not known",
      );
    }
    return text(account, `the account of ${accessKeyId}`);
  }

  /* What `accounts` says about an access key. */
  #lookUp(accessKeyId) {
    const accounts = this.#accounts;
    if (typeof accounts === "function") return accounts(accessKeyId);
    if (accounts instanceof Map) return accounts.get(accessKeyId);
    return accounts !== null && Object.hasOwn(accounts, accessKeyId) ? accounts[accessKeyId] : null;
  }

  /** @internal: the next request id. Each is different, and every run has the same ones. */
  nextRequestId() {
    return `00000000-0000-4000-8000-${String(++this.#requests).padStart(12, "0")}`;
  }

  close() {
    for (const undo of [...this.#undo]) undo();
    for (const region of this.#regions.values()) region.close();
    this.#regions.clear();
    this.#blank.close();
    this.#closed = true;
  }

  #mustBeOpen() {
    if (this.#closed) throw new BeckonError("BeckonClosedError", "the World is closed");
  }
}

if (Symbol.dispose) World.prototype[Symbol.dispose] = World.prototype.close;
