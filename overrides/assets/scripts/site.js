// The only script that every page loads: copying links and quotations, keeping the place when the language is switched,
// and fetching the search when the reader first touches it. Without it, everything but search still works.
(function () {
  "use strict";

  var status = document.querySelector("[data-status]");

  function copy(text, element, done) {
    navigator.clipboard.writeText(text).then(function () {
      element.classList.add("is-copied");
      status.textContent = "";
      status.textContent = done;
      status.classList.add("is-shown");
      setTimeout(function () {
        element.classList.remove("is-copied");
        status.classList.remove("is-shown");
      }, 2500);
    });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-copy]");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // An anchor is followed as well, so that the address bar shows what was copied.
    if (link.hash === "") event.preventDefault();
    copy(link.href, link, status.dataset.status);
  });

  // Buttons that take a text along: without this script they would be dead, so only here they are shown.
  if (navigator.clipboard) {
    document.querySelectorAll("button[data-clip], button[data-clip-of]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        var of = button.dataset.clipOf;
        var text = of ? document.getElementById(of).textContent.trim() : button.dataset.clip;
        copy(text, button, button.dataset.done);
      });
    });
  }

  // A citation tells the day on which the page was read; only the reader's machine knows it.
  document.querySelectorAll("[data-today]").forEach(function (citation) {
    var now = new Date();
    var parts = [now.getDate(), now.getMonth() + 1, now.getFullYear()].map(function (number) {
      return String(number).padStart(2, "0");
    });
    var today = {
      numeric: parts.join("."),
      iso: parts.slice().reverse().join("-"),
      long: now.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" }),
    };
    citation.textContent = citation.textContent.replace(citation.dataset.today, today[citation.dataset.todayAs]);
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-language]");
    if (link) link.hash = location.hash;
  });

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
})();
