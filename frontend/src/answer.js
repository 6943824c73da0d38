// The page of a survey, made lighter: one question at a time, and what was answered kept on the way.
// Without it everything still works, all on one page.
const form = document.querySelector(".sv-form");

/** Keep what was answered so far; whether it arrives matters to nobody but us. */
function keep() {
  const said = new FormData(form);
  for (const [name, value] of [...said]) if (value instanceof File) said.delete(name);
  fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(said), keepalive: true }).catch(() => {});
}

/** Whether every field of a question is filled in as it has to be; the browser says what is not. */
function fits(question) {
  return [...question.querySelectorAll("input, select, textarea")].every((field) => field.reportValidity());
}

function walk(questions) {
  const send = form.querySelector(".sv-send");
  const far = document.getElementById("far");
  const way = document.querySelector(".sv-way");
  const words = { send: send.textContent, next: form.dataset.next };
  const back = Object.assign(document.createElement("button"), { type: "button", className: "btn sv-back", textContent: form.dataset.back });
  const two = Object.assign(document.createElement("div"), { className: "two" });
  const number = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false });
  const first = Number(form.dataset.place);
  let here = Math.max(0, questions.findIndex((one) => one.classList.contains("wrong")));
  send.replaceWith(two);
  two.append(back, send);

  function show() {
    questions.forEach((one, place) => { one.hidden = place !== here; });
    back.hidden = here === 0;
    send.textContent = here === questions.length - 1 ? words.send : words.next;
    if (far) far.textContent = far.dataset.words.replace("#", number.format(first + here));
    if (way) way.value = first + here - 1;
  }

  function go(step) {
    here += step;
    show();
    const heading = questions[here].querySelector(".sv-text");
    heading.tabIndex = -1;
    heading.focus();
  }

  back.addEventListener("click", () => go(-1));
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    if (here === questions.length - 1 ? fits(questions[here]) : false) return;
    event.preventDefault();
    if (here < questions.length - 1 && fits(questions[here])) { keep(); go(1); }
  });
  form.classList.add("one");
  show();
}

if (form) {
  const questions = [...form.querySelectorAll(".sv-ask")];
  if (questions.length > 2 && form.dataset.keep) walk(questions);
  // Sent twice is sent once: the second press finds the button at rest.
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    setTimeout(() => { for (const button of form.querySelectorAll("button")) button.disabled = true; });
  });
  addEventListener("pageshow", () => { for (const button of form.querySelectorAll("button")) button.disabled = false; });
}
