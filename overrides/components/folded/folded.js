import { decoded } from "../decoded/decoded.js";

// What is folded opens for a link that leads into it, and for paper; newer browsers do the first by themselves.
function unfold() {
  var target = document.getElementById(decoded(location.hash.slice(1)));
  var block = target && target.closest("details");
  if (!block || block.open) return;
  block.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();

addEventListener("beforeprint", function () {
  document.querySelectorAll(".folded").forEach(function (block) {
    block.open = true;
  });
});
