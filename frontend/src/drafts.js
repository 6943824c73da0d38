// What is typed into <form data-draft="key"> survives a reload until it is sent. With data-draft-first it stands before what the server gave.
import { store, toast } from "./page.js";
import { word } from "./words.js";

const nameOf = (form) => `hamdel:draft:${form.dataset.draft}`;
const kept = (field) => field.name && !["password", "file", "hidden", "submit", "button"].includes(field.type) && !field.autocomplete?.startsWith("cc-");

function keep(form) {
  const said = {};
  for (const field of form.elements) {
    if (!kept(field)) continue;
    if (field.type === "checkbox" || field.type === "radio") { if (field.checked !== field.defaultChecked) said[`${field.name}=${field.value}`] = field.checked; }
    else if (field.value !== field.defaultValue && field.value) said[field.name] = field.value;
  }
  if (Object.keys(said).length) store.set(nameOf(form), JSON.stringify(said));
  else store.remove(nameOf(form));
}

function restore(form) {
  const said = JSON.parse(store.get(nameOf(form)) ?? "null");
  if (!said) return;
  let changed = false;
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const box = said[`${field.name}=${field.value}`];
    if ((field.type === "checkbox" || field.type === "radio") && box !== undefined) { field.checked = box; changed = true; }
    else if (said[field.name] !== undefined && (!field.value || "draftFirst" in form.dataset)) { field.value = said[field.name]; changed = true; }
  }
  if (changed) toast({ text: word("draft"), action: word("discard"), act: () => { store.remove(nameOf(form)); form.reset(); } });
}

document.addEventListener("input", (event) => event.target.form?.dataset.draft && keep(event.target.form));
document.addEventListener("submit", (event) => { if (event.target.dataset.draft && !event.target.hasAttribute("hx-post")) store.remove(nameOf(event.target)); });
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.requestConfig.elt; // what a form got may have taken its place
  if (event.detail.successful && form.dataset?.draft) store.remove(nameOf(form));
});
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("form[data-draft]").forEach(restore));
