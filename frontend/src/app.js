// The browser side of every screen. htmx moves pieces of pages; the rest are small behaviors, each in its file.
import htmx from "htmx.org";
import "./overlays.js";
import "./keys.js";
import "./palette.js";
import "./toasts.js";
import "./times.js";
import "./live.js";
import "./copy.js";
import "./drafts.js";
import "./preferences.js";
import "./date-field.js";
import { toast } from "./page.js";
import { word } from "./words.js";

// A refused or failed request must never look like nothing happened.
document.addEventListener("htmx:responseError", (event) => {
  toast({ text: word(event.detail.xhr.status === 403 ? "refused" : "failed"), tone: "negative" });
});
document.addEventListener("htmx:sendError", () => toast({ text: word(navigator.onLine ? "failed" : "offline"), tone: "negative" }));
// A form that did not pass comes back as 422 and takes its own place, with its errors.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

window.htmx = htmx;
