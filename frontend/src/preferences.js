// The theme changes at once, without a reload; the choice is kept by the server.
import { post } from "./page.js";

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!event.target.matches("[data-preferences]") || button?.name !== "theme") return;
  event.preventDefault();
  if (button.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = button.value;
  for (const other of event.target.querySelectorAll('[name="theme"]')) other.setAttribute("aria-pressed", String(other === button));
  const body = new FormData(event.target);
  body.set("theme", button.value);
  post(event.target.action, body);
});
