// Results below the field, on every page but the search page.

import { ask, open } from "./connection.js";
import { element, link, liveRegion, replace, walk } from "./dom.js";
import { failed, help, list, queryOf, searchUrl, spoken, summary } from "./results.js";

const IN_PANEL = 6; // results

export function dropDown(form) {
  const field = form.elements.q;
  const panel = element("div", "search-panel");
  const status = liveRegion(form);
  panel.id = "search-panel";
  panel.hidden = true;
  form.appendChild(panel);
  field.setAttribute("aria-controls", panel.id);

  let dismissed = false; // by Escape, until something else is typed

  // A late answer does not take the place from under a reader who has gone into the list already.
  const show = function (...content) {
    const at = Array.from(panel.querySelectorAll("a, button")).indexOf(document.activeElement);
    replace(panel, content);
    panel.hidden = false;
    if (at >= 0) (panel.querySelectorAll("a, button")[at] || field).focus();
  };
  const search = function () {
    if (!queryOf(field)) return close();
    open(form).then(function ({ worker, words, tree, ways }) {
      const query = queryOf(field);
      if (!query) return close();
      ask(worker, { query: query, from: 0, count: IN_PANEL }, function (answer) {
        if (dismissed) return;
        const more = answer.total > IN_PANEL ? [link("search-all", searchUrl(form, query), words.all)] : [];
        if (answer.total) show(...summary(form, words, query, answer), list(form, words, answer.results), ...more);
        else show(...help(form, words, query, answer, tree.filter((page) => page[0] === 0).concat(ways)));
        status.say(spoken(words, query, answer));
      });
    }, () => show(failed(form)));
  };
  const close = function () {
    panel.hidden = true;
    status.say("");
  };

  field.addEventListener("input", function () {
    dismissed = false;
    search();
  });
  field.addEventListener("focus", () => dismissed || search());
  window.addEventListener("hashchange", close); // a result may lead to this very page
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", function (event) {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault(); // the first Escape closes the list, only the second one empties the field
      dismissed = true;
      field.focus();
      close();
    }
  });
  form.addEventListener("keydown", (event) => walk(event, field, panel));
  panel.addEventListener("click", function (event) {
    if (event.target.closest("a")) history.replaceState({ query: queryOf(field) }, ""); // for the way back
  });
  if (document.activeElement === field || queryOf(field)) search();
}
