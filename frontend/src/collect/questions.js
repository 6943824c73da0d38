// Whether a rule may ask something on this page: only then is /survey.js loaded.

const AFTER = 1500; // milliseconds: what the page itself loads comes first

export function lookForQuestions(window, recorder, face) {
  const { key, host } = recorder.settings;
  if (recorder.looked || !window.document.createElement) return;
  recorder.looked = true;
  setTimeout(async () => {
    try {
      if (!recorder.allowed) return;
      const answer = await window.fetch(`${host}/asking/page/${key}`, { credentials: "omit" });
      const { rules } = answer.ok ? await answer.json() : {};
      if (!rules || !rules.length) return;
      const who = () => ({ anonymousId: recorder.anonymousId, userId: recorder.keep.get("user") || undefined, userHash: recorder.userHash });
      face.asking = { rules, host, key, heard: () => recorder.heard, who };
      const script = window.document.createElement("script");
      script.src = `${host}/survey.js`;
      script.async = true;
      window.document.head.append(script);
    } catch (_) { /* nothing is asked, and nothing else is touched */ }
  }, AFTER);
}
