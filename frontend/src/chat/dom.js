// Small pieces of page. Text is always text: nothing that somebody wrote becomes markup.
const SHAPES = {
  chat: "M4 4.5h12a1.5 1.5 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500h-5.500L6.500 17.500v-3H4A1.500 1.500 0 0 1 2.500 13V6A1.500 1.500 0 0 1 4 4.500z",
  down: "m5 8 5 5 5-5",
  switch: "M4 6h5l3 8h4m-2.500-2.500L16 14l-2.500 2.500M4 14h4M12 6h4m-2.500-2.500L16 6l-2.500 2.500",
  send: "M17 10 3.500 4l2.300 6-2.300 6zM5.800 10H17",
  clip: "m15.500 9.500-5.700 5.700a3.300 3.300 0 0 1-4.700-4.700l6-6a2.200 2.200 0 0 1 3.100 3.100l-5.900 5.900a1.100 1.100 0 0 1-1.600-1.500l5.200-5.200",
  file: "M5 3h6l4 4v10H5zM11 3v4h4",
  lock: "M4.500 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9",
};
const SVG = "http://www.w3.org/2000/svg";
const ADDRESS = /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?()،؛؟])/;

/** An element: attributes (on… are listeners, true is bare, false and null are left out), then children. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function icon(name, flips = false) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", flips ? "i flips" : "i");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** Text with its addresses as links that tell nothing of where they came from. */
export function withLinks(text) {
  return text.split(ADDRESS).map((part, at) => (at % 2 ? el("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow", dir: "ltr" }, part) : part));
}
