import { words } from "../words.js";

var status = document.querySelector("[data-status]");
var hiding = 0;

// Tells a screen reader, and shows it for a moment; then calls back. The same words again are told again, for between
// the two there were none.
export function announce(text, after) {
  clearTimeout(hiding);
  status.textContent = "";
  setTimeout(function () {
    status.textContent = text || words.linked;
    status.classList.add("is-shown");
  }, 50);
  hiding = setTimeout(function () {
    status.classList.remove("is-shown");
    status.textContent = "";
    if (after) after();
  }, 4000);
}
