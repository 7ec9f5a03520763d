// What the reader sees of search. site.js loads it at the first touch of the search field, on the search page, and on a
// page that a result led to (#…?h=words). The searching is done by search-worker.js.
(function () {
  "use strict";

  const IN_PANEL = 6; // results below the field
  const ON_PAGE = 20; // results at once on the search page
  const LONGEST = 200; // letters of a query
  const QUIET = 700; // milliseconds without typing before a screen reader is told the count

  let opening = null; // a promise of {worker, words, tree}
  let words = null;
  let waiting = null; // what is to be done with the answer that is under way
  let next = null; // the latest of the questions that came meanwhile

  window.strategySearch = function (form) {
    if (form.dataset.search === "ready") return;
    form.dataset.search = "ready";
    const place = document.querySelector("[data-search-results]");
    if (place) searchPage(form, place);
    else dropDown(form);
  };

  // ---- The worker: one question at a time, and of those that wait only the latest. ----

  // Loads worker and index at the first call. A failure is tried again at the next.
  function open(form) {
    opening = opening || new Promise(function (resolve, reject) {
      const worker = new Worker(form.dataset.worker);
      const fail = function () {
        opening = null;
        reject(new Error("search"));
      };
      worker.onerror = fail;
      worker.onmessage = function (event) {
        if (!event.data.opened) return fail();
        worker.onmessage = (answer) => answered(worker, answer.data);
        words = event.data.words;
        resolve({ worker: worker, tree: event.data.tree });
      };
      worker.postMessage({ open: new URL(form.dataset.index, location.href).href });
    });
    return opening;
  }

  function ask(worker, question, done) {
    if (waiting) {
      next = [question, done];
      return;
    }
    waiting = done;
    worker.postMessage(question);
  }

  function answered(worker, answer) {
    const done = waiting;
    waiting = null;
    if (next) {
      const [question, then] = next;
      next = null;
      ask(worker, question, then);
    } else done(answer);
  }

  // ---- Below the field, on every page but the search page. ----

  function dropDown(form) {
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
      open(form).then(function (site) {
        const query = queryOf(field);
        if (!query) return close();
        ask(site.worker, { query: query, from: 0, count: IN_PANEL }, function (answer) {
          if (dismissed) return;
          const more = answer.total > IN_PANEL ? [link("search-all", searchUrl(form, query), words.all)] : [];
          if (answer.total) show(...summary(form, query, answer), list(form, answer.results), ...more);
          else show(...help(form, query, answer, site.tree.filter((page) => page[0] === 0)));
          status.say(spoken(query, answer));
        });
      }, () => show(element("p", "search-note", form.dataset.failed)));
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
    if (document.activeElement === field || queryOf(field)) search();
  }

  // ---- The search page: results in the page, the query in its address. ----

  function searchPage(form, place) {
    const field = form.elements.q;
    const status = liveRegion(form);
    const show = (...content) => replace(place, content);
    const address = () => (queryOf(field) ? searchUrl(form, queryOf(field)) : form.action);

    const search = function () {
      if (!queryOf(field)) return show();
      open(form).then(function (site) {
        const query = queryOf(field);
        if (!query) return show();
        ask(site.worker, { query: query, from: 0, count: ON_PAGE }, function (answer) {
          const results = list(form, answer.results);
          if (!answer.total) show(...help(form, query, answer, site.tree));
          else if (answer.total <= ON_PAGE) show(...summary(form, query, answer), results);
          else show(...summary(form, query, answer), results, more(site.worker, query, answer, results));
          status.say(spoken(query, answer));
        });
      }, () => show(element("p", "search-note", form.dataset.failed)));
    };
    const more = function (worker, query, answer, results) {
      const button = element("button", "search-more", words.more);
      button.type = "button";
      button.addEventListener("click", function () {
        ask(worker, { query: query, from: results.childElementCount, count: ON_PAGE }, function (rest) {
          const first = results.childElementCount;
          results.append(...list(form, rest.results).childNodes);
          results.children[first].querySelector("a").focus();
          button.hidden = results.childElementCount >= answer.total;
        });
      });
      return button;
    };

    field.addEventListener("input", function () {
      history.replaceState(null, "", address());
      search();
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
    restore();
  }

  // The arrow keys lead from the field through the results and back.
  function walk(event, field, place) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [field].concat(Array.from(place.querySelectorAll("a")));
    const stop = stops[stops.indexOf(document.activeElement) + step];
    if (place.hidden || !stops.includes(document.activeElement) || !stop) return;
    event.preventDefault();
    stop.focus();
  }

  // ---- Pieces. ----

  function queryOf(field) {
    return field.value.trim() ? field.value.replace(/^\s+/, "").slice(0, LONGEST) : "";
  }

  function searchUrl(form, query) {
    return form.action + "?q=" + encodeURIComponent(query);
  }

  function summary(form, query, answer) {
    const out = [];
    if (answer.shown) {
      out.push(element("p", "search-shown", fill(words.typed, { query: query.trim() }) + " " + fill(words.shown, { query: answer.shown })));
    }
    const count = element("p", "search-count", found(answer.total));
    for (const word of answer.kin) count.append(". " + words.kin + " ", link("", searchUrl(form, word), word));
    return out.concat(count);
  }

  function spoken(query, answer) {
    if (!answer.total) return fill(words.nothing, { query: query.trim() });
    return (answer.shown ? fill(words.shown, { query: answer.shown }) + ". " : "") + found(answer.total);
  }

  function found(total) {
    return fill(words.found, { count: plural(words.count, total) });
  }

  function plural(forms, n) {
    const rules = window.Intl && Intl.PluralRules ? new Intl.PluralRules(document.documentElement.lang) : null;
    return fill(forms[rules ? rules.select(n) : "other"] || forms.other, { n: n });
  }

  function list(form, results) {
    const out = element("ol", "search-list");
    for (const one of results) {
      const item = element("li", "search-result");
      // Behind the #, no server is told what was searched for.
      const marks = one.phrases.length ? "?h=" + encodeURIComponent(one.phrases.join(",")) : "";
      const anchor = one.anchor || marks ? "#" + one.anchor + marks : "";
      const target = link("search-result__link", form.dataset.root + one.url + anchor);
      if (one.label) target.append(element("span", "search-result__label", one.label), " ");
      target.append(marked("span", "search-result__title", one.title));
      item.append(target);
      if (one.above) item.append(element("p", "search-result__above", one.above));
      if (one.snippet.length) item.append(marked("p", "search-result__text", one.snippet));
      out.append(item);
    }
    return out;
  }

  // Where nothing was found: what to try, how much each word finds by itself, and the goals.
  function help(form, query, answer, tree) {
    const each = element("ul", "search-each");
    for (const [word, pages] of answer.missing) {
      if (!pages) continue;
      const item = element("li");
      item.append(link("", searchUrl(form, word), word), " — " + plural(words.count, pages));
      each.append(item);
    }
    const hints = element("ul", "search-hints");
    for (const key of Object.keys(words)) if (key.startsWith("hints.")) hints.append(element("li", "", words[key]));
    return [element("p", "search-nothing", fill(words.nothing, { query: query.trim() }))].concat(
      each.childElementCount ? [element("p", "", words.each), each] : [],
      [hints, element("p", "", words.tree), treeList(form, tree)]);
  }

  // Nested lists out of pages with their depth.
  function treeList(form, tree) {
    const lists = [element("ul", "search-tree")];
    for (const [depth, url, code, title] of tree) {
      lists.length = Math.min(lists.length, depth + 1);
      if (lists.length <= depth) {
        lists.push(element("ul"));
        lists[depth - 1].lastElementChild.append(lists[depth]);
      }
      const item = element("li");
      item.append(link("", form.dataset.root + url, code + " " + title));
      lists[depth].append(item);
    }
    return lists[0];
  }

  // A place where a screen reader is told the count, once the reader stops typing.
  function liveRegion(form) {
    const region = element("p", "visually-hidden");
    region.setAttribute("role", "status");
    form.append(region);
    let timer = 0;
    return {
      say: function (text) {
        clearTimeout(timer);
        timer = setTimeout(() => (region.textContent = text), text ? QUIET : 0);
      },
    };
  }

  function element(name, className, text) {
    const out = document.createElement(name);
    if (className) out.className = className;
    if (text !== undefined) out.textContent = text;
    return out;
  }

  function link(className, href, text) {
    const out = element("a", className, text);
    out.href = href;
    return out;
  }

  function replace(place, content) {
    place.textContent = "";
    place.append(...content);
  }

  function marked(name, className, parts) {
    const out = element(name, className);
    for (const [text, hit] of parts) out.append(hit ? element("mark", "", text) : text);
    return out;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // ---- On the page that a result led to. ----

  // Marks the words for which the page was found, and no others.
  window.strategyMark = function (form, phrases) {
    for (const mark of document.querySelectorAll("article mark")) {
      const text = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      text.normalize();
    }
    const root = document.querySelector("article") || document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest("script, style, nav, mark, details")) {
        nodes.push(walker.currentNode);
      }
    }
    const marker = new Worker(form.dataset.worker);
    marker.onmessage = function (event) {
      event.data.ranges.forEach((ranges, index) => wrap(nodes[index], ranges));
      marker.terminate();
    };
    marker.postMessage({ texts: nodes.map((node) => node.data), phrases: phrases });
  };

  function wrap(node, ranges) {
    for (let at = ranges.length - 2; at >= 0; at -= 2) {
      node.splitText(ranges[at + 1]);
      const hit = node.splitText(ranges[at]);
      const mark = element("mark", "");
      hit.replaceWith(mark);
      mark.append(hit);
    }
  }
})();
