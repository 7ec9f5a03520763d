import { announce } from "../announcement/announcement.js";

function copy(text, element, done) {
  navigator.clipboard.writeText(text).then(function () {
    element.classList.add("is-copied");
    announce(done, function () {
      element.classList.remove("is-copied");
    });
  });
}

document.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a[data-copy]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // An anchor is followed as well, so that the address bar shows what was copied.
  if (link.hash === "") event.preventDefault();
  copy(link.href, link);
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
