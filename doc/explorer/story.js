/* SPDX-License-Identifier: MIT */
/* The table and stories: what happens, and the lines that make it happen again. It knows nothing of the page. */
"use strict";

const known = JSON.parse(document.getElementById("data").textContent);
const table = known.table;
const { administrator, member, management } = known.accounts;
const cells = new Map(table.cells.map((cell) => [cell.rule, cell]));
const steps = new Map(table.steps.map((step) => [step.name, step]));
const states = new Map(table.states.map((state) => [state.name, state]));
const defaults = new Map(table.switches.map((one) => [one.name, one.default]));
const reasons = new Map(table.reasons.map((reason) => [reason.name, reason]));
/* What accept names where no invitation has an id. */
const NO_ID = "0".repeat(32);

const cellOf = (state, step) => cells.get(`L-${state}/${step}`);
const isTurned = (cell, values) => cell.switch !== undefined && values.get(cell.switch) !== defaults.get(cell.switch);
const outcomeOf = (cell, values) => (isTurned(cell, values) ? cell.turned : cell.outcome);

/* A result as a sign and a word: never by colour alone. */
const SIGNS = {
  move: (outcome) => `→ ${outcome.to}`, stay: () => "= stays", report: () => "R reported", fail: () => "E fails",
};
const sign = (outcome) => SIGNS[outcome.effect](outcome);
const say = (outcome) => sign(outcome) + (outcome.reason !== undefined ? `: ${outcome.reason}` : "");

/* An enrolled pair is accepted, and has no invitation (G-14). */
function sees(party, name, isEnrolled = false) {
  const state = states.get(name);
  if (party === "administrator")
    return state.member_status === null ? "no member" : `a member, MemberStatus ${state.member_status}`;
  return state.is_invitation && !isEnrolled ? `an invitation, MemberStatus ${state.member_status}` : "no invitation";
}

/* What becomes of the entries: a step each, taken in a state that is put there first if the story is not in it. */
function play(entries, values) {
  let state = "none", isEnrolled = false;
  return entries.map(({ from, step }) => {
    const put = from !== undefined && from !== state ? from : undefined;
    const cell = cellOf(put ?? state, step);
    const outcome = outcomeOf(cell, values);
    state = outcome.to;
    if (put !== undefined || outcome.effect === "move") isEnrolled = outcome.effect === "move" && step === "enroll";
    return { put, cell, outcome, isEnrolled };
  });
}

const endOf = (played) => (played.length === 0 ? "none" : played[played.length - 1].outcome.to);

/* --- the same as lines of `beckon run` --- */

/* Follows the invitation's id as the library draws it: by invite, and by a put into a state that needs one. */
class Ids {
  constructor() {
    this.n_drawn = 0;
    this.onFile = null;
  }

  draw() {
    this.onFile = known.run.invitation_ids[this.n_drawn++];
  }

  put(state) {
    if (state === "none" || state === "created") this.onFile = null;
    else if (this.onFile === null) this.draw();
  }

  take(step, outcome) {
    if (outcome.effect !== "move") return;
    if (step === "invite") this.draw();
    else if (["withdraw", "enroll"].includes(step) || outcome.to === "none") this.onFile = null;
  }
}

function inputOf(step, ids) {
  switch (step) {
    case "create": case "enroll": return { AccountDetails: [{ AccountId: member, Email: "user@example.com" }] };
    case "invite": case "disassociate": case "delete-member": case "withdraw": return { AccountIds: [member] };
    case "accept": return { AdministratorId: administrator, InvitationId: ids.onFile ?? NO_ID };
    case "decline": case "delete-invitation": return { AccountIds: [administrator] };
    default: return {};
  }
}

/* One line, with a space after each comma and colon, as people write it. */
function lineOf(value) {
  return JSON.stringify(value, null, 1).replace(/\n */g, " ").replace(/([[{]) /g, "$1").replace(/ ([\]}])/g, "$1");
}

const call = (as, operation, input) => lineOf({ as, operation, ...(input && { input }) });
const callerOf = (cell) => (cell.party === "administrator" ? administrator : member);
const putLine = (state) => lineOf({ put: { administrator, member, state } });

/* Enrolling takes an organization, and its delegated administrator. */
const delegationLines = () => [
  ...[administrator, member].map((account) => lineOf({ organization: { account, management } })),
  call(management, "EnableOrganizationAdminAccount", { AdminAccountId: administrator }),
];

/* Without one an organization changes nothing, so the table alone holds again. What was managed is put back. */
const delegationEndLines = () => [
  "# Without a delegated administrator the table alone decides what follows. The pair is put back as accepted, now with an",
  "# invitation id, which an enrolled pair does not have.",
  call(management, "DisableOrganizationAdminAccount", { AdminAccountId: administrator }), putLine("accepted"),
];

function linesOf(played, values) {
  const switches = [...values].filter(([name, value]) => value !== defaults.get(name))
    .map(([name, value]) => ` --switch ${name}=${value}`);
  const ids = new Ids();
  const lines = [
    `# beckon run --clock ${known.run.clock} --seed ${known.run.seed}${switches.join("")}`,
    ...[administrator, member].map((account) => call(account, "EnableSecurityHub")),
  ];
  played.forEach(({ put, cell, outcome }, i) => {
    if (put !== undefined) {
      lines.push(putLine(put));
      ids.put(put);
    }
    if (cell.step === "enroll") lines.push(...delegationLines());
    lines.push(`# ${i + 1}. ${cell.rule} ${say(outcome)}`);
    lines.push(call(callerOf(cell), steps.get(cell.step).operations[0], inputOf(cell.step, ids)));
    ids.take(cell.step, outcome);
    if (cell.step === "disable-hub" && outcome.effect !== "fail")
      lines.push("# Security Hub is on again for the steps that follow.", call(administrator, "EnableSecurityHub"));
    if (cell.step === "enroll" && i < played.length - 1) {
      lines.push(...delegationEndLines());
      ids.put("accepted");
    }
  });
  lines.push(`# The pair is ${endOf(played)}.`, lineOf({ associations: { administrator, member } }));
  return lines.join("\n") + "\n";
}

/* An invite or a put may draw an id each, and no more are known. */
const isFull = (entries) => 2 * (entries.length + 1) > known.run.invitation_ids.length;
