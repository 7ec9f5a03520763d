// On the page that a result led to.

import { start } from "./connection.js";
import { element } from "./dom.js";

// Marks the words for which the page was found, and no others.
export function markFound(form, phrases) {
  for (const mark of document.querySelectorAll("article mark")) {
    const text = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    text.normalize();
  }
  const root = document.querySelector("article") || document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest("script, style, nav, mark, details")) {
      nodes.push(walker.currentNode);
    }
  }
  start(form).then(function ([marker]) {
    marker.onmessage = function (event) {
      event.data.ranges.forEach((ranges, index) => wrap(nodes[index], ranges));
      marker.terminate();
    };
    marker.postMessage({ texts: nodes.map((node) => node.data), phrases: phrases });
  });
}

function wrap(node, ranges) {
  for (let at = ranges.length - 2; at >= 0; at -= 2) {
    node.splitText(ranges[at + 1]);
    const hit = node.splitText(ranges[at]);
    const mark = element("mark", "");
    hit.replaceWith(mark);
    mark.append(hit);
  }
}
