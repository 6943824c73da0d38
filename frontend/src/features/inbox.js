// The inbox: what is told live renews its own pieces; who else is there is asked again and again.
import htmx from "htmx.org";
import { closeOverlay } from "../overlays.js";
import { make, post, toast } from "../page.js";
import { word } from "../words.js";

const inbox = () => document.querySelector("[data-inbox]");
const thread = () => document.getElementById("thread");
const rowOf = (id) => document.getElementById(`row-${id}`);
const inSight = (element) => { const box = element.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight && !document.hidden; };
// Pages that do not show what changed wait a moment: a thousand of them must not ask at once.
const FAR_MS = 4000, COUNTS_MS = 1500, SOON_MS = 30;

const planned = new Map();
function soon(key, wait, act) {
  if (planned.has(key)) return;
  planned.set(key, setTimeout(() => { planned.delete(key); act(); }, wait));
}

async function get(url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin" }).catch(() => null);
  return answer?.status === 200 ? answer : null;
}

/** The pieces of the opened conversation take their places; what is folded open and half typed stays. */
async function renewThread() {
  const shown = thread();
  if (!shown) return;
  const answer = await get(shown.dataset.pieces);
  if (!answer || thread() !== shown) return;
  const pieces = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = new Set([...shown.querySelectorAll("details[open][data-keep-open]")].map((each) => each.dataset.keepOpen));
  for (const each of pieces.querySelectorAll("details[data-keep-open]")) each.open = open.has(each.dataset.keepOpen);
  const busy = shown.querySelector("#thread-head details[open]") || shown.querySelector("#thread-head :focus-visible");
  for (const id of ["thread-head", "thread-card", "thread-messages", "composer-version"]) {
    const [old, fresh] = [document.getElementById(id), pieces.getElementById(id)];
    if (!old || !fresh || (id === "thread-head" && busy)) continue;
    if (id === "composer-version") { old.value = fresh.value; continue; }
    if (old.innerHTML === fresh.innerHTML) continue;
    const placed = document.importNode(fresh, true);
    placed.querySelector("#thread-present")?.replaceChildren(...(old.querySelector("#thread-present")?.childNodes ?? []));
    old.replaceWith(placed);
    htmx.process(placed);
  }
}

