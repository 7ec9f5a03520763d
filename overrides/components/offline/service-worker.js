// The site for times without a network. The build writes before this script what a publication consists of:
// publication = {version, bundles: {language: {path, digest, root, size}}}, see hooks/strategy/exports/offline.py.
//
// A publication is kept whole or not at all: each in caches of its own, one for each language that a reader has come
// in, and only when everything is there is a cache marked as whole. What is kept is shown without asking the network,
// so that a page, its styles and the search always come from one publication; a newer one is fetched beside it and
// waits until the reader asks for it or comes again.

const { version, bundles } = self.publication;
const SCOPE = self.registration.scope;
const OURS = "strategy " + SCOPE + " ";
const WHOLE = SCOPE + "?whole"; // no page is looked for by a query
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", json: "application/json", svg: "image/svg+xml" };

const nameOf = (lang, of = version) => OURS + of + " " + lang;

async function isWhole(name) {
  return (await caches.has(name)) && Boolean(await (await caches.open(name)).match(WHOLE));
}

async function digestOf(data) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A file exactly as this publication has it; one of another publication is refused.
async function fetched(path, digest) {
  const response = await fetch(SCOPE + path, { cache: "no-cache" });
  const data = await response.arrayBuffer();
  if (!response.ok || (await digestOf(data)) !== digest) throw new Error("not of this publication: " + path);
  return { data, type: response.headers.get("Content-Type") };
}

// Keeps this publication in a language. Resolves to whether it is there.
async function keep(lang) {
  const name = nameOf(lang);
  if (!bundles[lang] || (await isWhole(name))) return Boolean(bundles[lang]);
  const { path, digest } = bundles[lang];
  const { texts, files } = JSON.parse(new TextDecoder().decode((await fetched(path, digest)).data));
  const cache = await caches.open(name);
  for (const [place, text] of Object.entries(texts)) await cache.put(address(SCOPE + place), kept(place, text));
  for (const [place, [sum]] of Object.entries(files)) {
    const { data, type } = await fetched(place, sum);
    await cache.put(SCOPE + place, new Response(data, { headers: { "Content-Type": type } }));
  }
  await cache.put(WHOLE, new Response(""));
  return true;
}

// A text as it is answered. A page tells its scripts that it is kept, and of which publication.
function kept(place, text) {
  const type = TYPES[place.split(".").pop()];
  return new Response(type === TYPES.html ? marked(text, 'data-kept="' + version + '"') : text,
    { headers: { "Content-Type": type + "; charset=utf-8" } });
}

function marked(html, mark) {
  return html.replace("<html ", "<html " + mark + " ");
}

// Without what does not tell one page from another.
function address(url) {
  return url.replace(/[?#].*$/, "").replace(/(^|\/)index\.html$/, "$1");
}

async function find(url, of = version) {
  for (const lang of Object.keys(bundles)) {
    const name = nameOf(lang, of);
    const found = (await isWhole(name)) && (await (await caches.open(name)).match(url));
    if (found) return found;
  }
}

// A page that is not kept comes from the network, maybe from a newer publication: it says so to its scripts.
async function page(request) {
  const url = address(request.url);
  const own = await find(url);
  if (own) return own;
  // Without its last stroke a page is led to where its links hold, as servers do.
  if (/\/[^/.]+$/.test(url) && (await find(url + "/"))) return Response.redirect(url + "/" + request.url.slice(url.length));
  const response = await fetch(request).catch(() => null);
  if (!response) return unreached(request.url);
  const html = /^text\/html/.test(response.headers.get("Content-Type") || "");
  if (!response.ok || response.redirected || !html || !(await isAnyKept())) return response;
  const headers = new Headers(response.headers);
  for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name); // of the text before it was marked
  return new Response(marked(await response.text(), "data-live"), { status: response.status, headers: headers });
}

// Says that there is no network, in the language that was asked for or else in one that is kept.
async function unreached(url) {
  const roots = [rootOf(url), ...Object.keys(bundles).map((lang) => bundles[lang].root)];
  for (const root of roots) {
    const said = await find(SCOPE + root + "offline.html");
    if (said) return said;
  }
  return Response.error();
}

const rootOf = (url) => Object.keys(bundles).map((lang) => bundles[lang].root).reverse()
  .find((root) => url.startsWith(SCOPE + root)) || "";

async function isAnyKept() {
  return (await Promise.all(Object.keys(bundles).map((lang) => isWhole(nameOf(lang))))).some(Boolean);
}

// A picture in one of its sizes: what is kept is the picture itself.
const pictureOf = (url) => url.replace(/assets\/pictures\/(.+)\.\d+\.[0-9a-f]{8}\.webp$/, "$1");

// What a page loads: of its own publication, which it names in the query; where it names none, it was loaded before
// anything was kept, and what is kept is the same.
async function part(request) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("live")) return fetch(request);
  const own = await find(pictureOf(address(request.url)), searchParams.get("kept") || version);
  return own || (searchParams.has("kept") ? Response.error() : fetch(request));
}

// Languages that the reader has kept of any publication.
async function languages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  return Object.keys(bundles).filter((lang) => names.some((name) => name.endsWith(" " + lang)));
}

async function dropOthers() {
  const current = Object.keys(bundles).map((lang) => nameOf(lang));
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && !current.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil(languages().then((langs) => Promise.all(langs.map(keep)))));

self.addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));

// Messages in: {keep: language, most: bytes} → the size in bytes of what is to be loaded, if it is more, and then
//                                              nothing is; else null
//              {show: version}               → this publication takes the place of the one that is shown
self.addEventListener("message", function (event) {
  const { keep: lang, most } = event.data;
  if (!lang) return self.skipWaiting();
  const size = bundles[lang] ? bundles[lang].size : 0;
  event.waitUntil(isWhole(nameOf(lang)).then(function (whole) {
    if (!whole && size > most) return event.ports[0].postMessage(size);
    event.ports[0].postMessage(null);
    return keep(lang);
  }).catch(() => undefined)); // no network, no room: the next page tries again
});

self.addEventListener("fetch", function (event) {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  event.respondWith(request.mode === "navigate" ? page(request) : part(request));
});
