// "Send one from here": a real event by the key just made, as any web page would send it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-try-key]");
  if (!button) return;
  button.disabled = true;
  const body = JSON.stringify({
    event: "First Event Sent",
    anonymousId: `start-${Math.random().toString(36).slice(2)}`,
    messageId: `start-${Date.now()}-${Math.random().toString(36).slice(2)}`,
    timestamp: new Date().toISOString(),
    context: { hamdel: { channel: "web" } },
  });
  const headers = { Authorization: `Basic ${btoa(`${button.dataset.tryKey}:`)}`, "Content-Type": "text/plain" };
  await fetch("/v1/track", { method: "POST", headers, body, credentials: "omit" }).catch(() => null);
  button.disabled = false;
});
