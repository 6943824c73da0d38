// Passkeys: a form with data-passkey="make" or "ask" talks to the authenticator before it is sent.
// What it asks comes from <script id="…"> (data-options) or is fetched first (data-options-url).
const able = () => Boolean(window.isSecureContext && window.PublicKeyCredential && navigator.credentials) && !/^[\d.]+$|:/.test(location.hostname);

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
const toText = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

async function optionsOf(form) {
  if (!form.dataset.optionsUrl) return JSON.parse(document.getElementById(form.dataset.options).textContent);
  const answer = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).request_options;
}

async function make(asked, alone) {
  const key = asked.publicKey;
  const selection = alone
    ? { ...key.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" }
    : { ...key.authenticatorSelection, residentKey: "discouraged", requireResidentKey: false };
  const made = await navigator.credentials.create({ publicKey: {
    ...key, challenge: toBytes(key.challenge), user: { ...key.user, id: toBytes(key.user.id) },
    excludeCredentials: withBytes(key.excludeCredentials), authenticatorSelection: selection,
  } });
  const { clientDataJSON, attestationObject } = made.response;
  return { ...plain(made), response: { clientDataJSON: toText(clientDataJSON), attestationObject: toText(attestationObject), transports: made.response.getTransports?.() ?? [] } };
}

async function ask(asked) {
  const key = asked.publicKey;
  const found = await navigator.credentials.get({ publicKey: { ...key, challenge: toBytes(key.challenge), allowCredentials: withBytes(key.allowCredentials) } });
  const { clientDataJSON, authenticatorData, signature, userHandle } = found.response;
  return { ...plain(found), response: { clientDataJSON: toText(clientDataJSON), authenticatorData: toText(authenticatorData), signature: toText(signature), userHandle: toText(userHandle) } };
}

const plain = (credential) => ({
  type: credential.type, id: credential.id, rawId: toText(credential.rawId),
  authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults(),
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-passkey]") || form.dataset.answered) return;
  event.preventDefault();
  const failed = form.querySelector("[data-passkey-failed]");
  const button = form.querySelector("[type=submit]");
  failed.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    const asked = await optionsOf(form);
    const answer = form.dataset.passkey === "make" ? await make(asked, form.elements.passwordless?.checked) : await ask(asked);
    form.elements.credential.value = JSON.stringify(answer);
    form.dataset.answered = "true";
    form.submit();
  } catch {
    failed.hidden = false;
    button.removeAttribute("aria-busy");
  }
});

function prepare() {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    if (able()) form.hidden = false;
    const nowhere = form.querySelector("[data-passkey-nowhere]");
    if (nowhere && !able()) {
      nowhere.hidden = false;
      form.querySelector("[type=submit]").disabled = true;
    }
  }
}

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-passkey][data-answered]")) delete form.dataset.answered;
});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
else prepare();
