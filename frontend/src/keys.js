// Keyboard first: `data-key="c"` or "g c" presses its element, in the Persian layout as in the English one.
import { openOverlay } from "./overlays.js";
import { make, nameOf, shown } from "./page.js";

const SEQUENCE_MS = 1200;
let typed = "";
let typedAt = 0;
// On the way to another page: what is on screen is no longer what was asked for, so no key acts on it.
let leaving = false;

/** The Latin name of a key: the letter itself, or that of its place where another script is on. */
function latin(event) {
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  const place = /^(?:Key|Digit)(.)$/.exec(event.code ?? "");
  return place ? place[1].toLowerCase() : event.key.toLowerCase();
}

function writing(target) {
  return target.isContentEditable || target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [role=combobox]");
}

const focused = (row) => row === document.activeElement || row.contains(document.activeElement);

/** A row that opens beside its list: the page that comes shows it, and until then no key acts. */
function open(row) {
  leaving = true;
  row.click();
  return true;
}

/** Opens the row that has the focus where another one is shown: no key may act on a row one is not at. */
function openFocused() {
  const row = [...document.querySelectorAll("[data-rows=open] [data-row]:not([aria-current])")].find(focused);
  return row ? open(row) : false;
}

function press(keys) {
  const inDialog = document.querySelector("dialog[open]");
  const found = [...(inDialog ?? document).querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].filter((element) => shown(element) || element.closest(".nav")).pop();
  if (!found) return false;
  if (found.matches("input, textarea, select")) found.focus();
  else if (!found.matches("[type=submit]") || !openFocused()) found.click();
  return true;
}

function walk(step) {
  const rows = [...document.querySelectorAll("[data-rows] [data-row]")].filter(shown);
  if (!rows.length) return false;
  const held = rows.findIndex(focused);
  const at = held < 0 ? rows.findIndex((row) => row.matches("[aria-current]")) : held;
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  if (next.matches("[data-rows=open] [data-row]:not([aria-current])")) open(next);
  return true;
}

function fillMap() {
  const list = document.querySelector("[data-keymap]");
  if (!list) return;
  for (const old of list.querySelectorAll("[data-added]")) old.remove();
  for (const element of document.querySelectorAll("[data-key]")) {
    const name = nameOf(element);
    const caps = element.dataset.key.split(" ").flatMap((key) => [make("kbd", {}, key.toUpperCase()), " "]);
    if (name) list.append(make("div", { "data-added": true }, make("dt", {}, name), make("dd", {}, ...caps)));
  }
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && latin(event) === "k") {
    event.preventDefault();
    openOverlay("palette", document.activeElement);
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.matches?.("textarea") && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  if (event.key === "?" || event.key === "؟") {
    fillMap();
    openOverlay("keymap", document.activeElement);
    return;
  }
  if (leaving) {
    event.preventDefault();
    return;
  }
  const key = latin(event);
  const sequence = event.timeStamp - typedAt < SEQUENCE_MS && typed ? `${typed} ${key}` : key;
  const done = press(sequence) || (sequence !== key && press(key)) || (key === "j" && walk(1)) || (key === "k" && walk(-1));
  typed = done ? "" : key;
  typedAt = event.timeStamp;
  if (done) event.preventDefault();
});

window.addEventListener("pageshow", () => { leaving = false; });
document.querySelector("[data-rows=open] [aria-current]")?.scrollIntoView({ block: "nearest" });
document.getElementById("keymap")?.addEventListener("opened", fillMap);
