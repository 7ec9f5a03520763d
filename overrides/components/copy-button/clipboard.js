// Puts a text on the clipboard. On plain http, or where the browser refuses, the old way may still work.
export function toClipboard(text, done, refused) {
  var old = function () {
    setTimeout(function () { // after an anchor has been followed, which takes the focus away
      if (selectedAndCopied(text)) done();
      else refused();
    });
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, old);
  else old();
}

function selectedAndCopied(text) {
  var field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", ""); // no keyboard comes up on a phone
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch (error) {
    return false;
  } finally {
    field.remove();
  }
}
