// SPDX-License-Identifier: MIT
import { SecurityHub } from "@aws-sdk/client-securityhub";
import { World } from "beckon-aws-sdk-js";

export const ADMINISTRATOR = "123456789012";
export const MEMBER = "111122223333";
export const OTHER = "999988887777";

/** A World that is closed when the test ends, with a fixed clock and seed. */
export function newWorld(t, options = {}) {
  const world = new World({ clock: "2026-01-01T00:00:00Z", seed: 1, ...options });
  t.after(() => world.close());
  return world;
}

export const newClient = (world, account, region, options = {}) =>
  new SecurityHub({ ...world.clientConfig(account, region), ...options });

/** Clients of accounts that have Security Hub on. */
export const newClients = (world, ...accounts) =>
  accounts.map((account) => {
    world.region().call(account, "EnableSecurityHub");
    return newClient(world, account);
  });

export const details = (...accounts) => accounts.map((AccountId) => ({ AccountId }));

/** `count` account ids, none of which is among the above. */
export const many = (count) => Array.from({ length: count }, (_, i) => String(200000000000 + i));
