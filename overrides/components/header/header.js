// Another language shows the same place of the page.
document.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a[data-language]");
  if (link) link.hash = location.hash;
});
