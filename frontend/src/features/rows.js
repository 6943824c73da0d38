// Rows that are worked through: a digit presses the button of the focused row, choosing in a select posts,
// and when a row has gone the next one has the focus.
const inRow = (target) => target.closest?.("[data-digits]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  const row = digit && inRow(document.activeElement);
  const button = row?.querySelector(`[data-digit="${digit}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.addEventListener("change", (event) => {
  const select = event.target.closest?.("select[data-place-on]");
  if (!select?.value) return;
  select.name = "touchpoint";
  select.form.requestSubmit();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const row = inRow(event.detail.target);
  if (!row || event.detail.isError) return;
  const next = row.nextElementSibling?.matches("[data-row]") ? row.nextElementSibling : row.previousElementSibling;
  requestAnimationFrame(() => next?.focus());
});
