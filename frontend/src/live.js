// <hamdel-live topics="story:42 inbox"> hears the live stream: one connection for the whole page.
// Each message is an event `live` on the element and `live:<topic>` on the body (for hx-trigger="live:story:42 from:body").
const listeners = new Set();
let source = null;
let open = "";

function wanted() {
  return [...new Set([...listeners].flatMap((element) => element.topics))].sort().join(",");
}

function tell(topic, data) {
  document.body.dispatchEvent(new CustomEvent(`live:${topic}`, { detail: data }));
  for (const element of listeners) {
    if (element.topics.includes(topic)) element.dispatchEvent(new CustomEvent("live", { detail: { topic, data }, bubbles: true }));
  }
}

function read(text) {
  try { return JSON.parse(text); } catch { return text; }
}

function connect() {
  const topics = wanted();
  if (topics === open) return;
  source?.close();
  source = null;
  open = topics;
  if (!topics) return;
  source = new EventSource(`/live?topics=${encodeURIComponent(topics)}`);
  for (const topic of topics.split(",")) source.addEventListener(topic, (event) => tell(topic, read(event.data)));
  source.addEventListener("error", () => {
    // A refused stream is not tried again by the browser; a lost one is.
    if (source?.readyState === EventSource.CLOSED) { open = ""; setTimeout(connect, 10_000); }
  });
}

let planned = 0;
function plan() {
  clearTimeout(planned);
  planned = setTimeout(connect, 50);
}

class Live extends HTMLElement {
  get topics() { return (this.getAttribute("topics") ?? "").split(/[\s,]+/).filter(Boolean); }
  connectedCallback() { listeners.add(this); plan(); }
  disconnectedCallback() { listeners.delete(this); plan(); }
}

customElements.define("hamdel-live", Live);
addEventListener("pagehide", () => { source?.close(); source = null; open = ""; });
addEventListener("pageshow", plan);
