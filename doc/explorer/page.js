/* SPDX-License-Identifier: MIT */
/* The page: what is looked at, what was done, and how both are shown. */

const find = (id) => document.getElementById(id);

/* What is looked at: a state, whose steps, and which of them. */
const look = { state: "pending", party: "member", step: "decline" };
/* What was done, the ready-made story that it follows if it does, and the switches. */
const done = { entries: [], tale: null, values: new Map(defaults) };

/* Makes an element: a text is its text, the rest its children. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const stepsOf = (party) => table.steps.filter((step) => step.party === party);
const current = () => cellOf(look.state, look.step);

/* --- one step --- */

const EFFECTS = {
  move: (outcome) => `The association moves to ${outcome.to}.`,
  stay: () => "The call succeeds, and everything stays as it is.",
  report: () => "The call succeeds and reports the account in UnprocessedAccounts. Nothing changes for it.",
  fail: () => "The whole call fails. Nothing changes at all.",
};

function knownBy(sure) {
  if (sure === "") return "There is no record, so this needs no evidence.";
  return sure.split(",").map((letter) => `${letter}: ${known.letters[letter]}`).join(" · ");
}

function refusal(outcome) {
  if (outcome.reason === undefined) return null;
  return make("div", { class: "refusal" },
    make("blockquote", {}, outcome.text),
    make("p", {}, make("code", {}, outcome.reason), ` What would help: ${reasons.get(outcome.reason).remedy}`));
}

function other(cell) {
  if (cell.switch === undefined) return null;
  const turned = isTurned(cell, done.values);
  const value = turned ? defaults.get(cell.switch) : !defaults.get(cell.switch);
  return make("p", { class: "other" }, "With the switch ", make("code", {}, `${cell.switch}=${value}`),
    ` the result is: ${say(turned ? cell.outcome : cell.turned)}`);
}

function card(step) {
  const cell = cellOf(look.state, step.name);
  const outcome = outcomeOf(cell, done.values);
  const isCurrent = step.name === look.step;
  const button = make("button", { type: "button", class: "take", "data-step": step.name, tabindex: isCurrent ? 0 : -1,
    "aria-describedby": `result-${step.name}` },
    make("b", {}, step.name), " ", make("span", { class: "operation" }, known.operations[step.name]));
  return make("li", { class: `card ${outcome.effect} ${step.party}`, "data-rule": cell.rule,
    "aria-current": isCurrent ? "true" : undefined },
    make("div", { class: "head" }, button,
      make("p", { class: "result", id: `result-${step.name}` }, make("strong", {}, sign(outcome)))),
    make("p", { class: "effect" }, EFFECTS[outcome.effect](outcome)),
    refusal(outcome),
    make("p", { class: "source" }, make("a", { href: `semantics.html#${cell.rule}` }, cell.rule), " ",
      make("span", { class: "sure" }, knownBy(cell.sure))),
    other(cell));
}

/* --- showing --- */

function showDiagram() {
  for (const box of document.querySelectorAll("#diagram .state")) {
    const isPicked = box.dataset.state === look.state;
    box.setAttribute("aria-checked", isPicked);
    box.setAttribute("tabindex", isPicked ? 0 : -1);
  }
  for (const arrow of document.querySelectorAll("#diagram .arrow")) {
    const { from, to, party, rules } = arrow.dataset;
    const leads = rules.split(" ").map((rule) => cells.get(rule))
      .filter((cell) => outcomeOf(cell, done.values).to === to);
    arrow.classList.toggle("closed", leads.length === 0);
    arrow.classList.toggle("here", from === look.state && party === look.party);
    arrow.classList.toggle("chosen", leads.includes(current()));
  }
}

function showLook() {
  for (const radio of document.getElementsByName("party")) radio.checked = radio.value === look.party;
  find("steps-title").textContent = `Steps of the ${look.party}: ${look.state}`;
  find("meaning").replaceChildren(make("b", {}, look.state), `: ${known.meanings[look.state]}`);
  find("administrator-sees").textContent = sees("administrator", look.state);
  find("member-sees").textContent = sees("member", look.state);
  find("steps").replaceChildren(...stepsOf(look.party).map(card));
}

function showSwitches() {
  for (const box of document.querySelectorAll("#switches input")) box.checked = done.values.get(box.name);
}

