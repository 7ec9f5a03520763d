// The worker: one question at a time, and of those that wait only the latest.

import { load } from "./dom.js";

let opening = null; // a promise of {worker, words, tree, ways}
let waiting = null; // what is to be done with the answer that is under way
let next = null; // the latest of the questions that came meanwhile

// Loads worker and index at the first call. A failure is tried again at the next.
export function open(form) {
  opening = opening || start(form).then(([worker, index]) => new Promise(function (resolve, reject) {
    const fail = function () {
      opening = null;
      reject(new Error("search"));
    };
    worker.onerror = fail;
    worker.onmessage = function (event) {
      if (!event.data.opened) return fail();
      worker.onmessage = (answer) => answered(worker, answer.data);
      resolve({ worker: worker, words: event.data.words, tree: event.data.tree, ways: event.data.ways });
    };
    worker.postMessage({ open: index });
  }));
  return opening;
}

// A new worker, and for it the index or the address of that. From a folder a page may read no other file but scripts,
// so there both come as one script (hooks/strategy/exports/folder.py).
export async function start(form) {
  const { folder } = document.documentElement.dataset;
  if (!folder) {
    return [new Worker(form.dataset.worker), new URL(form.dataset.index + publication(), location.href).href];
  }
  if (!window.strategyFolder) await load(folder);
  const { worker, index } = window.strategyFolder;
  return [new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" }))), index];
}

// A kept page is answered from the publication that it is a part of, a newer one never from what is kept.
function publication() {
  const { kept, live } = document.documentElement.dataset;
  if (kept !== undefined) return "?kept=" + kept;
  return live === undefined ? "" : "?live";
}

export function ask(worker, question, done) {
  if (waiting) {
    next = [question, done];
    return;
  }
  waiting = done;
  worker.postMessage(question);
}

function answered(worker, answer) {
  const done = waiting;
  waiting = null;
  if (next) {
    const [question, then] = next;
    next = null;
    ask(worker, question, then);
  } else done(answer);
}
