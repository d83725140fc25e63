/* SPDX-License-Identifier: MIT */
/* What the checks ask the page: put in front of each of their questions. */
const all = (selector) => [...document.querySelectorAll(selector)];
const short = (one) => one.outerHTML.slice(0, 90);
const textOf = (one, selector) => one.querySelector(selector)?.textContent;
const isShown = (one) => one.checkVisibility() && !one.closest(".hidden");

/* --- colours --- */

const paper = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
  .getContext("2d", { willReadFrequently: true });

function colorOf(name) {
  paper.clearRect(0, 0, 1, 1);
  paper.fillStyle = name;
  paper.fillRect(0, 0, 1, 1);
  return [...paper.getImageData(0, 0, 1, 1).data];
}

/* The relative luminance of the WCAG. */
function lightOf([red, green, blue]) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
}

function groundOf(one) {
  for (; one !== null; one = one.parentElement) {
    const color = colorOf(getComputedStyle(one).backgroundColor);
    if (color[3] === 255) return lightOf(color);
  }
  return 1;
}

function contrastOf(one) {
  const text = lightOf(colorOf(getComputedStyle(one).color)), ground = groundOf(one);
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
const hasText = (one) => [...one.childNodes].some(isText);

const reader = {
  /* --- the cells --- */

  cards: () => all("#steps .card").map((card) => ({
    rule: card.dataset.rule,
    current: card.getAttribute("aria-current") === "true",
    step: textOf(card, ".take b"),
    operations: textOf(card, ".operation"),
    result: textOf(card, ".result"),
    effect: textOf(card, ".effect"),
    text: textOf(card, "blockquote"),
    reason: textOf(card, ".refusal code"),
    remedy: textOf(card, ".refusal p"),
    link: textOf(card, ".source a"),
    target: card.querySelector(".source a").getAttribute("href"),
    sure: textOf(card, ".sure"),
    other: textOf(card, ".other"),
  })),
  arrows: () => all("#diagram .arrow.here:not(.closed)").map((arrow) => arrow.dataset.to),
  views: () => all("#views dd").map((view) => view.textContent),
  meaning: () => textOf(document, "#meaning"),
  state: () => document.querySelector("#diagram [aria-checked=true]").dataset.state,
  story: () => all("#story li").map((one) => ({ rule: one.dataset.rule, to: one.dataset.to, text: one.textContent })),
  json: () => document.getElementById("json").textContent,
  news: () => document.getElementById("news").textContent,
  isOn: (name) => document.getElementsByName(name)[0].checked,
  isOff: (id) => document.getElementById(id).disabled,

  /* --- doing --- */

  click: (selector) => void document.querySelector(selector).dispatchEvent(new MouseEvent("click", { bubbles: true })),
  turn: (name, value) => { if (reader.isOn(name) !== value) document.getElementsByName(name)[0].click(); },
  openAll: () => all("details").forEach((one) => { one.open = true; }),
  follow(link, done) {
    history.replaceState(null, "", "#");
    addEventListener("hashchange", () => setTimeout(done), { once: true });
    location.hash = link;
  },
  whenCopied: (done) => (textOf(document, "#copied") === "" ? setTimeout(reader.whenCopied, 10, done) : done()),
  layPaper() {
    document.body.append(Object.assign(document.createElement("textarea"), { id: "paper" }));
    document.getElementById("paper").focus();
  },
  takePaper() {
    const paper = document.getElementById("paper"), text = paper.value;
    paper.remove();
    return text;
  },

  /* --- keys, fingers, eyes --- */

  focused: () => ((one) => one.dataset.state ?? one.dataset.step ?? one.value ?? one.id)(document.activeElement),
  isFocusSeen() {
    const one = document.activeElement;
    const frame = one.matches(".state") ? one.querySelector("rect") : one.nextElementSibling;
    const isOutlined = [one, frame].some((part) => part !== null && getComputedStyle(part).outlineStyle !== "none");
    return one.matches(":focus-visible") && (isOutlined || getComputedStyle(frame).strokeWidth === "4px");
  },
  pressable: () => all("a, button, select, input, summary, pre, .state"),
  /* Of each group within which arrow keys move, the one that Tab comes to. */
  tabbable: () => reader.pressable().flatMap((one, i) => (isShown(one) && !one.disabled
    && !one.matches(".state:not([tabindex='0']), .take:not([tabindex='0']), [type=radio]:not(:checked)") ? [i] : [])),
  name: (i) => short(reader.pressable()[i]),
  at: () => reader.pressable().indexOf(document.activeElement),
  cutOff: (width) => all("body *")
    .filter((one) => isShown(one) && one.getBoundingClientRect().right > width + 0.5).map(short),
  sizes: (selector) => all(selector).filter(isShown).map((one) => one.getBoundingClientRect())
    .map(({ width, height }, i) => [Math.min(width, height), short(all(selector).filter(isShown)[i])]),
  contrasts: () => all("body *:not(svg *):not(script)").filter((one) => isShown(one) && !one.disabled && hasText(one))
    .map((one) => [contrastOf(one), short(one)]),
  ground: () => groundOf(document.body),
  motion: () => getComputedStyle(document.querySelector("button")).transitionDuration,
  isShown: (selector) => all(selector).every(isShown),

  /* --- alone --- */

  resources: () => performance.getEntriesByType("resource").length,
  policy: () => document.querySelector("meta[http-equiv]").content,
  /* Tries what only a stranger would do. */
  trespass(done) {
    const refused = [];
    addEventListener("securitypolicyviolation", (event) => {
      if (refused.push(event.effectiveDirective) === 3) done(refused.sort());
    });
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.stranger = true" }));
    new Image().src = "http://127.0.0.1:9/";
    fetch("http://127.0.0.1:9/").catch(() => null);
  },
};
