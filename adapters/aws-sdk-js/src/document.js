// SPDX-License-Identifier: MIT
// Worlds as plain objects with the fields of doc/world.md.
import { attempt, c, takeStrings, text, using } from "./library.js";

/** Calls `body` with the BeckonWorld of a document: an object, its JSON text, or a Region. */
export function usingWorld(document, body) {
  const json = typeof document === "string" ? text(document, "the world") : JSON.stringify(document);
  if (json === undefined) throw new TypeError("the world is neither an object nor JSON text");
  return using(attempt("beckon_wire_world_from_json", json, -1), "beckon_world_unref", body);
}

/** What is different, with one line for each account and association; empty if the worlds are equal. */
export const diff = (before, after) =>
  usingWorld(before, (old) => usingWorld(after, (now) => takeStrings(c().beckon_world_diff(old, now))));