function entry({ put, cell, outcome, isEnrolled }, i) {
  const tale = done.tale !== null ? done.tale.steps[i][1] : null;
  return make("li", { class: outcome.effect, "data-rule": cell.rule, "data-to": outcome.to },
    put !== undefined ? make("p", { class: "put" }, `First the pair is put into ${put}.`) : null,
    tale !== null ? make("p", { class: "tale" }, tale) : null,
    make("p", { class: "did" }, make("span", { class: `who ${cell.party}` }, cell.party), " ",
      make("a", { href: `#${cell.rule}` }, cell.step), " ", make("strong", {}, say(outcome))),
    make("p", { class: "sees" }, `Administrator: ${sees("administrator", outcome.to)}. `
      + `Member: ${sees("member", outcome.to, isEnrolled)}.`));
}

function showStory() {
  const tale = done.tale;
  find("story").replaceChildren(...play(done.entries, done.values).map(entry));
  find("stories").value = tale === null ? "" : known.stories.indexOf(tale);
  find("about").textContent = tale !== null ? tale.about
    : done.entries.length === 0 ? "Take a step to begin a story. Or choose a story and press Next." : "";
  find("back").textContent = tale !== null ? "← Previous" : "← Undo";
  find("back").disabled = done.entries.length === 0;
  find("next").disabled = tale === null || done.entries.length === tale.steps.length;
  find("next").hidden = tale === null;
  find("reset").disabled = done.entries.length === 0 && tale === null;
}

const WHAT = {
  cell: ["The selected cell, as beckon table --format json prints it.", () => JSON.stringify(current(), null, 1)],
  story: ["Save it as story.jsonl. Its first line has the command to run: add that file to it.",
    () => linesOf(play(done.entries, done.values), done.values)],
  table: ["The whole table; doc/table.schema.json describes it.", () => JSON.stringify(table, null, 1)],
};

function showJson() {
  const [about, text] = WHAT[document.querySelector("[name=what]:checked").value];
  find("what-about").textContent = about;
  find("json").textContent = text();
  find("copied").textContent = "";
}

/* Puts a link to the cell into the address bar; not for each key of one that is held down: browsers have a limit. */
let linking = 0;
function link() {
  clearTimeout(linking);
  linking = setTimeout(() => history.replaceState(null, "", `#${current().rule}`), 150);
}

/* Shows everything anew; what has the focus keeps it where it is made anew. */
function show() {
  const step = document.activeElement?.dataset?.step;
  showDiagram();
  showLook();
  showSwitches();
  showStory();
  showJson();
  if (step !== undefined) focusStep(step);
  link();
}

function focusStep(step) {
  document.querySelector(`.take[data-step="${step}"]`)?.focus();
}

/* --- looking --- */

function lookAt(state, party, step) {
  const own = stepsOf(party).map((one) => one.name);
  Object.assign(look, { state, party, step: own.includes(step) ? step : own[0] });
}

