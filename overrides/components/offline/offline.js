// Once a page is there, the browser keeps the site in the reader's language for times without a network. What is more
// than a little is asked for first, and a newer publication is shown when the reader wants it.

var offline = document.querySelector("[data-offline]");
var LITTLE = 2 * 1024 * 1024; // bytes

var sentences = null;

// What may be said stands in one page of each language, which is fetched when there is something to say.
function withSentences(then) {
  sentences = sentences || fetch(document.querySelector("[data-root]").dataset.root + "offline.html").then(function (response) {
    return response.text();
  }).then(function (html) {
    var found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-offline]");
    offline.replaceWith(found);
    offline = found;
  });
  sentences.then(then, function () {
    // no network: what is not said now is said on a later page
  });
}

// A sentence below the page, with a button for what it offers and one that takes it away.
function offer(place, then) {
  offline.hidden = place.hidden = false;
  place.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    place.hidden = true;
    offline.hidden = !offline.querySelector("p:not([hidden])");
    if (button.value) then();
  });
}

function keepSite(worker, most) {
  var channel = new MessageChannel();
  channel.port1.onmessage = function (event) {
    if (event.data === null) return;
    withSentences(function () {
      var place = offline.querySelector("[data-offer]");
      place.querySelector("[data-size]").textContent = (event.data / 1024 / 1024).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
      offer(place, function () {
        keepSite(worker, Infinity);
      });
    });
  };
  worker.postMessage({ keep: document.documentElement.lang, most: most }, [channel.port2]);
}

// A page that was kept is of the publication that is shown; one that waits is newer.
function tellOfNewer(registration) {
  if (!registration.waiting || !document.documentElement.dataset.kept) return;
  withSentences(function () {
    offer(offline.querySelector("[data-newer]"), function () {
      navigator.serviceWorker.addEventListener("controllerchange", function () {
        location.reload();
      });
      registration.waiting.postMessage({ show: "newer" });
    });
  });
}

if (offline && navigator.serviceWorker) {
  window.addEventListener("load", function () {
    var saving = navigator.connection && navigator.connection.saveData;
    navigator.serviceWorker.register(offline.dataset.offline).then(function (registration) {
      tellOfNewer(registration);
      registration.addEventListener("updatefound", function () {
        registration.installing.addEventListener("statechange", function () {
          tellOfNewer(registration);
        });
      });
      return navigator.serviceWorker.ready;
    }).then(function (registration) {
      keepSite(registration.active, saving ? 0 : LITTLE);
    }, function () {
      // no worker, as in a private window: everything works but for this
    });
  });
}
