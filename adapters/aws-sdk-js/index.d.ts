// SPDX-License-Identifier: MIT
/// <reference lib="esnext.disposable" />
import type { HttpHandler, HttpRequest, HttpResponse } from "@smithy/protocol-http";
import type { HttpHandlerOptions, RequestHandlerOutput } from "@smithy/types";

/** The version of Beckon's libraries, as in `0.1.0`. */
export function version(): string;

/** What is different, with one line for each account and association; empty if the worlds are equal. */
export function diff(before: WorldInput, after: WorldInput): string[];

/**
 * The names of this package's own errors:
 *
 * - `BeckonLibraryError`: the libraries are missing or too old
 * - `BeckonUnknownAccountError`: an access key that belongs to no account
 * - `BeckonInputError`, `BeckonClockError`, `BeckonClosedError`: wrong use of this package
 * - `BeckonFileError`, `BeckonWorldInvalidError`, `BeckonWorldNewerError`, `BeckonWorldBrokenError`,
 *   `BeckonWorldRefusedError`: a world that cannot be read, written or restored, with a sentence that says what is wrong and
 *   where
 */
export type OwnErrorName =
  | "BeckonClockError"
  | "BeckonClosedError"
  | "BeckonFileError"
  | "BeckonInputError"
  | "BeckonLibraryError"
  | "BeckonUnknownAccountError"
  | "BeckonWorldBrokenError"
  | "BeckonWorldInvalidError"
  | "BeckonWorldNewerError"
  | "BeckonWorldRefusedError";

/** The exceptions with which operations fail by themselves (section 5 of `doc/semantics.md`). */
export type ServiceException =
  | "AccessDeniedException"
  | "BadRequestException"
  | "InternalException"
  | "InvalidAccessException"
  | "InvalidInputException"
  | "LimitExceededException"
  | "RequestEntityTooLargeException"
  | "ResourceConflictException"
  | "ResourceNotFoundException"
  | "SerializationException"
  | "UnknownOperationException";

/** The common errors of AWS whose status and text a fault knows (section 9 of `doc/semantics.md`). */
export type CommonException =
  | "ExpiredTokenException"
  | "ThrottlingException"
  | "TooManyRequestsException"
  | "UnrecognizedClientException";

/** The name of an exception: one that is known, or any other word of letters, digits and dots. */
export type ExceptionName = ServiceException | CommonException | (string & {});

/** An error of this package. In an error of `Region.call()`, `name` is the service's exception, and `status` is set. */
export class BeckonError extends Error {
  constructor(name: OwnErrorName | ExceptionName, message: string, status?: number);
  name: OwnErrorName | ExceptionName;
  readonly status?: number;
}

/* --- types --------------------------------------------------------------------------------------- */

/** A Date, ISO 8601 text or milliseconds since the epoch. */
export type Time = Date | string | number;

