// Copy buttons: `data-copy="text"`, or the <code> beside them.
import { word } from "./words.js";

const SAID_MS = 2000;

async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  // Plain http on a company's own network has no clipboard interface.
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy || button.parentElement.querySelector("code")?.textContent || "");
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  if (before === word("copied")) return;
  label.textContent = word("copied");
  button.setAttribute("aria-live", "polite");
  setTimeout(() => { label.textContent = before; }, SAID_MS);
});
