// Words: the same as hooks/strategy/search/text.py; tests/unit/search/folding.yaml binds the two.

const APOSTROPHES = "'’ʼ‘`´′＇\"*";
const INVISIBLE = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const REST = "(?:[\\p{L}\\p{N}]|[\\u0300-\\u036f" + INVISIBLE + "])";
const TOKEN = new RegExp(
  "[0-9]+(?:[.,][0-9]+)*" +
  "|\\p{L}(?:[./]\\p{L}(?!" + REST + ")|\\.\\s\\p{L}(?=\\.))+" +
  "|\\p{L}" + REST + "*(?:[" + APOSTROPHES + "]+\\p{L}" + REST + "*)*", "gu");
const POSSESSIVE = new RegExp("[" + APOSTROPHES + "][sS]$");
const DROPPED = new RegExp("[" + APOSTROPHES + INVISIBLE + "./\\s]", "g");

// The tokens of a text, each with its place.
export function tokensOf(text) {
  const pattern = new RegExp(TOKEN.source, "gu");
  const out = [];
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    out.push({ raw: found[0], from: found.index, to: found.index + found[0].length });
  }
  return out;
}

// The words of a text, folded.
export function wordsOf(text, fold) {
  return (text.match(TOKEN) || []).map(fold).filter(Boolean);
}

export function folding(lookalikes, replace) {
  const letters = pairs(lookalikes);
  const replacements = replace.map(([old, by]) => [new RegExp(old, "g"), by]);
  const known = new Map();
  return function (token) {
    let folded = known.get(token);
    if (folded === undefined) {
      folded = fold(token);
      if (known.size < 50000) known.set(token, folded);
    }
    return folded;
  };
  function fold(token) {
    if (/^[0-9]/.test(token)) return token.replace(/,/g, ".");
    let text = token.normalize("NFD").replace(/[\u0300\u0301]/g, "").normalize("NFC");
    text = text.replace(POSSESSIVE, "").replace(DROPPED, "");
    if (/[A-Za-z]/.test(text) && /[\u0400-\u04ff]/.test(text)) text = swapped(text, letters);
    text = text.toLowerCase();
    for (const [old, by] of replacements) text = text.replace(old, by);
    return text;
  }
}

export function pairs(columns) {
  const from = Array.from(columns[0]);
  const to = Array.from(columns[1]);
  return new Map(from.map((letter, index) => [letter, to[index]]));
}

export function swapped(text, letters) {
  return Array.from(text, (letter) => letters.get(letter) || letter).join("");
}

export const plain = folding(["", ""], []); // what counts as one word in any language
