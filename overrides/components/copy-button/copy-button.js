import { announce } from "../announcement/announcement.js";
import { words } from "../words.js";
import { toClipboard } from "./clipboard.js";

// `said` after success; where even the old way is refused, the reader is told and finds the text selected, if it is shown.
function copy(text, element, said, shown) {
  toClipboard(text, function () {
    element.classList.add("is-copied");
    announce(said, function () {
      element.classList.remove("is-copied");
    });
    element.focus({ preventScroll: true }); // following an anchor or copying the old way has moved it
  }, function () {
    if (shown) getSelection().selectAllChildren(shown);
    announce(words.refused);
  });
}

document.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a[data-copy]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // An anchor is followed as well, so that the address bar shows what was copied.
  if (link.hash === "") event.preventDefault();
  copy(link.href, link, link.dataset.done || said(link, "linked"));
});

// Buttons that take a text along: without this script they would be dead, so only here they are shown.
document.querySelectorAll("button.take").forEach(function (button) {
  var name = said(button, "take");
  if (name) button.append(hiddenFromSight(" " + name));
  button.hidden = false;
  button.addEventListener("click", function () {
    var shown = document.getElementById(button.dataset.clipOf);
    copy(shown ? shown.textContent.trim() : quotation(button), button, button.dataset.done || said(button, "taken"), shown);
  });
});

// Of an area it is made of what stands there.
function quotation(button) {
  var number = button.dataset.clipArea;
  if (!number) return button.dataset.clip;
  var marks = { number: number, text: button.closest(".area").querySelector(".area__text").textContent };
  return button.closest("[data-quotation]").dataset.quotation.replace(/\{(number|text)\}/g, function (mark, name) {
    return marks[name];
  });
}

// What holds for every item of a list is said in the words of its kind.
function said(element, what) {
  var item = element.dataset.item || element.dataset.clipArea;
  var list = item && element.closest("[data-of]");
  return list ? words[list.dataset.of][what].replace("{item}", function () {
    return item;
  }) : "";
}

function hiddenFromSight(text) {
  var span = document.createElement("span");
  span.className = "visually-hidden";
  span.textContent = text;
  return span;
}
