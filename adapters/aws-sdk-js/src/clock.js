// SPDX-License-Identifier: MIT
// Clocks: a time, { start, step }, a function, or null for real time.

import { checkOptions } from "./names.js";

const FIRST = Date.UTC(2000, 0, 1) - 63082281600000; // 0001-01-01
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function toMilliseconds(time) {
  const ms = typeof time === "number" ? time : new Date(time).getTime();
  if (!(ms >= FIRST && ms <= LAST)) {
    throw new RangeError(`${String(time)} is not a time within the years 1 to 9999 (a Date, ISO 8601 text or milliseconds)`);
  }
  return ms;
}

const toMicroseconds = (ms) => BigInt(Math.round(ms * 1000));

/** A length of time in microseconds, from milliseconds. */
export function toDuration(ms, what) {
  if (typeof ms !== "number" || !(ms >= 0 && ms <= LAST - FIRST)) {
    throw new RangeError(`${what} is not a number of milliseconds, 0 or more`);
  }
  return toMicroseconds(ms);
}

/** Reads the option `clock`: { kind: "real" | "fixed" | "advancing" | "function", … }, with BigInts of microseconds. */
export function readClock(clock) {
  if (clock === null || clock === undefined) return { kind: "real" };
  if (typeof clock === "function") return { kind: "function", now: () => toMicroseconds(toMilliseconds(clock())) };
  if (typeof clock === "object" && !(clock instanceof Date)) {
    checkOptions(clock, ["start", "step"], "a clock");
    return {
      kind: "advancing",
      now: toMicroseconds(toMilliseconds(clock.start)),
      step: toDuration(clock.step, "step"),
    };
  }
  return { kind: "fixed", now: toMicroseconds(toMilliseconds(clock)) };
}
