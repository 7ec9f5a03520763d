// What the device itself offers for sharing is better than a list of services; where it offers nothing, the list opens.
if (navigator.share) {
  document.querySelectorAll("[data-share]").forEach(function (block) {
    block.querySelector("summary").addEventListener("click", function (event) {
      event.preventDefault();
      navigator.share({ title: block.dataset.title, url: block.dataset.url }).catch(function (error) {
        if (error.name !== "AbortError") block.open = !block.open; // AbortError: the reader changed their mind
      });
    });
  });
}
