// A line of the story that was fetched anew, after a correction: its mark follows the mood it tells now.
const TONES = ["positive", "neutral", "negative"];

document.addEventListener("htmx:afterSwap", (event) => {
  const told = event.detail.target?.querySelector?.("[data-tone]")?.dataset.tone;
  const row = told && event.detail.target.closest(".moment");
  for (const tone of row ? TONES : []) row.classList.toggle(tone, tone === told);
});
