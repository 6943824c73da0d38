// Builds the browser side: `node build.mjs` writes hamdel/platform/static/hamdel/{app.js,app.css,collect.js,chat.js,survey.js,icons.svg,…}.
// Features add one file to src/features or css/features; nothing here changes.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "hamdel", "platform", "static", "hamdel");

const FONT = `@font-face { font-family: Vazirmatn; src: url("Vazirmatn.woff2") format("woff2"); font-weight: 100 900; font-display: swap; }\n`;
const TOKENS = ["tokens.css", "contrast.css"];
const PARTS = ["ground", "shell", "buttons", "chips", "people", "cards", "lists", "fields", "story", "notices", "floats"];

async function filesOf(folder, ending) {
  const names = await readdir(join(here, folder)).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => join(here, folder, name));
}

/** Light values alone, for browsers without light-dark(). */
function lightOnly(css) {
  return css.replace(/light-dark\(((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)/g, "$1");
}

/** Tokens three times: the plain light ones, those of both schemes, and high contrast where the device asks for it. */
async function tokens() {
  const [base, contrast] = await Promise.all(TOKENS.map((name) => readFile(join(here, "css", name), "utf8")));
  const asked = contrast.replace('[data-theme="contrast"]', ":root");
  const both = `${base}\n${contrast}\n@media (prefers-contrast: more) {\n${asked}\n}`;
  return `${lightOnly(base)}\n@supports (color: light-dark(#fff, #000)) {\n${both}\n}\n`;
}

async function buildStyles() {
  const files = [...PARTS.map((name) => join(here, "css", "parts", `${name}.css`)), ...(await filesOf("css/features", ".css"))];
  const sheets = await Promise.all(files.map((file) => readFile(file, "utf8")));
  await build({
    stdin: { contents: FONT + (await tokens()) + sheets.join("\n"), loader: "css", resolveDir: here },
    outfile: join(out, "app.css"), bundle: true, minify: true, external: ["*.woff2"], target: ["chrome105", "firefox110", "safari16"],
    logLevel: "warning",
  });
}

/** The chat's frame loads nothing of the rest: its own sheet, the font when its first words are drawn. */
async function buildChatStyle() {
  const sheet = await readFile(join(here, "css", "chat.css"), "utf8");
  await build({ stdin: { contents: FONT + sheet, loader: "css", resolveDir: here }, outfile: join(out, "chat.css"), bundle: true, minify: true, external: ["*.woff2"], target: ["chrome105", "firefox110", "safari16"], logLevel: "warning" });
}

async function buildScripts() {
  const features = await filesOf("src/features", ".js");
  const entry = [`import "./src/app.js";`, ...features.map((file) => `import ${JSON.stringify(file)};`)].join("\n");
  const shared = { bundle: true, minify: true, format: "iife", target: ["chrome105", "firefox110", "safari16"], legalComments: "none", logLevel: "warning" };
  await build({ ...shared, stdin: { contents: entry, resolveDir: here }, outfile: join(out, "app.js") });
  // Run in other people's pages, on older browsers too.
  for (const name of ["collect.js", "chat.js", "survey.js"]) await build({ ...shared, entryPoints: [join(here, "src", name)], outfile: join(out, name), target: ["es2017"] });
  for (const name of ["answer.js", "kiosk.js", "maps.js"]) await build({ ...shared, entryPoints: [join(here, "src", name)], outfile: join(out, name) });
  await build({ ...shared, entryPoints: [join(here, "src", "chat", "frame.js")], outfile: join(out, "chat-frame.js") });
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([
  buildStyles(),
  buildChatStyle(),
  buildScripts(),
  cp(join(here, "assets"), out, { recursive: true }),
  cp(join(here, "node_modules/vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2"), join(out, "Vazirmatn.woff2")),
  // For what is drawn at the server: PNG and PDF of journey maps.
  ...["Regular", "Bold"].map((weight) => cp(join(here, `node_modules/vazirmatn/fonts/ttf/Vazirmatn-${weight}.ttf`), join(out, `Vazirmatn-${weight}.ttf`))),
]);
const sizes = await Promise.all(["app.js", "app.css", "collect.js", "chat.js", "survey.js", "chat-frame.js", "chat.css"].map(async (name) => `${name} ${(await readFile(join(out, name))).length}`));
await writeFile(join(out, "built.txt"), `${sizes.join("\n")}\n`);
process.stdout.write(`built ${sizes.join(", ")} bytes\n`);
