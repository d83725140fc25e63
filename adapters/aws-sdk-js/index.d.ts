// SPDX-License-Identifier: MIT
/// <reference lib="esnext.disposable" />
import type { HttpHandler, HttpRequest, HttpResponse } from "@smithy/protocol-http";
import type { HttpHandlerOptions, RequestHandlerOutput } from "@smithy/types";

/** The version of Beckon's libraries, as in `0.1.0`. */
export function version(): string;

/** What is different, a line for each account and association; empty if the worlds are equal. */
export function diff(before: WorldInput, after: WorldInput): string[];

/**
 * What this package throws by itself. Its name tells which it is:
 *
 * - `BeckonLibraryError`: the libraries are missing or too old
 * - `BeckonUnhandledRequestError`: a request that is none of the family's, and `unhandled` is `"error"`
 * - `BeckonUnknownAccountError`: an access key that belongs to no account
 * - `BeckonInputError`, `BeckonClockError`, `BeckonClosedError`: a misuse
 * - `BeckonFileError`, `BeckonWorldInvalidError`, `BeckonWorldNewerError`, `BeckonWorldBrokenError`: a world that cannot be
 *   read or written, with a sentence that says what is wrong and where
 *
 * `Region.call()` names it after the service's exception, and sets `status`.
 */
export class BeckonError extends Error {
  constructor(name: string, message: string, status?: number);
  readonly status?: number;
}

/* --- what things look like ---------------------------------------------------------------------- */

/** A Date, ISO 8601 text or milliseconds since the epoch. */
export type Time = Date | string | number;

/**
 * A time, at which the clock stands until it is advanced; one that moves by `step` milliseconds each time it is read; a
 * function, which is asked before each call (`() => Date.now()` follows fake timers); or null for real time.
 */
export type Clock = Time | { start: Time; step: number } | (() => Time) | null;

export type State = "created" | "pending" | "accepted" | "declined" | "resigned" | "removed";

export type Operation =
  | "AcceptAdministratorInvitation"
  | "AcceptInvitation"
  | "CreateMembers"
  | "DeclineInvitations"
  | "DeleteInvitations"
  | "DeleteMembers"
  | "DescribeHub"
  | "DisableSecurityHub"
  | "DisassociateFromAdministratorAccount"
  | "DisassociateFromMasterAccount"
  | "DisassociateMembers"
  | "EnableSecurityHub"
  | "GetAdministratorAccount"
  | "GetInvitationsCount"
  | "GetMasterAccount"
  | "GetMembers"
  | "InviteMembers"
  | "ListInvitations"
  | "ListMembers";

/** The switches of `doc/semantics.md`, section 8. */
export interface Switches {
  require_security_hub?: boolean;
  hub_off_error?: "invalid-access" | "bad-request" | "access-denied";
  reinvite_after_decline?: boolean;
  accept_after_decline?: boolean;
  invite_associated_accounts?: boolean;
  own_id_declines_all?: boolean;
  administrator_may_delete_invitations?: boolean;
  decline_unknown_is_not_found?: boolean;
  twelve_digit_account_ids?: boolean;
  max_members?: number;
  max_pending_invitations?: number;
  max_account_details?: number;
}

interface FaultMatch {
  operation?: Operation;
  /** The account that calls. */
  caller?: string;
  /** An account that the input names. */
  account?: string;
  /** Which of the matching calls is the first that fails: 1, or more. */
  nth?: number;
  /** How many calls fail: 1; 0 for every one. */
  times?: number;
  probability?: number;
  seed?: number;
}

/** A failure on purpose: before a call is done, after it (the answer is lost), or of one account of a call. */
export type Fault = FaultMatch &
  (
    | { before: string; message?: string }
    | { after: string; message?: string }
    | { unprocessed: string; account: string }
  );

export interface AccountDocument {
  account: string;
  hub_since?: string;
  hub?: boolean;
  organization?: boolean;
}

export interface AssociationDocument {
  administrator: string;
  member: string;
  state: State;
  email?: string;
  invitation_id?: string;
  invited_at?: string;
  updated_at?: string;
  sequence?: number;
}

/** A Region's world, written down: `doc/world.md` has every member and its default. */
export interface WorldDocument {
  format?: number;
  semantics?: number;
  region?: string;
  switches?: Switches;
  ids_drawn?: number;
  next_sequence?: number;
  accounts?: AccountDocument[];
  associations?: AssociationDocument[];
}

/** A snapshot is complete. */
export type WorldSnapshot = Required<WorldDocument>;

/** A document, its JSON text, or a Region as it is now. */
export type WorldInput = WorldDocument | string | Region;

/* --- the world ---------------------------------------------------------------------------------- */

/**
 * What becomes of requests that are none of the family's: `"error"` rejects them with a BeckonUnhandledRequestError,
 * `"pass"` sends them on as they are, and a requestHandler gets them.
 */
export type Unhandled = "error" | "pass" | HttpHandler<any>;