/* Makes a cell the current one without making its card anew, so that links in it can be pressed. */
function pickStep(step) {
  if (step === look.step) return;
  look.step = step;
  for (const one of document.querySelectorAll("#steps .card")) {
    const button = one.querySelector(".take");
    const isCurrent = button.dataset.step === step;
    button.tabIndex = isCurrent ? 0 : -1;
    if (isCurrent) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  showDiagram();
  showJson();
  link();
}

function lookAtLink(address) {
  const cell = cells.get(new URL(address).hash.slice(1).replace("%2F", "/"));
  if (cell === undefined) return;
  lookAt(cell.from, cell.party, cell.step);
  show();
  document.querySelector("#steps [aria-current]").scrollIntoView({ block: "nearest" });
}

/* --- doing --- */

function tell({ cell, outcome, isEnrolled }) {
  find("news").textContent = `${cell.step} on ${cell.from}: ${say(outcome)}. The administrator sees `
    + `${sees("administrator", outcome.to)}; the member sees ${sees("member", outcome.to, isEnrolled)}.`;
}

function follow(party, step) {
  lookAt(endOf(play(done.entries, done.values)), party, step);
  show();
}

function take(step) {
  const { state, party } = look;
  const isNext = done.tale?.steps[done.entries.length]?.[0] === step;
  if (isFull(done.entries)) {
    find("news").textContent = "The story is as long as it can be. Undo a step, or start over.";
    return;
  }
  if (!isNext || endOf(play(done.entries, done.values)) !== state) done.tale = null;
  done.entries.push({ from: state, step });
  const played = play(done.entries, done.values);
  tell(played[played.length - 1]);
  follow(party, step);
}

function next() {
  const step = done.tale.steps[done.entries.length][0];
  lookAt(endOf(play(done.entries, done.values)), steps.get(step).party, step);
  take(step);
}

function back() {
  done.entries.pop();
  find("news").textContent = "The last step was undone.";
  follow(look.party, look.step);
}

/* A ready-made story brings its switches; one's own goes on under those that are set. */
function begin(tale) {
  done.entries = [];
  done.tale = tale;
  if (tale !== null) done.values = new Map([...defaults, ...Object.entries(tale.switches ?? {})]);
  find("news").textContent = tale === null ? "A new story begins: there is no record." : tale.about;
  follow("administrator", "create");
}

/* A story is judged anew under other switches, and its end may be another. */
function turn(name, value) {
  const wasThere = done.entries.length > 0 && endOf(play(done.entries, done.values)) === look.state;
  done.values.set(name, value);
  if (wasThere) lookAt(endOf(play(done.entries, done.values)), look.party, look.step);
  show();
}

/* Where the clipboard is refused, as an insecure page's is, the text is selected and copied as by hand. */
function copyByHand(text) {
  const field = make("textarea", { "aria-hidden": "true", class: "hidden" });
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  find("copy").focus();
  return isCopied;
}

async function copy() {
  const text = find("json").textContent;
  const isWritten = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  find("copied").textContent = isWritten || copyByHand(text) ? "Copied."
    : "This browser does not let the page copy: select the text and copy it.";
}

/* --- keys and clicks --- */

/* Arrows, Home and End among things in a row; null for any other key. */
function moved(key, at, n) {
  switch (key) {
    case "ArrowRight": case "ArrowDown": return (at + 1) % n;
    case "ArrowLeft": case "ArrowUp": return (at + n - 1) % n;
    case "Home": return 0;
    case "End": return n - 1;
    default: return null;
  }
}

function moveAmong(event, items, chosen) {
  const to = moved(event.key, items.indexOf(chosen), items.length);
  if (to === null) return;
  event.preventDefault();
  items[to].focus();
}

function pickState(box) {
  lookAt(box.dataset.state, look.party, look.step);
  show();
}

function watchDiagram() {
  const boxes = [...document.querySelectorAll("#diagram .state")];
  for (const box of boxes) {
    box.addEventListener("click", () => { box.focus(); pickState(box); });
    box.addEventListener("focus", () => pickState(box));
    box.addEventListener("keydown", (event) => moveAmong(event, boxes, box));
  }
}

function watchSteps() {
  const list = find("steps");
  list.addEventListener("focusin", (event) => {
    if (event.target.matches(".take")) pickStep(event.target.dataset.step);
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".card")?.querySelector(".take");
    if (button?.contains(event.target)) take(button.dataset.step);
    else if (button) pickStep(button.dataset.step);
  });
  list.addEventListener("keydown", (event) => {
    if (event.target.matches(".take")) moveAmong(event, [...list.querySelectorAll(".take")], event.target);
  });
}

function addSwitches() {
  for (const [name, about] of Object.entries(known.switches)) {
    const box = make("input", { type: "checkbox", name });
    box.addEventListener("change", () => turn(name, box.checked));
    find("switches").append(make("label", {}, box, make("span", {}, make("code", {}, name), make("small", {}, about))));
  }
}

function watch() {
  watchDiagram();
  watchSteps();
  addSwitches();
  known.stories.forEach((tale, i) => find("stories").append(make("option", { value: i }, tale.title)));
  for (const radio of document.getElementsByName("party"))
    radio.addEventListener("change", () => { lookAt(look.state, radio.value, look.step); show(); });
  find("what").addEventListener("change", showJson);
  find("stories").addEventListener("change", (event) => begin(known.stories[event.target.value] ?? null));
  find("back").addEventListener("click", back);
  find("next").addEventListener("click", next);
  find("reset").addEventListener("click", () => begin(done.tale));
  find("copy").addEventListener("click", copy);
  addEventListener("hashchange", (event) => lookAtLink(event.newURL));
  addEventListener("beforeprint", () => { find("cells").open = true; });
}

/* Without scripts the table is open, and a link to a cell leads to its row; with them it leads to its card. */
function settleTable() {
  find("cells").open = false;
  for (const row of document.querySelectorAll("#cells tr[id]")) {
    row.removeAttribute("id");
    row.cells[0].prepend(make("a", { href: `#${row.dataset.rule}` }, row.cells[0].firstChild));
  }
}

document.documentElement.classList.add("scripts");
settleTable();
watch();
show();
lookAtLink(location.href);
