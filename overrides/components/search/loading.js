// Fetches the search when the reader first touches it.

var form = document.querySelector("form[data-search]");
var field = form && form.querySelector("input[name=q]");

var loading = false;
function loadSearch(then) {
  if (window.strategyMark && then) return then();
  if (loading) return;
  loading = true;
  var styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = form.dataset.styles;
  document.head.appendChild(styles);
  var script = document.createElement("script");
  script.src = form.dataset.script;
  script.onload = function () {
    window.strategySearch(form);
    if (then) then();
  };
  script.onerror = function () {
    loading = false; // a poor connection: the next touch tries again
  };
  document.head.appendChild(script);
}

// A result of the search has the words behind its anchor (#area-3?h=words): they are marked and leave the address, so
// that a copied link is the permalink.
function arrive() {
  var found = /^#(.*)\?h=(.*)$/.exec(location.hash);
  if (!found) return;
  if (found[1]) location.replace("#" + found[1]);
  else history.replaceState(history.state, "", location.pathname + location.search);
  loadSearch(function () {
    window.strategyMark(form, decodeURIComponent(found[2]).split(","));
  });
}

if (form) {
  ["focusin", "pointerdown"].forEach(function (name) {
    form.addEventListener(name, function () {
      loadSearch();
    });
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    var shortcut = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      ((event.key === "k" || event.key === "л") && (event.ctrlKey || event.metaKey));
    if (!shortcut) return;
    event.preventDefault();
    field.focus();
  });
  if (document.querySelector("[data-search-results]")) loadSearch();
  window.addEventListener("hashchange", arrive);
  arrive();
}
