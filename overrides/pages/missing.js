// The language that was asked for comes first, where the host knows only one page for all of them. It is put there as
// it arrives, before anything is painted, so that nothing moves.
const arriving = new MutationObserver(arrange);
arriving.observe(document.currentScript.parentNode, { childList: true });
document.addEventListener("DOMContentLoaded", () => arriving.disconnect());

function arrange() {
  const sections = [...document.querySelectorAll("section[data-root]")];
  const asked = sections.filter((section) => location.pathname.startsWith(section.dataset.root)).pop();
  if (!asked || asked === sections[0]) return;
  arriving.disconnect();
  const [first] = sections;
  const headings = [first, asked].map((section) => section.querySelector("h1, h2"));
  const [title, other] = headings.map((heading) => heading.textContent);
  first.before(asked);
  rename(headings[0], "h2", title);
  rename(headings[1], "h1", other);
  document.title = other;
}

function rename(heading, name, text) {
  const renamed = document.createElement(name);
  renamed.textContent = text;
  heading.replaceWith(renamed);
}
