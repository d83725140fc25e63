// SPDX-License-Identifier: MIT
// The shared libraries as functions. Only this file handles pointers: what it exports uses JavaScript values and Handles.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import koffi from "koffi";

const NEEDED = [0, 1, 0];
const NAMES = process.platform === "darwin"
  ? ["libbeckon.0.dylib", "libbeckon-wire.0.dylib"]
  : ["libbeckon.so.0", "libbeckon-wire.so.0"];

export class BeckonError extends Error {
  constructor(name, message, status) {
    super(message);
    this.name = name;
    if (status !== undefined) this.status = status;
  }
}

/* --- loading --------------------------------------------------------------------------------------- */

function load() {
  const path = process.env.BECKON_LIBRARY_PATH;
  const find = (name) => {
    if (!path) return name;
    const files = path.split(delimiter).filter(Boolean).map((folder) => join(folder, name));
    const file = files.find((candidate) => existsSync(candidate));
    if (file === undefined) throw new Error(`it is not in ${path}, which BECKON_LIBRARY_PATH names`);
    return file;
  };
  // The second library needs the first, and finds it because it is loaded already.
  const [, wire] = NAMES.map((name) => {
    try {
      return koffi.load(find(name));
    } catch (error) {
      throw new BeckonError(
        "BeckonLibraryError",
        `cannot load ${name}: ${error.message}. Install Beckon's libraries where the loader looks, ` +
          "or set BECKON_LIBRARY_PATH to the folder they are in.",
      );
    }
  });
  try {
    const c = declare(wire);
    if (!c.beckon_check_version(...NEEDED)) throw new Error(`it is version ${c.beckon_peek_version()}`);
    return c;
  } catch (error) {
    throw new BeckonError(
      "BeckonLibraryError",
      `this package needs version ${NEEDED.join(".")} of Beckon's libraries or newer: ${error.message}`,
    );
  }
}

let loaded;

/** The functions of the libraries, by their names in C. */
export const c = () => (loaded ??= load());

/** The version of the libraries, as in `0.1.0`. */
export const version = () => c().beckon_peek_version();

// A function may be in the library or in one that it depends on. So GLib's functions are those of the library's own GLib.
function declare(library) {
  const functions = {};
  const define = (result, name, ...parameters) => {
    functions[name] = library.func(name, result, parameters);
    return functions[name];
  };
  const free = define("void", "g_free", "void *");
  const newText = koffi.disposable(null, "str", free);
  const out = (type) => koffi.out(koffi.pointer(type));
  const region = "void *", world = "void *", switches = "void *", fault = "void *", response = "void *";
  const error = out("void *");

  define("void *", "g_bytes_new", "void *", "size_t");
  define("str", "g_bytes_get_data", "void *", "void *");
  define("void", "g_bytes_unref", "void *");
  define("void", "g_error_free", "void *");
  define("str", "g_quark_to_string", "uint32_t");
  define("uint32_t", "g_strv_length", "void *");
  define("void", "g_strfreev", "void *");

  define("int", "beckon_check_version", "uint", "uint", "uint");
  define("str", "beckon_peek_version");

  define(switches, "beckon_switches_new");
  define(switches, "beckon_switches_copy", switches);
  define("void", "beckon_switches_free", switches);
  define("int", "beckon_switches_set_from_string", switches, "str", "str", error);

  define(region, "beckon_region_new", "str", switches);
  define(region, "beckon_region_new_from_world", world, "str", switches);
  define("void", "beckon_region_unref", region);
  define("str", "beckon_region_peek_partition", region);
  define(switches, "beckon_region_dup_switches", region);
  define("void", "beckon_region_set_switches", region, switches);
  define("void", "beckon_region_set_clock", region, "void *", "void *", "void *");
  define("void", "beckon_region_set_fixed_clock", region, "int64_t");
  define("void", "beckon_region_set_advancing_clock", region, "int64_t", "int64_t");
  define("int", "beckon_region_advance_clock", region, "int64_t");
  define("int64_t", "beckon_region_get_time_us", region);
  define("void", "beckon_region_set_id_source", region, "void *", "void *", "void *");
  define("void", "beckon_region_set_id_seed", region, "uint64_t");
  define("int", "beckon_region_set_organization", region, "str", "str", error);
  define("int", "beckon_region_set_organization_account", region, "str", "int", error);
  define("void *", "beckon_region_check", region);
  define("void", "beckon_region_add_fault", region, fault);
  define("void", "beckon_region_clear_faults", region);
  define(world, "beckon_region_snapshot", region);
  define("int", "beckon_region_restore", region, world, error);
  define("int", "beckon_region_reset", region, error);
  define("int", "beckon_region_put_association", region, "str", "str", "int", error);
  define("int", "beckon_state_from_string", "str", out("int"));
  define("str", "beckon_state_to_string", "int");
  define("int", "beckon_operation_from_string", "str", out("int"));
  define("str", "beckon_operation_to_string", "int");
  define("int", "beckon_operation_takes_field", "int", "int");
  define("str", "beckon_field_to_string", "int");
  define("void", "beckon_fault_free", fault);
  define("void", "beckon_world_unref", world);
  define("str", "beckon_world_peek_region_name", world);
  define(switches, "beckon_world_peek_switches", world);
  define("void *", "beckon_world_diff", world, world);

  define("int", "beckon_wire_find_operation", "str", "str", "void *");
  define(response, "beckon_wire_handle_request", region, "str", "str", "str", "str", "void *");
  define(response, "beckon_wire_call_operation", region, "str", "str", "void *");
  define("void", "beckon_wire_response_unref", response);
  define("uint", "beckon_wire_response_get_status", response);
  define("uint", "beckon_wire_response_get_n_headers", response);
  define("str", "beckon_wire_response_peek_header", response, "uint", out("str"));
  define("void *", "beckon_wire_response_peek_body", response);
  define(newText, "beckon_wire_dup_world", region);
  define(newText, "beckon_wire_world_to_saved_json", world);
  define(world, "beckon_wire_world_from_json", "str", "int64_t", error);
  define("int", "beckon_wire_save_world", world, "str", error);
  define(world, "beckon_wire_load_world", "str", error);
  define(fault, "beckon_wire_fault_from_json", "str", "int64_t", error);
  return functions;
}

