// When a page asks: on its path, after an action, seconds, scrolling, at leaving. All that a rule says has to hold.

/** Whether a path is one of `*` patterns; the same as the server's own reading of it. */
export function onPath(pattern, path) {
  if (!pattern) return true;
  const [first, ...middle] = pattern.split("*");
  if (!middle.length) return path === first;
  const last = middle.pop();
  if (!path.startsWith(first) || !path.endsWith(last) || path.length < first.length + last.length) return false;
  let rest = path.slice(first.length, path.length - last.length);
  for (const part of middle) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}

/** `now`: { path, heard: [names], seconds, scrolled: 0…100, left }. */
export function holds(rule, now) {
  return onPath(rule.path, now.path) && (!rule.action || now.heard.includes(rule.action)) && now.seconds >= (rule.seconds || 0) &&
    now.scrolled >= (rule.scroll || 0) && (!rule.leaving || now.left);
}

/** Calls `fire(rule)` with each rule that holds, once, in their order; `heard()` gives the actions so far. */
export function watch(window, rules, heard, fire) {
  const { document } = window;
  const waiting = new Set(rules);
  const began = Date.now();
  let scrolled = 0, left = false;
  const look = () => {
    const now = { path: window.location.pathname, heard: heard(), seconds: (Date.now() - began) / 1000, scrolled, left };
    for (const rule of rules) {
      if (waiting.has(rule) && holds(rule, now)) {
        waiting.delete(rule);
        fire(rule);
      }
    }
    if (!waiting.size) stop();
  };
  const onScroll = () => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    scrolled = Math.max(scrolled, scrollHeight > clientHeight ? Math.round((100 * scrollTop) / (scrollHeight - clientHeight)) : 100);
  };
  // The pointer goes up and out of the page: to its address, or to close it.
  const onOut = (event) => { if (!event.relatedTarget && event.clientY <= 0) { left = true; look(); } };
  const timer = setInterval(look, 500);
  const stop = () => { clearInterval(timer); window.removeEventListener("scroll", onScroll); document.removeEventListener("mouseout", onOut); };
  window.addEventListener("scroll", onScroll, { passive: true });
  document.addEventListener("mouseout", onOut);
  onScroll();
  look();
  return stop;
}
