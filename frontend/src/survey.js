// /survey.js: loaded by /collect.js where a rule may ask something on this page. Asks one question, in a corner.
import { begin } from "./survey/asking.js";

const given = window.hamdel && window.hamdel.asking;
if (given && !given.begun) {
  given.begun = true;
  begin(window, given);
}