/* --- values ---------------------------------------------------------------------------------------- */

/** Checks that a value is a string that C can represent. */
export function text(value, what) {
  if (typeof value !== "string") throw new TypeError(`${what} is not a string`);
  if (value.includes("\0")) throw new TypeError(`${what} contains U+0000`);
  return value;
}

const GError = koffi.struct({ domain: "uint32_t", code: "int", message: "str" });

const WORLD_ERRORS = ["Invalid", "Newer", "Broken", "Refused"];

function toError(pointer) {
  const { domain, code, message } = koffi.decode(pointer, GError);
  c().g_error_free(pointer);
  const from = c().g_quark_to_string(domain);
  if (from === "g-file-error-quark") return new BeckonError("BeckonFileError", message);
  if (/world/.test(from)) return new BeckonError(`BeckonWorld${WORLD_ERRORS[code] ?? ""}Error`, message);
  return new BeckonError("BeckonInputError", message);
}

/** Calls a function whose last parameter is a GError **, and throws its error. */
export function attempt(name, ...parameters) {
  const error = [null];
  const result = c()[name](...parameters, error);
  if (error[0]) throw toError(error[0]);
  return result;
}

/** Reads the strings of a NULL-terminated array that we own, and frees it. */
export function takeStrings(pointer) {
  try {
    const length = c().g_strv_length(pointer);
    return length ? koffi.decode(pointer, "str", length) : [];
  } finally {
    c().g_strfreev(pointer);
  }
}

/** Calls `body` with an object that C made, and frees it afterwards, also after an exception. */
export function using(pointer, release, body) {
  try {
    return body(pointer);
  } finally {
    c()[release](pointer);
  }
}

/** Calls `body` with the GBytes of a Uint8Array, NULL for none. */
export function usingBytes(bytes, body) {
  if (!bytes) return body(null);
  return using(c().g_bytes_new(bytes.length ? bytes : null, bytes.length), "g_bytes_unref", body);
}

/** Reads an answer: `{ status, headers, body }`, the body as text. */
export const takeResponse = (pointer) =>
  using(pointer, "beckon_wire_response_unref", (response) => {
    const headers = {};
    const count = c().beckon_wire_response_get_n_headers(response);
    for (let i = 0; i < count; i++) {
      const value = [null];
      const name = c().beckon_wire_response_peek_header(response, i, value);
      headers[name] = value[0];
    }
    return {
      status: c().beckon_wire_response_get_status(response),
      headers,
      // The bytes end with a NUL, and JSON text contains none.
      body: c().g_bytes_get_data(c().beckon_wire_response_peek_body(response), null),
    };
  });

/* --- what lives longer than a call ----------------------------------------------------------------- */

const forgotten = new FinalizationRegistry(({ pointer, release }) => c()[release](pointer));

/**
 * A C object that this side owns. close() frees it, or the last call that uses it, if a function that such a call has
 * called back closes it; otherwise it is freed when it is garbage-collected.
 */
export class Handle {
  #pointer;
  #release;
  #what;
  #users = 0;
  #closed = false;

  constructor(pointer, release, what) {
    this.#pointer = pointer;
    this.#release = release;
    this.#what = what;
    forgotten.register(this, { pointer, release }, this);
  }

  /** Calls `body` with the pointer, which stays valid for as long as that takes. */
  use(body) {
    this.mustBeOpen();
    this.#users++;
    try {
      return body(this.#pointer);
    } finally {
      this.#users--;
      this.#freeIfUnused();
    }
  }

  mustBeOpen() {
    if (this.#closed) throw new BeckonError("BeckonClosedError", `${this.#what} is closed`);
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#freeIfUnused();
  }

  #freeIfUnused() {
    if (!this.#closed || this.#users > 0) return;
    forgotten.unregister(this);
    c()[this.#release](this.#pointer);
  }
}
