// Dialogs, the drawer of phones and folding menus: `data-open="id"`, `data-close="id"`.
let opener = null;

function drawer(element, open) {
  element.toggleAttribute("data-shown", open);
  for (const button of document.querySelectorAll(`[data-open="${element.id}"]`)) button.setAttribute("aria-expanded", String(open));
  document.querySelector(".main")?.toggleAttribute("inert", open);
  if (open) element.querySelector("[data-close], a, button")?.focus();
  else opener?.focus();
}

export function openOverlay(id, from = null) {
  const element = document.getElementById(id);
  if (!element) return;
  opener = from;
  if (!(element instanceof HTMLDialogElement)) {
    drawer(element, true);
  } else if (!element.open) {
    element.showModal();
    element.dispatchEvent(new Event("opened"));
  }
}

export function closeOverlay(id) {
  const element = document.getElementById(id);
  if (element instanceof HTMLDialogElement) element.close();
  else if (element) drawer(element, false);
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const open = target.closest("[data-open]");
  const close = target.closest("[data-close]");
  const nav = document.querySelector(".nav[data-shown]");
  if (nav && !nav.contains(target)) drawer(nav, false);
  else if (nav && open) drawer(nav, false);
  if (open) openOverlay(open.dataset.open, open);
  if (close) closeOverlay(close.dataset.close);
  if (target instanceof HTMLDialogElement) target.close(); // the backdrop: a dialog's own padding never is the target of its children
  for (const fold of document.querySelectorAll("details[data-fold][open]")) if (!fold.contains(target)) fold.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const nav = document.querySelector(".nav[data-shown]");
  if (nav) drawer(nav, false);
  for (const fold of document.querySelectorAll("details[data-fold][open]")) {
    fold.open = false;
    fold.querySelector("summary").focus();
  }
});
