// What the device itself offers for sharing is better than a list of services; where it offers nothing, the list opens.
var blocks = document.querySelectorAll("[data-share]");

if (navigator.share) {
  blocks.forEach(function (block) {
    block.querySelector("summary").addEventListener("click", function (event) {
      event.preventDefault();
      navigator.share({ title: document.title, url: block.querySelector("[data-copy]").href }).catch(function (error) {
        if (error.name !== "AbortError") block.open = !block.open; // AbortError: the reader changed their mind
      });
    });
  });
}

// The list closes where a reader turns to something else.
document.addEventListener("click", function (event) {
  blocks.forEach(function (block) {
    if (!block.contains(event.target)) block.open = false;
  });
});
document.addEventListener("keydown", function (event) {
  blocks.forEach(function (block) {
    if (event.key !== "Escape" || !block.open) return;
    block.open = false;
    block.querySelector("summary").focus();
  });
});
