// A survey on a screen that stands somewhere: it starts over after each answer, and keeps answers in the
// browser while the line is down. Each has a key of its own, so that sending it again changes nothing.
const form = document.querySelector(".sv-form");
const QUEUE = `hamdel-kiosk:${form.dataset.send}`;
const THANKS_FOR = 5000;
const AGAIN_AFTER = 30000;

const waiting = () => { try { return JSON.parse(localStorage.getItem(QUEUE)) ?? []; } catch { return []; } };
const keep = (answers) => localStorage.setItem(QUEUE, JSON.stringify(answers));
const empty = (value) => value === undefined || value === "" || (typeof value === "object" && Object.keys(value).length === 0);

/** Whether an earlier answer is what a condition wants: as rules.logic.holds says. */
function holds([question, test, wanted], answers) {
  const value = answers[question];
  if (test === "answered" || test === "unanswered") return empty(value) === (test === "unanswered");
  const said = [value].flat().map(String);
  if (test === "is_not") return !said.includes(wanted);
  if (empty(value)) return false;
  if (test === "at_least") return Number(value) >= Number(wanted);
  if (test === "at_most") return Number(value) <= Number(wanted);
  return wanted.split("|").some((one) => said.includes(one));
}

/** What one question says, in the shapes of the API. */
function answer(question) {
  const key = question.dataset.key;
  const name = `q-${key}`;
  const parts = {};
  let value;
  for (const field of question.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if ((field.type === "radio" && !field.checked) || "written" in field.dataset) continue;
    if (field.type === "checkbox") { value ??= []; if (field.checked) value.push(field.value); continue; }
    if (field.name === name) value = field.value;
    else if (field.value) parts[field.name.slice(name.length + 1)] = field.value;
  }
  return value ?? (Object.keys(parts).length ? parts : undefined);
}

const questions = [...form.querySelectorAll(".sv-ask")];

/** All answers so far; questions that they leave out are hidden and say nothing. */
function read() {
  const answers = {};
  for (const one of questions) {
    const when = one.dataset.when && JSON.parse(one.dataset.when);
    const found = when ? when.tests.map((test) => holds(test, answers)) : [];
    one.hidden = Boolean(when) && !(when.any ? found.some(Boolean) : found.every(Boolean));
    for (const field of one.querySelectorAll("input, select, textarea")) field.disabled = one.hidden;
    if (one.hidden) continue;
    const value = answer(one);
    if (!empty(value)) answers[one.dataset.key] = value;
    const words = one.querySelector("[data-written]")?.value.trim();
    if (words) answers[`${one.dataset.key}.other`] = words;
  }
  return answers;
}

async function send(one) {
  return fetch(form.dataset.send, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(one) });
}

/** Send what waits, oldest first; what the server refuses for good is let go. */
async function flush() {
  for (let queue = waiting(); queue.length; queue = waiting()) {
    const reply = await send(queue[0]).catch(() => null);
    if (!reply || reply.status >= 500 || reply.status === 429) return tell();
    keep(waiting().slice(1));
  }
  tell();
}

function tell() {
  const count = waiting().length;
  const words = `${new Intl.NumberFormat(document.documentElement.lang).format(count)} ${form.dataset.waiting}`;
  note.textContent = count ? words : "";
}

function say(text) {
  for (const one of form.querySelectorAll(".sv-fault")) one.remove();
  if (text) form.prepend(Object.assign(document.createElement("p"), { className: "sv-fault", role: "alert", textContent: text }));
}

function startOver() {
  form.reset();
  say("");
  read();
  thanks.hidden = true;
  form.hidden = false;
  scrollTo(0, 0);
}

const note = Object.assign(document.createElement("p"), { className: "sv-small", role: "status" });
const thanks = Object.assign(document.createElement("section"), { className: "sv-said", hidden: true });
thanks.append(Object.assign(document.createElement("h1"), { textContent: form.dataset.thanks }));
form.after(thanks);
form.querySelector(".sv-foot").append(note);
form.addEventListener("input", read);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const one = { key: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""), answered_at: new Date().toISOString(), language: form.elements.lang.value, answers: read() };
  const reply = await send(one).catch(() => null);
  if (reply && (reply.status === 400 || reply.status === 409)) {
    const said = await reply.json().catch(() => ({}));
    return say(Object.values(said.faults ?? {})[0] ?? said.problem ?? said.code ?? "");
  }
  if (!reply || !reply.ok) keep([...waiting(), one]);
  form.hidden = true;
  thanks.hidden = false;
  tell();
  setTimeout(startOver, THANKS_FOR);
});
addEventListener("online", flush);
setInterval(flush, AGAIN_AFTER);
read();
flush();
