// The question itself: a card in a shadow tree, so that the page's styles and ours never meet.

const STYLE = `
:host { all: initial; }
* { box-sizing: border-box; }
.card { --ink: #1b2330; --dim: #5b6676; --ground: #fff; --line: #d5dbe4; --soft: #f1f4f8; --mark: #0b6e63; --on: #fff; position: fixed; z-index: 2147483000; inset-block-end: 16px; inset-inline-end: 16px; inline-size: min(380px, calc(100vw - 32px)); max-block-size: calc(100vh - 32px); overflow: auto; padding: 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--ground); color: var(--ink); box-shadow: 0 12px 40px rgb(20 30 50 / .22); font: 15px/1.75 Vazirmatn, Tahoma, system-ui, sans-serif; }
h2 { margin: 0; padding-inline-end: 32px; font: inherit; font-weight: 700; }
button { font: inherit; color: inherit; cursor: pointer; }
.x { position: absolute; inset-block-start: 10px; inset-inline-end: 10px; inline-size: 32px; block-size: 32px; border: 0; border-radius: 8px; background: none; color: var(--dim); font-size: 18px; line-height: 1; }
fieldset { margin: 12px 0 0; padding: 0; border: 0; min-inline-size: 0; }
legend, .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.keys { display: grid; grid-template-columns: repeat(6, 1fr); gap: 6px; } .keys.few { grid-template-columns: repeat(auto-fit, minmax(40px, 1fr)); }
.keys label { position: relative; display: grid; place-items: center; min-block-size: 44px; border: 1px solid var(--line); border-radius: 10px; background: var(--soft); cursor: pointer; }
.keys input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.keys label:has(:checked), .keys label.on { background: var(--mark); border-color: var(--mark); color: var(--on); font-weight: 700; }
.keys label:focus-within, button:focus-visible, textarea:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.ends { display: flex; justify-content: space-between; gap: 12px; margin: 6px 0 0; color: var(--dim); font-size: 13px; }
.more[hidden] { display: none; }
.more label { display: block; margin-block: 12px 4px; }
textarea { inline-size: 100%; min-block-size: 72px; padding: 8px 10px; border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: inherit; font: inherit; resize: vertical; }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px; margin: 12px 0 0; }
.send { min-block-size: 44px; padding-inline: 20px; border: 0; border-radius: 10px; background: var(--mark); color: var(--on); font-weight: 700; }
.no { min-block-size: 44px; border: 0; background: none; color: var(--dim); text-decoration: underline; font-size: 13px; }
code { display: block; margin-block-start: 8px; padding: 8px; border: 1px dashed var(--line); border-radius: 8px; direction: ltr; text-align: center; font: 700 16px/1.6 ui-monospace, monospace; user-select: all; }
p { margin: 8px 0 0; } a { color: var(--mark); }
@media (prefers-color-scheme: dark) { .card { --ink: #eef1f6; --dim: #a8b2c1; --ground: #1a2029; --line: #3a4452; --soft: #242c38; --mark: #5cc7b6; --on: #0c1a18; } }
@media (prefers-reduced-motion: no-preference) { .card { animation: up .25s ease-out; } @keyframes up { from { transform: translateY(12px); opacity: 0; } } }
@media print { .card { display: none; } }`;

function element(document, name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.filter((child) => child != null && child !== ""));
  return made;
}

/** A stylesheet that no content security policy of the page forbids, where the browser knows such. */
function dress(window, root) {
  try {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch (_) {
    root.append(element(window.document, "style", {}, STYLE));
  }
}

/** `question`: what the server tells of it; `post(what)` gives what it answers. Returns the element in the page. */
export function draw(window, question, post) {
  const { document } = window;
  const make = (...given) => element(document, ...given);
  const { words } = question;
  const number = new Intl.NumberFormat(question.language === "fa" ? "fa-IR" : question.language, { useGrouping: false });
  const host = make("div", { "data-hamdel-survey": "" });
  // What the page says of every element would win over the tree's own words for its host.
  for (const [name, value] of [["all", "initial"], ["display", "block"]]) host.style.setProperty(name, value, "important");
  const root = host.attachShadow({ mode: "open" });
  dress(window, root);
  const before = document.activeElement;

  const keys = make("div", { class: question.most - question.least < 7 ? "keys few" : "keys" });
  for (let score = question.least; score <= question.most; score += 1) {
    keys.append(make("label", {}, make("input", { type: "radio", name: "score", value: String(score), "aria-label": `${number.format(score)} / ${number.format(question.most)}` }), number.format(score)));
  }
  const comment = make("textarea", { id: "comment", maxlength: "2000", dir: "auto" });
  const more = make("div", { class: "more", hidden: true }, make("label", { for: "comment" }, question.comment), comment);
  const send = make("button", { class: "send", type: "submit", disabled: true }, words.send);
  const no = make("button", { class: "no", type: "button" }, words.no);
  const close = make("button", { class: "x", type: "button", "aria-label": words.close }, "×");
  const problem = make("p", { role: "alert" });
  const form = make("form", { novalidate: true },
    make("fieldset", {}, make("legend", {}, question.text), keys, make("p", { class: "ends", "aria-hidden": "true" }, make("span", {}, question.low), make("span", {}, question.high))),
    more, problem, make("p", { class: "foot" }, send, no));
  const title = make("h2", { id: "question" }, question.text);
  const said = make("p", { class: "sr", role: "status" });
  const card = make("div", { class: "card", role: "dialog", "aria-labelledby": "question", dir: question.direction, lang: question.language }, close, title, form, said);
  root.append(card);

  const away = () => {
    const inside = root.activeElement;
    host.remove();
    if (inside && before && before.isConnected && before.focus) before.focus();
  };
  const quietly = (what) => Promise.resolve(post(what)).catch(() => {});
  const score = () => { const chosen = keys.querySelector(":checked"); return chosen ? Number(chosen.value) : null; };
  const dismiss = () => { if (form.isConnected) quietly(score() == null ? { closed: true } : { score: score(), comment: comment.value, complete: true }); away(); };
  close.addEventListener("click", dismiss);
  no.addEventListener("click", () => { quietly({ refused: true }); away(); });
  card.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); dismiss(); } });
  keys.addEventListener("change", () => {
    for (const label of keys.children) label.classList.toggle("on", label.firstChild.checked);
    more.hidden = false;
    send.disabled = false;
    quietly({ score: score(), complete: false }); // kept even if nothing more is said
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (score() == null) return;
    send.disabled = true;
    problem.textContent = "";
    try {
      thank(await post({ score: score(), comment: comment.value, complete: true }));
    } catch (_) {
      send.disabled = false;
      problem.textContent = words.failed;
    }
  });
  const thank = (told) => {
    title.textContent = told.thanks || words.thanks;
    const more = (told.gifts || []).map((gift) => make("div", {}, make("p", {}, gift.text), gift.code && make("code", {}, gift.code), gift.link && make("p", {}, make("a", { href: gift.link, target: "_blank", rel: "noopener" }, words.open))));
    const goes_on = told.link && make("p", {}, make("a", { href: told.link, target: "_blank", rel: "noopener" }, words.more));
    form.replaceWith(...more, goes_on || "");
    said.textContent = title.textContent;
    close.focus();
  };
  document.body.append(host);
  // Said by screen readers without taking the focus from what somebody is doing.
  setTimeout(() => { said.textContent = question.text; }, 100);
  return host;
}