/**
 * A clock: a time, at which the clock stands until it is advanced; an object, for a clock that advances by `step`
 * milliseconds each time it is read; a function that is called before each call (`() => Date.now()` follows fake timers);
 * or null for real time.
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
  | "DescribeOrganizationConfiguration"
  | "DisableOrganizationAdminAccount"
  | "DisableSecurityHub"
  | "DisassociateFromAdministratorAccount"
  | "DisassociateFromMasterAccount"
  | "DisassociateMembers"
  | "EnableOrganizationAdminAccount"
  | "EnableSecurityHub"
  | "GetAdministratorAccount"
  | "GetInvitationsCount"
  | "GetMasterAccount"
  | "GetMembers"
  | "InviteMembers"
  | "ListInvitations"
  | "ListMembers"
  | "ListOrganizationAdminAccounts"
  | "ListTagsForResource"
  | "TagResource"
  | "UntagResource"
  | "UpdateOrganizationConfiguration"
  | "UpdateSecurityHubConfiguration";

type Generator = "SECURITY_CONTROL" | "STANDARD_CONTROL";
type Empty = Readonly<Record<string, never>>;
type Tags = Readonly<Record<string, string>>;

/** What each operation takes. */
export interface OperationInputs {
  AcceptAdministratorInvitation: { AdministratorId: string; InvitationId: string };
  AcceptInvitation: { MasterId: string; InvitationId: string };
  CreateMembers: { AccountDetails: readonly { AccountId: string; Email?: string }[] };
  DeclineInvitations: { AccountIds: readonly string[] };
  DeleteInvitations: { AccountIds: readonly string[] };
  DeleteMembers: { AccountIds: readonly string[] };
  DescribeHub: { HubArn?: string };
  DescribeOrganizationConfiguration: Empty;
  DisableOrganizationAdminAccount: { AdminAccountId: string; Feature?: "SecurityHub" };
  DisableSecurityHub: Empty;
  DisassociateFromAdministratorAccount: Empty;
  DisassociateFromMasterAccount: Empty;
  DisassociateMembers: { AccountIds: readonly string[] };
  EnableOrganizationAdminAccount: { AdminAccountId: string; Feature?: "SecurityHub" };
  EnableSecurityHub: { Tags?: Tags; ControlFindingGenerator?: Generator; EnableDefaultStandards?: boolean };
  GetAdministratorAccount: Empty;
  GetInvitationsCount: Empty;
  GetMasterAccount: Empty;
  GetMembers: { AccountIds: readonly string[] };
  InviteMembers: { AccountIds: readonly string[] };
  ListInvitations: { MaxResults?: number; NextToken?: string };
  ListMembers: { OnlyAssociated?: boolean; MaxResults?: number; NextToken?: string };
  ListOrganizationAdminAccounts: { MaxResults?: number; NextToken?: string; Feature?: "SecurityHub" };
  ListTagsForResource: { ResourceArn: string };
  TagResource: { ResourceArn: string; Tags: Tags };
  UntagResource: { ResourceArn: string; TagKeys: readonly string[] };
  UpdateOrganizationConfiguration: {
    AutoEnable: boolean;
    AutoEnableStandards?: "DEFAULT" | "NONE";
    OrganizationConfiguration?: { ConfigurationType?: "CENTRAL" | "LOCAL" };
  };
  UpdateSecurityHubConfiguration: { AutoEnableControls?: boolean; ControlFindingGenerator?: Generator };
}

/** The switches of `doc/semantics.md`, section 8. */
export interface Switches {
  require_security_hub?: boolean;
  hub_off_error?: "observed" | "access-denied" | "invalid-access";
  reinvite_after_decline?: boolean;
  accept_after_decline?: boolean;
  invite_associated_accounts?: boolean;
  own_id_declines_all?: boolean;
  administrator_may_delete_invitations?: boolean;
  decline_unknown_is_not_found?: boolean;
  accept_unknown_is_not_found?: boolean;
  management_account_may_administer?: boolean;
  twelve_digit_account_ids?: boolean;
  max_members?: number;
  max_organization_members?: number;
  max_pending_invitations?: number;
  max_account_details?: number;
  max_account_ids?: number;
}

interface FaultMatch {
  operation?: Operation;
  /** The account that calls. */
  caller?: string;
  /** An account that the input names. */
  account?: string;
  /** Which of the matching calls is the first that fails; 1 by default. */
  nth?: number;
  /** How many calls fail; 1 by default, 0 for every matching call. */
  times?: number;
  probability?: number;
  seed?: number;
}

interface FaultFailure {
  /** The HTTP status, 400 to 599; by default the usual one of that exception. */
  status?: number;
  message?: string;
}

/**
 * A failure on purpose: before a call is carried out, after it (the answer is lost), or for one account of a call; or a
 * read that is answered as the world was before another account's last change. `before` and `after` are the name of an
 * exception of the service, such as "InternalException", of a common error of AWS, such as "ThrottlingException", or any
 * other word of letters, digits and dots (section 9 of `doc/semantics.md`).
 */
export type Fault = FaultMatch &
  (
    | ({ before: ExceptionName } & FaultFailure)
    | ({ after: ExceptionName } & FaultFailure)
    | { unprocessed: string; account: string; status?: never; message?: never }
    | { stale: true; status?: never; message?: never }
  );