/** The account of each access key id. One of twelve digits that is not in it is that account. */
export type Accounts =
  | Readonly<Record<string, string>>
  | ReadonlyMap<string, string>
  | ((accessKeyId: string) => string | null | undefined | Promise<string | null | undefined>);

export interface WorldOptions {
  accounts?: Accounts | null;
  /** `"error"` by default. */
  unhandled?: Unhandled;
  switches?: Switches;
  /** Makes invitation ids reproducible, the same ones in every Region. */
  seed?: number | bigint | null;
  clock?: Clock;
  /** Accounts that belong to an organization, in every Region. */
  organization?: Iterable<string>;
}

/** All that clients see. What is set here holds in every Region, those to come included. */
export class World {
  constructor(options?: WorldOptions);

  /** The Region of that name, `us-east-1` by default, made when it is first asked for or called. */
  region(name?: string): Region;
  readonly regions: Region[];

  /** What a client is made with: `new SecurityHubClient(world.clientConfig("111122223333"))`. */
  clientConfig(accessKeyId: string, region?: string): {
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    requestHandler: BeckonRequestHandler;
  };
  /** A requestHandler for clients of any account and Region. */
  requestHandler(options?: { unhandled?: Unhandled }): BeckonRequestHandler;
  /** Brings a client that somebody made here, until the function that it gives is called. `"pass"` is its own handler. */
  attach(client: { readonly config: { requestHandler: any } }, options?: { unhandled?: Unhandled }): () => void;
  /** Brings every client of a class here, until the function that it gives is called or the World is closed. */
  intercept(client: { readonly prototype: { send: any; readonly config: any } }, options?: { unhandled?: Unhandled }): () => void;

  setSwitches(switches: Switches): void;
  setSeed(seed: number | bigint | null): void;
  setClock(clock: Clock): void;
  /** Moves a clock that was set on, by milliseconds. */
  advance(milliseconds: number): void;
  setOrganizationAccount(account: string, isMember?: boolean): void;
  /** Adds to the fault plan of every Region; each counts its own calls. */
  addFault(fault: Fault): void;
  clearFaults(): void;

  /**
   * Puts the world of a file into the Region that is named, here or else in the file, or into `us-east-1`. The file's
   * switches hold there, unless this World was given others.
   */
  load(file: string, region?: string): Region;
  /** Each Region's world, by its name. */
  snapshot(): Record<string, WorldSnapshot>;
  /** Puts worlds in the place of these; in a Region that is not among them, there is nothing but the organization. */
  restore(worlds: Readonly<Record<string, WorldDocument>>): void;
  reset(): void;
  /** What has happened since `snapshot()`: `us-east-1: 123456789012 → 111122223333: declined, was pending`. */
  diff(before: Readonly<Record<string, WorldDocument>>): string[];
  /** A sentence for each invariant that is broken: none. */
  check(): string[];

  /** Frees everything, and undoes what `intercept()` did. A World that nobody closes goes with the process. */
  close(): void;
  [Symbol.dispose](): void;
}

/** One AWS Region: accounts and associations, clock, switches and faults of its own. */
export class Region {
  private constructor();
  readonly name: string;
  readonly partition: string;

  /** Does an operation without a client. A failure is a BeckonError that is named after the exception. */
  call(account: string, operation: Operation, input?: object): any;
  /** Answers an HTTP-shaped request: path and query raw, the body JSON text or its bytes. */
  handleRequest(
    account: string,
    request: { method: string; path: string; query?: string | null; body?: string | Uint8Array | null },
  ): { status: number; headers: Record<string, string>; body: string };

  setSwitches(switches: Switches): void;
  setSeed(seed: number | bigint | null): void;
  setClock(clock: Clock): void;
  advance(milliseconds: number): void;
  /** What the next call reads. */
  now(): Date;
  addFault(fault: Fault): void;
  clearFaults(): void;

  setOrganizationAccount(account: string, isMember?: boolean): void;
  /** Puts a pair into a state directly. */
  put(administrator: string, member: string, state: State | "none"): void;

  /** The world as it is now, as a saved file has it: with Region name, switches and sequence numbers. */
  snapshot(): WorldSnapshot;
  /** Puts a world in the place of this one; name, switches, clock, ids and faults stay. */
  restore(world: WorldInput): void;
  /** `restore()` from a file. */
  load(file: string): void;
  /** Saves to a file, whole or not at all. */
  save(file: string): void;
  reset(): void;
  diff(before: WorldInput): string[];
  check(): string[];
  /** The world alone, as canonical JSON text: equal worlds give equal texts. */
  dump(): string;
  toJSON(): WorldDocument;
}

/** The requestHandler of `World.requestHandler()`. */
export class BeckonRequestHandler implements HttpHandler<object> {
  private constructor();
  readonly metadata: { handlerProtocol: string };
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<RequestHandlerOutput<HttpResponse>>;
  updateHttpClientConfig(key: never, value: never): void;
  httpHandlerConfigs(): object;
  destroy(): void;
}
