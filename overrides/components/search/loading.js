// Fetches the search when the reader first touches it.

import { decoded } from "../decoded/decoded.js";
import { words } from "../words.js";

var form = document.querySelector("form[data-search]");
var field = form && form.querySelector("input[name=q]");

var MOST = 24; // phrases that a result brings along, as in worker/answer.js
var loading = false;
var afterwards = []; // what is to be done once the search is there
function loadSearch(then) {
  if (then) afterwards.push(then);
  if (window.strategyMark) return loaded();
  if (loading) return;
  loading = true;
  var styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = form.dataset.styles;
  var script = document.createElement("script");
  script.src = form.dataset.script;
  script.onload = loaded;
  script.onerror = function () {
    loading = false; // a poor connection: the next touch or letter tries again
    styles.remove();
    script.remove();
    tellFailure(words.unsearched);
  };
  document.head.append(styles, script);
}

function loaded() {
  tellFailure("");
  window.strategySearch(form);
  afterwards.splice(0).forEach(function (then) {
    then();
  });
}

function tellFailure(text) {
  var told = form.querySelector(".search__failed");
  if (told) told.remove();
  if (!text) return;
  told = document.createElement("p");
  told.className = "search__failed";
  told.setAttribute("role", "alert");
  told.textContent = text;
  form.append(told);
}

// A result of the search has the words behind its anchor (#area-3?h=words): they are marked and leave the address, so
// that a copied link is the permalink.
function arrive() {
  var found = /^#([^?]*)\?h=(.*)$/.exec(location.hash);
  if (!found) return;
  if (found[1]) location.replace("#" + found[1]);
  else history.replaceState(history.state, "", location.pathname + location.search);
  var phrases = decoded(found[2]);
  if (phrases) loadSearch(function () {
    window.strategyMark(form, phrases.split(",").slice(0, MOST));
  });
}

// Back from a result: what was searched for is there again (panel.js has noted it).
function comeBack() {
  var query = history.state && history.state.query;
  if (!query || field.value) return;
  field.value = query;
  loadSearch();
}

if (form) {
  form.dataset.failed = words.unsearched; // for the search itself
  ["focusin", "pointerdown", "input"].forEach(function (name) {
    form.addEventListener(name, function () {
      loadSearch();
    });
  });
  window.addEventListener("online", function () {
    if (field.value) loadSearch();
  });
  document.addEventListener("keydown", function (event) {
    if (!((event.key === "k" || event.key === "л") && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    field.focus();
  });
  if (location.search && document.querySelector("[data-search-results]")) loadSearch(); // a question in the address
  window.addEventListener("hashchange", arrive);
  arrive();
  comeBack();
}
