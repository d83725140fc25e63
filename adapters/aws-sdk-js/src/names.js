// SPDX-License-Identifier: MIT
// Names of options, operations, members and states, and what to say of one that is not there.
import { BeckonError, c, text } from "./library.js";

// BECKON_N_OPERATIONS, BECKON_N_STATES and BECKON_N_FIELDS.
export const COUNTS = { OPERATIONS: 28, STATES: 7, FIELDS: 28 };

// What an operation accepts and Beckon does not model (doc/semantics.md, "Operations").
const NOT_MODELLED = { EnableSecurityHub: ["EnableDefaultStandards"] };

/* How many letters have to be put in, taken out or changed, whatever their case. */
function distance(one, other) {
  const [from, to] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let k = 0; k < to.length; k++) {
      next.push(Math.min(row[k] + (from[i] === to[k] ? 0 : 1), row[k + 1] + 1, next[k] + 1));
    }
    row = next;
  }
  return row[to.length];
}

/** The sentence that there is no such name; it lists those that there are, the nearest first. */
function missing(what, name, known) {
  const nearest = [...known].sort((one, other) => distance(name, one) - distance(name, other));
  const last = nearest.pop();
  return `there is no ${what} "${name}": it can be ${nearest.length > 0 ? `${nearest.join(", ")} or ` : ""}${last}`;
}

/** Checks that an object has no options but these. */
export function checkOptions(options, known, what) {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new TypeError(missing(`option of ${what}`, name, known));
  }
}

const all = (count, toString) => Array.from({ length: count }, (_, i) => toString(i));

export function findState(name) {
  const number = [0];
  if (c().beckon_state_from_string(text(name, "the state"), number)) return number[0];
  throw new BeckonError("BeckonInputError", missing("state", name, all(COUNTS.STATES, c().beckon_state_to_string)));
}

function findOperation(name) {
  const number = [0];
  if (c().beckon_operation_from_string(text(name, "the operation"), number)) return number[0];
  const known = all(COUNTS.OPERATIONS, c().beckon_operation_to_string);
  throw new BeckonError("UnknownOperationException", missing("operation", name, known), 404);
}

/** Checks that there is an operation of this name, and that its input has all members of a JSON text. */
export function checkInput(operation, document) {
  const number = findOperation(operation);
  const taken = all(COUNTS.FIELDS, (i) => (c().beckon_operation_takes_field(number, i) ? c().beckon_field_to_string(i) : null));
  const known = [...taken.filter(Boolean), ...(NOT_MODELLED[operation] ?? [])];
  for (const name of Object.keys(JSON.parse(document) ?? {})) {
    if (known.length === 0) throw new BeckonError("BeckonInputError", `${operation} takes no input, and so no "${name}"`);
    if (!known.includes(name)) throw new BeckonError("BeckonInputError", missing(`member of ${operation}`, name, known));
  }
}
