// The search page: results in the page, the query in its address.

import { ask, open } from "./connection.js";
import { element, liveRegion, replace, walk } from "./dom.js";
import { failed, help, list, queryOf, searchUrl, spoken, summary } from "./results.js";

const ON_PAGE = 20; // results at once

export function searchPage(form, place) {
  const field = form.elements.q;
  const status = liveRegion(form);
  const show = (...content) => replace(place, content);
  const address = () => (queryOf(field) ? searchUrl(form, queryOf(field)) : form.action);

  const search = function () {
    if (!queryOf(field)) return show();
    open(form).then(function ({ worker, words, tree, ways }) {
      const query = queryOf(field);
      if (!query) return show();
      ask(worker, { query: query, from: 0, count: ON_PAGE }, function (answer) {
        const results = list(form, words, answer.results);
        if (!answer.total) show(...help(form, words, query, answer, tree.concat(ways)));
        else if (answer.total <= ON_PAGE) show(...summary(form, words, query, answer), results);
        else show(...summary(form, words, query, answer), results, more(worker, words, query, answer, results));
        status.say(spoken(words, query, answer));
      });
    }, () => show(failed(form)));
  };
  const more = function (worker, words, query, answer, results) {
    const button = element("button", "search-more", words.more);
    button.type = "button";
    button.addEventListener("click", function () {
      ask(worker, { query: query, from: results.childElementCount, count: ON_PAGE }, function (rest) {
        const first = results.childElementCount;
        results.append(...list(form, words, rest.results).childNodes);
        results.children[first].querySelector("a").focus();
        button.hidden = results.childElementCount >= answer.total;
      });
    });
    return button;
  };

  const remember = function () {
    try {
      history.replaceState(null, "", address());
    } catch (error) {} // refused where letters come too fast
  };
  field.addEventListener("input", function () {
    search();
    remember();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.pushState(null, "", address());
    search();
  });
  form.addEventListener("keydown", (event) => walk(event, field, place));
  place.addEventListener("keydown", (event) => walk(event, field, place));
  const restore = function () {
    field.value = new URLSearchParams(location.search).get("q") || "";
    search();
  };
  window.addEventListener("popstate", restore);
  if (!field.value) return restore();
  remember(); // typed before this script came
  search();
}
