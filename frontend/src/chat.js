// /chat.js: <script async src="https://…/chat.js" data-channel="…"></script> in any page.
import { install } from "./chat/loader.js";

const tag = document.currentScript;
if (tag && !window.hamdelChat?.open) {
  install(window, { ...tag.dataset, host: (tag.dataset.host || new URL(tag.src).origin).replace(/\/$/, "") });
}
