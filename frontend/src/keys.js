// Keyboard first: `data-key="c"` or "g c" presses its element, in the Persian layout as in the English one.
import { openOverlay } from "./overlays.js";
import { make, shown } from "./page.js";

const SEQUENCE_MS = 1200;
let typed = "";
let typedAt = 0;

/** The Latin name of a key: the letter itself, or that of its place where another script is on. */
function latin(event) {
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  const place = /^(?:Key|Digit)(.)$/.exec(event.code ?? "");
  return place ? place[1].toLowerCase() : event.key.toLowerCase();
}

function writing(target) {
  return target.isContentEditable || target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [role=combobox]");
}

function press(keys) {
  const inDialog = document.querySelector("dialog[open]");
  const found = [...(inDialog ?? document).querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].filter((element) => shown(element) || element.closest(".nav")).pop();
  if (!found) return false;
  if (found.matches("input, textarea, select")) found.focus();
  else found.click();
  return true;
}

function walk(step) {
  const rows = [...document.querySelectorAll("[data-rows] [data-row]")].filter(shown);
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function fillMap() {
  const list = document.querySelector("[data-keymap]");
  if (!list) return;
  for (const old of list.querySelectorAll("[data-added]")) old.remove();
  for (const element of document.querySelectorAll("[data-key]")) {
    const name = element.dataset.keyLabel || element.textContent.trim();
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
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  if (event.key === "?" || event.key === "؟") {
    fillMap();
    openOverlay("keymap", document.activeElement);
    return;
  }
  const key = latin(event);
  const sequence = event.timeStamp - typedAt < SEQUENCE_MS && typed ? `${typed} ${key}` : key;
  const done = press(sequence) || (sequence !== key && press(key)) || (key === "j" && walk(1)) || (key === "k" && walk(-1));
  typed = done ? "" : key;
  typedAt = event.timeStamp;
  if (done) event.preventDefault();
});

document.getElementById("keymap")?.addEventListener("opened", fillMap);