export interface AccountDocument {
  account: string;
  hub_since?: string;
  hub?: boolean;
  auto_enable_controls?: boolean;
  control_finding_generator?: "SECURITY_CONTROL" | "STANDARD_CONTROL";
  tags?: Record<string, string>;
  /** `true`: in an organization of which nothing else is known. */
  organization?: boolean;
  /** The management account of the account's organization. */
  management?: string;
}

/** An organization that has a delegated administrator. */
export interface OrganizationDocument {
  management: string;
  administrator: string;
  auto_enable?: boolean;
  auto_enable_standards?: "DEFAULT" | "NONE";
  configuration_type?: "LOCAL" | "CENTRAL";
}

export interface AssociationDocument {
  administrator: string;
  member: string;
  state: State;
  email?: string;
  invitation_id?: string;
  enrolled?: boolean;
  invited_at?: string;
  updated_at?: string;
  sequence?: number;
}

/** A Region's world as an object. `doc/world.md` describes every field and its default. */
export interface WorldDocument {
  format?: number;
  semantics?: number;
  region?: string;
  switches?: Switches;
  ids_drawn?: number;
  next_sequence?: number;
  accounts?: AccountDocument[];
  organizations?: OrganizationDocument[];
  associations?: AssociationDocument[];
}

/** A snapshot has all fields. */
export type WorldSnapshot = Required<WorldDocument>;

/** A document, its JSON text, or the current world of a Region. */
export type WorldInput = WorldDocument | string | Region;

/* --- the world ---------------------------------------------------------------------------------- */

/** An answer: an HttpResponse, or an object that has these properties of one. A string is sent in UTF-8. */
export interface UnhandledAnswer {
  statusCode: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array | NodeJS.ReadableStream;
}

type Unanswered = null | undefined | void;

/**
 * Answers a request that Beckon does not answer. The account is null if the access key belongs to no account that is known;
 * account and Region are null if the request is not signed. The result null or undefined sends the request on, as `"pass"`
 * does. An error that the function throws rejects the call.
 */
export type UnhandledFunction = (
  request: HttpRequest,
  account: string | null,
  region: string | null,
  options: HttpHandlerOptions,
) => Unanswered | UnhandledAnswer | HttpResponse | Promise<Unanswered | UnhandledAnswer | HttpResponse>;

/**
 * Who answers requests that Beckon does not answer:
 *
 * - `"error"`: nobody. The answer has status 501, and the SDK throws a service exception `NotImplementedException`
 * - `"pass"`: the network, or the own handler of a client that was connected with `attach()` or `intercept()`
 * - a function
 * - a requestHandler, which receives the requests unchanged
 */
export type Unhandled = "error" | "pass" | UnhandledFunction | HttpHandler<any>;

/**
 * The account of each access key id. It is asked at each request, before anything else. If it has no such key, or gives null or
 * undefined, a key id of 12 digits is the account id itself. An error that the function throws rejects the call.
 */
export type Accounts =
  | Readonly<Record<string, string | null | undefined>>
  | ReadonlyMap<string, string | null | undefined>
  | ((accessKeyId: string) => string | null | undefined | Promise<string | null | undefined>);

export interface WorldOptions {
  accounts?: Accounts | null;
  /**
   * The account of every other access key id, such as `testing`. Without it, such a key rejects the call with a
   * BeckonUnknownAccountError.
   */
  defaultAccount?: string | null;
  /** `"error"` by default. */
  unhandled?: Unhandled;
  switches?: Switches;
  /** Makes invitation ids reproducible; every Region has the same ones. */
  seed?: number | bigint | null;
  clock?: Clock;
  /**
   * The organization of accounts, in every Region: an object or a Map from each account to the management account of its
   * organization; or the accounts alone, if nothing else is known of it.
   */
  organization?: Readonly<Record<string, string | null>> | ReadonlyMap<string, string | null> | Iterable<string>;
}

/** What clients talk to. Its settings apply to every Region, including those that are used later. */
export class World {
  constructor(options?: WorldOptions);

  /** The Region of that name, `us-east-1` by default. It is made at the first use. */
  region(name?: string): Region;
  readonly regions: Region[];

