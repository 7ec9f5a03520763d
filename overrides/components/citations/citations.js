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
  var end = citation.lastChild; // before it a title may be marked with its language
  var hint = citation.dataset.today, at = end.textContent.lastIndexOf(hint); // a title may hold the same words
  end.textContent = end.textContent.slice(0, at) + today[citation.dataset.todayAs] + end.textContent.slice(at + hint.length);
});
