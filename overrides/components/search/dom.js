// Pieces of a page.

export function element(name, className, text) {
  const out = document.createElement(name);
  if (className) out.className = className;
  if (text !== undefined) out.textContent = text;
  return out;
}

export function link(className, href, text) {
  const out = element("a", className, text);
  out.href = href;
  return out;
}

// A text in pieces, those that were found marked.
export function withMarks(name, className, parts) {
  const out = element(name, className);
  for (const [text, hit] of parts) out.append(hit ? element("mark", "", text) : text);
  return out;
}

export function replace(place, content) {
  place.textContent = "";
  place.append(...content);
}

const QUIET = 700; // milliseconds without typing before a screen reader is told the count
const TOLD = 5000; // and after which it is gone: who walks through the page finds the count where others see it

// A place where a screen reader is told the count, once the reader stops typing.
export function liveRegion(form) {
  const region = element("p", "visually-hidden");
  region.setAttribute("aria-live", "polite"); // without a role: an empty status is read out
  form.append(region);
  let timer = 0;
  return {
    say: function (text) {
      clearTimeout(timer);
      timer = setTimeout(function () {
        region.textContent = text;
        if (text) timer = setTimeout(() => (region.textContent = ""), TOLD);
      }, text ? QUIET : 0);
    },
  };
}

// The arrow keys lead from the field through the results and back.
export function walk(event, field, place) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [field].concat(Array.from(place.querySelectorAll("a")));
  const stop = stops[stops.indexOf(document.activeElement) + step];
  if (place.hidden || !stops.includes(document.activeElement) || !stop) return;
  event.preventDefault();
  stop.focus();
}

// Fetches a script; rejects where it cannot be had.
export function load(url) {
  return new Promise(function (resolve, reject) {
    const script = element("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}
