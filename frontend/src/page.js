// Small things every script needs of the page.

/** An element: `make("a", { href, class: "x" }, "text", child)`. Text is never read as HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An icon of the sprite that the page already uses. */
export function icon(name) {
  const used = document.querySelector("svg.i use");
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${(used?.getAttribute("href") ?? "/static/hamdel/icons.svg#").split("#")[0]}#i-${name}`);
  svg.append(use);
  return svg;
}

/** POST to an address of ours; resolves to the response, also when it is an error. */
export function post(url, body) {
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"), "HX-Request": "true" };
  return fetch(url, { method: "POST", body, headers, credentials: "same-origin" });
}

/** Say something at the foot of the screen: `{ text, undo, tone }`. */
export function toast(detail) {
  document.body.dispatchEvent(new CustomEvent("toast", { detail }));
}

/** Storage that never throws: private windows and full disks refuse it. */
export const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* what is not kept is only a convenience */ } },
  remove(key) { try { localStorage.removeItem(key); } catch { /* as above */ } },
};

/** What a button or link is called: without its keys, its count and what is for screen readers. */
export function nameOf(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  const copy = (element.querySelector(".label") ?? element).cloneNode(true);
  for (const extra of copy.querySelectorAll("kbd, .count, .sr")) extra.remove();
  return copy.textContent.trim();
}

export const shown = (element) => element.getClientRects().length > 0;
