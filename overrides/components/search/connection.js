// The worker: one question at a time, and of those that wait only the latest.

let opening = null; // a promise of {worker, words, tree}
let waiting = null; // what is to be done with the answer that is under way
let next = null; // the latest of the questions that came meanwhile

// Loads worker and index at the first call. A failure is tried again at the next.
export function open(form) {
  opening = opening || new Promise(function (resolve, reject) {
    const worker = new Worker(form.dataset.worker);
    const fail = function () {
      opening = null;
      reject(new Error("search"));
    };
    worker.onerror = fail;
    worker.onmessage = function (event) {
      if (!event.data.opened) return fail();
      worker.onmessage = (answer) => answered(worker, answer.data);
      resolve({ worker: worker, words: event.data.words, tree: event.data.tree });
    };
    worker.postMessage({ open: new URL(form.dataset.index, location.href).href });
  });
  return opening;
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
