// /collect.js: <script async src="https://…/collect.js" data-key="…" data-auto="page"></script> in any page.
import { install } from "./collect/recorder.js";

const tag = document.currentScript;
if (tag && !window.hamdel?.track?.installed) {
  const { key, host, auto, consent } = tag.dataset;
  install(window, { key, host: (host || new URL(tag.src).origin).replace(/\/$/, ""), auto, consent });
  window.hamdel.track.installed = true;
}
