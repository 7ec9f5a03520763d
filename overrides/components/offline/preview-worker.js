// In a preview nothing is kept, and what an earlier site at this address kept is given up: the newest is shown.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(caches.keys()
  .then((names) => Promise.all(names.map((name) => caches.delete(name))))
  .then(() => self.registration.unregister())
  .then(() => self.clients.matchAll())
  .then((pages) => Promise.all(pages.map((page) => page.navigate(page.url))))));