  /** The configuration for a client: `new SecurityHubClient(world.clientConfig("111122223333"))`. */
  clientConfig(accessKeyId: string, region?: string): {
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    requestHandler: BeckonRequestHandler;
  };
  /** A requestHandler for clients of any account and Region. */
  requestHandler(options?: { unhandled?: Unhandled }): BeckonRequestHandler;
  /** Connects an existing client, until you call the returned function. `"pass"` means the client's own handler. */
  attach(client: { readonly config: { requestHandler: any } }, options?: { unhandled?: Unhandled }): () => void;
  /** Connects every client of a class, until you call the returned function or close the World. */
  intercept(
    client: { readonly prototype: { send: any; readonly config: any } },
    options?: { unhandled?: Unhandled },
  ): () => void;

  setSwitches(switches: Switches): void;
  setSeed(seed: number | bigint | null): void;
  setClock(clock: Clock): void;
  /** Advances a clock that was set, by milliseconds. */
  advance(milliseconds: number): void;
  /** `Region.setOrganization()` in every Region. If a Region refuses it, no Region has done it. */
  setOrganization(account: string, management: string | null): void;
  /** `Region.setOrganizationAccount()` in every Region. */
  setOrganizationAccount(account: string, isMember?: boolean): void;
  /** Adds a fault to every Region. Each Region counts its own calls. */
  addFault(fault: Fault): void;
  clearFaults(): void;

  /**
   * Puts the world of a file into a Region: `region`, or else the one that the file names, or else `us-east-1`. The
   * file's switches apply there, except those that were set on this World.
   */
  load(file: string, region?: string): Region;
  /** Each Region's world, by its name. */
  snapshot(): Record<string, WorldSnapshot>;
  /** Replaces the worlds of the Regions. A Region that is not in `worlds` becomes like a new one. */
  restore(worlds: Readonly<Record<string, WorldDocument>>): void;
  reset(): void;
  /** What has changed since `before`: `us-east-1: 123456789012 → 111122223333: declined, was pending`. */
  diff(before: Readonly<Record<string, WorldDocument>>): string[];
  /** A sentence for each broken invariant. The list should always be empty. */
  check(): string[];

  /** Frees everything, and undoes `intercept()`. */
  close(): void;
  [Symbol.dispose](): void;
}

/** One AWS Region, with its own accounts, associations, clock, switches and faults. */
export class Region {
  private constructor();
  readonly name: string;
  readonly partition: string;

  /**
   * Calls an operation without a client. A failure is a BeckonError whose name is the exception. An operation or a member of
   * the input that is not there throws an error that says which is the nearest.
   */
  call<O extends Operation>(account: string, operation: O, input?: OperationInputs[O]): any;
  /** Answers an HTTP request. Path and query are percent-encoded; the body is JSON text or its bytes. */
  handleRequest(
    account: string,
    request: { method: string; path: string; query?: string | null; body?: string | Uint8Array | null },
  ): { status: number; headers: Record<string, string>; body: string };

  setSwitches(switches: Switches): void;
  setSeed(seed: number | bigint | null): void;
  setClock(clock: Clock): void;
  advance(milliseconds: number): void;
  /** The time that the next call reads. */
  now(): Date;
  addFault(fault: Fault): void;
  clearFaults(): void;

  /**
   * Puts an account into the organization of a management account, or with null into none. What follows from it happens at
   * once: where the organization enrolls new accounts, the account is enrolled; an account that leaves an organization is no
   * longer a member of its delegated administrator.
   */
  setOrganization(account: string, management: string | null): void;
  /** Puts an account into an organization of which nothing else is known, or into none. */
  setOrganizationAccount(account: string, isMember?: boolean): void;
  /** Puts a pair directly into a state. */
  put(administrator: string, member: string, state: State | "none"): void;

  /** The current world in the form of a saved file: with Region name, switches and sequence numbers. */
  snapshot(): WorldSnapshot;
  /** Replaces the world. The name, switches, clock, id source and faults stay. */
  restore(world: WorldInput): void;
  /** `restore()` from a file. */
  load(file: string): void;
  /** Saves to a file, whole or not at all. */
  save(file: string): void;
  reset(): void;
  diff(before: WorldInput): string[];
  check(): string[];
  /** The world as canonical JSON text: equal worlds give equal texts. */
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
