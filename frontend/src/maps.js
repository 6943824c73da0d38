// The editor of a journey map: cells are kept as they are left, steps are dragged, arrows go from cell to cell.
// Every change is one request; its answer is the board as it is then.
const board = () => document.getElementById("map-board");
const rtl = document.documentElement.dir === "rtl";
let moving = "";

/** What names a cell again after the board was drawn anew. */
const nameOf = (cell) => cell?.dataset ? `${cell.dataset.deed}|${cell.dataset.lane ?? ""}|${cell.dataset.step ?? ""}|${cell.dataset.stage ?? ""}|${cell.dataset.persona ?? ""}` : "";
const cells = () => [...(board()?.querySelectorAll(".map-cell") ?? [])];

function send(cell, more = {}) {
  const { deed, step, stage, lane, persona, way } = cell.dataset;
  const values = { deed, step, stage, lane, persona, way, text: cell.value, ...more };
  for (const [key, value] of Object.entries(values)) if (value === undefined) delete values[key];
  return window.htmx.ajax("POST", board().dataset.map, { target: "#map-board", swap: "outerHTML", values });
}

/** Colleagues are offered once per page, not once per cell. */
function fillOwners() {
  const offered = document.getElementById("map-owners");
  for (const cell of board()?.querySelectorAll("select[data-owner]") ?? []) {
    const inherited = cell.options[0]?.text;
    cell.replaceChildren(offered.content.cloneNode(true));
    cell.value = cell.dataset.owner;
    if (!cell.dataset.owner && inherited && inherited !== "—") cell.options[0].text += ` (${inherited})`;
  }
}

function focusAgain(name) {
  const cell = name && cells().find((one) => nameOf(one) === name);
  if (cell) cell.focus({ preventScroll: true });
}

let focused = "";
let scrolled = 0;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "map-board") return;
  focused = nameOf(document.activeElement);
  scrolled = board().querySelector(".map-scroll").scrollLeft;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!board()) return;
  fillOwners();
  board().querySelector(".map-scroll").scrollLeft = scrolled;
  focusAgain(focused);
});

document.addEventListener("change", (event) => {
  const cell = event.target.closest?.("#map-board .map-cell");
  if (cell) send(cell);
});
document.addEventListener("input", (event) => {
  const slider = event.target.closest?.(".map-slider");
  if (slider) slider.nextElementSibling.textContent = slider.value;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#map-board button[data-deed]");
  if (button) send(button, { text: "" });
});

/** The cell beside, in the same row; or above and below, in the same column. */
function beside(cell, key) {
  const td = cell.closest("td, th");
  const at = [...td.parentElement.children].indexOf(td);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const rows = [...board().querySelectorAll("tr")].filter((row) => row.children[at]?.querySelector(".map-cell"));
    return rows[rows.indexOf(td.parentElement) + (key === "ArrowDown" ? 1 : -1)]?.children[at].querySelector(".map-cell");
  }
  const on = (key === "ArrowRight") !== rtl;
  const row = [...td.parentElement.querySelectorAll(".map-cell")];
  return row[row.indexOf(cell) + (on ? 1 : -1)];
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("#map-board .map-cell");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    // A text that is being written has an undo of its own.
    if (cell && cell.value !== cell.defaultValue && cell.matches("input:not([type=range]), textarea")) return;
    event.preventDefault();
    board().querySelector(event.shiftKey ? "[data-redo]" : "[data-undo]").click();
    return;
  }
  if (!cell) return;
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (event.altKey && sideways && cell.dataset.step) {
    event.preventDefault();
    send(cell, { deed: "step moved", way: (event.key === "ArrowRight") !== rtl ? "on" : "back", text: "" });
  } else if (event.ctrlKey && event.key.startsWith("Arrow")) {
    event.preventDefault();
    beside(cell, event.key)?.focus();
  } else if (event.key === "Enter" && !event.shiftKey && cell.tagName === "TEXTAREA") {
    event.preventDefault();
    (beside(cell, "ArrowDown") ?? beside(cell, "ArrowRight"))?.focus();
  } else if (event.key === "Escape" && cell.defaultValue !== undefined) {
    cell.value = cell.defaultValue;
  }
});

document.addEventListener("dragstart", (event) => {
  const head = event.target.closest?.("[draggable][data-step]");
  if (!head) return;
  moving = head.dataset.step;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", moving);
});
document.addEventListener("dragover", (event) => {
  if (moving && event.target.closest?.("#map-board [data-stage]")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const place = event.target.closest?.("#map-board [data-stage]");
  if (!moving || !place) return;
  event.preventDefault();
  const box = place.getBoundingClientRect();
  const second = (event.clientX > box.x + box.width / 2) !== rtl;
  const next = place.nextElementSibling;
  const before = !place.dataset.step ? "" : !second ? place.dataset.step : next?.dataset.stage === place.dataset.stage ? next.dataset.step : "";
  window.htmx.ajax("POST", board().dataset.map, { target: "#map-board", swap: "outerHTML", values: { deed: "step moved", step: moving, stage: place.dataset.stage, before } });
  moving = "";
});

fillOwners();