async function renewRow(id) {
  const page = inbox(), list = document.getElementById("inbox-rows");
  if (!page || !list || page.dataset.view.startsWith("queue=calls")) return;
  const answer = await fetch(`/inbox/rows/${id}?${page.dataset.view}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return;
  const old = rowOf(id);
  if (answer.status === 204) { leave(old); return; }
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const fresh = holder.content.querySelector("li");
  if (!fresh) return;
  const focused = old?.contains(document.activeElement), chosen = old?.querySelector(".inbox-pick")?.checked;
  if (thread()?.dataset.conversation === String(id)) fresh.querySelector(".row").setAttribute("aria-current", "true");
  if (chosen) fresh.querySelector(".inbox-pick").checked = true;
  old?.remove();
  if (!place(list, fresh)) return;
  htmx.process(fresh);
  if (focused) fresh.querySelector(".row").focus();
  showEmpty();
}

/** Puts a row where it belongs; false where that is on a page which has not come yet. */
function place(list, row) {
  const next = [...list.querySelectorAll(":scope > [data-place]")].find((each) => each.dataset.place > row.dataset.place);
  if (!next && list.querySelector(":scope > .pager")) return false;
  list.insertBefore(row, next ?? null);
  return true;
}

// What was put in meanwhile does not come a second time with its page.
document.addEventListener("htmx:afterSettle", () => {
  const seen = new Map();
  for (const row of document.querySelectorAll("#inbox-rows > [data-place]")) {
    seen.get(row.id)?.remove();
    seen.set(row.id, row);
  }
});

/** A row that goes gives its focus to the next one. */
function leave(row) {
  if (!row) return;
  const next = row.nextElementSibling?.querySelector("[data-row]") ?? row.previousElementSibling?.querySelector("[data-row]");
  if (row.contains(document.activeElement)) next?.focus();
  row.remove();
  showEmpty();
  showChosen();
}

function showEmpty() {
  const empty = document.querySelector(".inbox-empty");
  if (empty) empty.hidden = Boolean(document.querySelector("#inbox-rows > li"));
}

async function renewCounts() {
  const entry = document.querySelector('.nav-item[href="/inbox/"]');
  const answer = entry && await get("/inbox/counts");
  if (!answer) return;
  const { counts, say } = await answer.json();
  entry.querySelector(".count")?.remove();
  if (counts.mine) entry.append(make("span", { class: "count accent" }, counts.mine));
  for (const each of document.querySelectorAll("[data-count]")) each.textContent = counts[each.dataset.count] ?? "";
  const said = document.getElementById("inbox-say");
  if (said) said.textContent = say;
}

function changed(id, { far = FAR_MS } = {}) {
  if (!inbox()) return;
  if (thread()?.dataset.conversation === String(id)) soon("thread", SOON_MS, renewThread);
  const row = rowOf(id);
  soon(`row-${id}`, row && inSight(row) ? SOON_MS : Math.random() * far, () => renewRow(id));
  soon("counts", COUNTS_MS * (0.5 + Math.random()), renewCounts);
}

document.body?.addEventListener("live:conversations", (event) => {
  const { id, what, people, by } = event.detail ?? {};
  if (!inbox()) return;
  if (what === "typing") { if (thread()?.dataset.conversation === id) showTyping(); return; }
  if (what === "here") { if (thread()?.dataset.conversation === id) soon("who", SOON_MS, renewPresent); return; }
  if (what === "mention" && people?.includes(inbox().dataset.person)) toast({ text: word("named", { name: by }) });
  changed(id);
});
document.body?.addEventListener("inbox-changed", () => {
  const id = thread()?.dataset.conversation;
  if (id) changed(id, { far: 0 });
  soon("counts", SOON_MS, renewCounts);
  for (const each of document.querySelectorAll(".inbox-pick:checked")) { each.checked = false; changed(each.value, { far: 0 }); }
  showChosen();
});

/* ── who else is here ── */
const HERE_MS = 20_000, TYPING_MS = 4000;
let told = "", typedAt = 0;

async function renewPresent() {
  const shown = thread();
  const answer = shown && await get(shown.dataset.pieces.replace(/pieces$/, "who"));
  if (answer) showPresent(await answer.text());
}

let typingTimer = 0;

/** The customer is writing: said for as long as we hear of it. */
function showTyping() {
  const shown = document.getElementById("thread-typing") ?? make("p", { class: "inbox-typing xs quiet-text", id: "thread-typing", role: "status" }, word("customer_types"));
  document.getElementById("thread-scroll")?.prepend(shown);
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => shown.remove(), TYPING_MS * 1.5);
}

function showPresent(html) {
  const place = document.getElementById("thread-present");
  if (place && place.innerHTML.trim() !== html.trim()) place.innerHTML = html;
}

async function sayHere(what = "") {
  const url = thread()?.dataset.here;
  if (!url || document.hidden) return;
  const body = new URLSearchParams({ what });
  const answer = await post(url, body).catch(() => null);
  if (answer?.ok && thread()?.dataset.here === url) showPresent(await answer.text());
}

function sayGone(url) {
  if (!url) return;
  const body = new URLSearchParams({ what: "gone" });
  fetch(url, { method: "POST", body, keepalive: true, credentials: "same-origin", headers: JSON.parse(document.body.getAttribute("hx-headers") ?? "{}") }).catch(() => null);
}

setInterval(() => sayHere(), HERE_MS);
addEventListener("pagehide", () => sayGone(thread()?.dataset.here));

/* ── opening ── */
function opened() {
  const shown = thread(), id = shown?.dataset.conversation;
  for (const row of document.querySelectorAll("[data-open-conversation]")) {
    if (row.dataset.openConversation === id) { row.setAttribute("aria-current", "true"); row.classList.remove("unread"); } else row.removeAttribute("aria-current");
  }
  if (told && told !== shown?.dataset.here) sayGone(told);
  told = shown?.dataset.here ?? "";
  sayHere();
  begin(document.getElementById("composer"));
}

document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target?.id === "inbox-open") keepDraft(true); });
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target?.id === "inbox-open") opened(); });
document.addEventListener("DOMContentLoaded", () => {
  if (inbox()) opened();
  soon("counts", inbox() ? COUNTS_MS : SOON_MS, renewCounts);
});

/* A frame of others' HTML runs nothing; it may be looked at, so it is as high as what is in it. */
document.addEventListener("load", (event) => {
  if (!event.target.matches?.(".inbox-as-sent iframe")) return;
  const high = event.target.contentDocument?.documentElement.scrollHeight;
  if (high) event.target.style.blockSize = `${Math.min(high + 4, 2000)}px`;
}, true);

/* ── many at once ── */
function showChosen() {
  const bulk = document.getElementById("inbox-bulk");
  if (!bulk) return;
  const chosen = document.querySelectorAll(".inbox-pick:checked");
  bulk.hidden = !chosen.length;
  bulk.querySelector("[data-chosen]").textContent = chosen.length.toLocaleString(document.documentElement.lang);
  document.getElementById("inbox-rows")?.classList.toggle("inbox-choosing", chosen.length > 0);
}
document.addEventListener("change", (event) => {
  if (event.target.matches?.(".inbox-pick")) showChosen();
  if (event.target.matches?.("[data-submits]")) event.target.form.requestSubmit();
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-unchoose]")) { for (const each of document.querySelectorAll(".inbox-pick:checked")) each.checked = false; showChosen(); }
  const dismiss = event.target.closest?.("[data-dismiss]");
  if (dismiss) document.getElementById(dismiss.dataset.dismiss).replaceChildren();
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id !== "inbox-bulk" && event.detail.elt.closest?.("form")?.id !== "inbox-bulk") return;
  event.detail.parameters.ids = [...document.querySelectorAll(".inbox-pick:checked")].map((each) => each.value);
});

/* ── dialogs close when their deed is done ── */
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.id === "composer") closeOverlay("schedule"); // what it says stands above the text
  if (event.detail.successful && event.detail.requestConfig.verb === "post" && event.target.closest?.("[data-then-close]")) {
    closeOverlay("inbox-do");
    for (const each of event.target.querySelectorAll("[name=ids]")) changed(each.value, { far: 0 });
  }
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 409 || event.detail.target?.id !== "composer-said") return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

/* ── composer ── */
const DRAFT_MS = 900;
let draftTimer = 0, kept = "";

const field = (form, name) => form.querySelector(`[name="${name}"]`);
const textOf = (form) => form.querySelector("textarea[name=text]");

function begin(form) {
  if (!form) return;
  field(form, "key").value = crypto.randomUUID?.() ?? String(Math.random());
  kept = textOf(form).value;
  showKind(form, field(form, "direction").value);
  showLength(form);
}

function showKind(form, kind) {
  field(form, "direction").value = kind;
  form.classList.toggle("noting", kind === "note");
  for (const button of form.querySelectorAll("[data-kind]")) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
  const label = form.querySelector("[data-send-label]");
  label.textContent = label.dataset[kind];
  const way = field(form, "channel");
  if (way) way.hidden = kind === "note";
  const files = form.querySelector("[data-attach]");
  if (files) files.hidden = kind !== "note" && !way?.selectedOptions[0]?.hasAttribute("data-files");
  showLength(form);
}

/** Letters, and for an SMS its parts: 70 then 67 in Persian, 160 then 153 in plain Latin. */
function showLength(form) {
  const said = form.querySelector("[data-length]"), text = textOf(form).value, way = field(form, "channel");
  const chosen = field(form, "direction").value === "out" ? way?.selectedOptions[0] : null;
  const longest = Number(chosen?.dataset.longest) || 0;
  if (!chosen || !text || (!longest && chosen.value !== "sms")) { said.textContent = ""; return; }
  const number = (value) => value.toLocaleString(document.documentElement.lang);
  let shown = longest ? `${number(text.length)} / ${number(longest)}` : number(text.length);
  if (chosen.value === "sms") {
    const plain = /^[\x20-\x7e\n]*$/.test(text);
    const [one, many] = plain ? [160, 153] : [70, 67];
    shown += ` · ${word("sms_parts", { n: number(text.length <= one ? 1 : Math.ceil(text.length / many)) })}`;
  }
  said.textContent = shown;
  said.classList.toggle("over", longest > 0 && text.length > longest);
}

function keepDraft(now = false) {
  const form = document.getElementById("composer");
  clearTimeout(draftTimer);
  if (!form || textOf(form).value === kept) return;
  draftTimer = setTimeout(async () => {
    const text = textOf(form).value;
    const body = new URLSearchParams({ text, direction: field(form, "direction").value, channel: field(form, "channel")?.value ?? "" });
    const answer = await post(form.dataset.draftUrl, body).catch(() => null);
    if (!answer?.ok) return;
    kept = text;
    const said = form.querySelector("[data-draft-said]");
    if (said) said.textContent = text ? word("draft") : "";
  }, now ? 0 : DRAFT_MS);
}

let offered = 0, answeredOffer = 0, takeAtOnce = false;

/** The ready answers for what stands after the slash; Enter before they came takes the first when they do. */
async function offerReplies(form) {
  const area = textOf(form), box = document.getElementById("composer-replies");
  const before = area.value.slice(0, area.selectionStart);
  const noting = field(form, "direction").value === "note";
  const found = /(?:^|\s)(\/)([^\s/]{0,40})$/.exec(before) ?? (noting ? /(?:^|\s)(@)([^\s@]{0,30})$/.exec(before) : null);
  const mine = ++offered;
  takeAtOnce = false;
  if (!found) { box.hidden = true; answeredOffer = mine; return; }
  const answer = await get(`${form.dataset.replies}?${found[1] === "@" ? "at" : "q"}=${encodeURIComponent(found[2])}`);
  const html = await answer?.text();
  if (mine !== offered) return;
  answeredOffer = mine;
  box.innerHTML = html ?? "";
  box.hidden = !html?.trim();
  const first = box.querySelector("[data-reply]");
  first?.setAttribute("aria-selected", "true");
  if (takeAtOnce && first) takeReply(form, first.dataset.reply);
}

function takeReply(form, text) {
  const area = textOf(form), at = area.selectionStart;
  const before = area.value.slice(0, at).replace(/[/@][^\s/@]{0,40}$/, "");
  area.setRangeText(text, before.length, at, "end");
  document.getElementById("composer-replies").hidden = true;
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form || event.target.name !== "text") return;
  showLength(form);
  keepDraft();
  offerReplies(form);
  if (Date.now() - typedAt > TYPING_MS) { typedAt = Date.now(); sayHere("typing"); }
});
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form) return;
  if (event.target.name === "channel") showKind(form, field(form, "direction").value);
  if (event.target.name === "files") form.querySelector("[data-file-names]").textContent = [...event.target.files].map((file) => file.name).join(" · ");
});
document.addEventListener("click", (event) => {
  const form = event.target.closest?.("[data-composer]");
  const kind = event.target.closest?.("[data-kind]"), reply = event.target.closest?.("[data-reply]");
  if (form && kind) { showKind(form, kind.dataset.kind); textOf(form).focus(); }
  if (form && reply) takeReply(form, reply.dataset.reply);
});
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("composer-replies");
  if (event.target.name === "text" && event.key === "Escape" && box?.hidden) event.target.blur();
  if (!box || box.hidden || event.target.name !== "text") return;
  const options = [...box.querySelectorAll("[data-reply]")], at = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") box.hidden = true;
  else if (step && options.length) { options[at]?.removeAttribute("aria-selected"); options[(at + step + options.length) % options.length].setAttribute("aria-selected", "true"); }
  else if (event.key === "Enter" && !event.ctrlKey && answeredOffer !== offered) takeAtOnce = true;
  else if (event.key === "Enter" && !event.ctrlKey && options[at]) takeReply(event.target.form, options[at].dataset.reply);
  else return;
  event.preventDefault();
});
document.body?.addEventListener("composer-sent", () => {
  const form = document.getElementById("composer");
  if (!form) return;
  textOf(form).value = "";
  for (const each of form.querySelectorAll("[type=file]")) each.value = "";
  form.querySelector("[data-file-names]").textContent = "";
  form.querySelector(".inbox-kept")?.remove();
  form.querySelector("#composer-said").replaceChildren();
  form.querySelector("[data-draft-said]").textContent = "";
  closeOverlay("schedule");
  begin(form);
});
document.body?.addEventListener("composer-restore", (event) => {
  const id = event.detail?.conversation;
  if (id && thread()?.dataset.conversation === id) htmx.ajax("GET", `/inbox/${id}/opened`, { target: "#inbox-open", swap: "innerHTML" });
});
