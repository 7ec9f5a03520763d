var status = document.querySelector("[data-status]");

// Tells a screen reader, and shows it for a moment; then calls back. Without words of its own: that a link was copied.
export function announce(text, after) {
  status.textContent = "";
  status.textContent = text || status.dataset.status;
  status.classList.add("is-shown");
  setTimeout(function () {
    status.classList.remove("is-shown");
    after();
  }, 2500);
}
