// What several modules need of lists and maps.

export function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

// Parts of a text; an empty one has none.
export function split(text, sign) {
  return text ? text.split(sign) : [];
}

// Sorted words that travel as how many letters each shares with the one before, and the rest.
export function unfolded(text) {
  let word = "";
  return Array.from(text.matchAll(/(\d)(\D*)/g), ([, shared, rest]) => (word = word.slice(0, Number(shared)) + rest));
}

export function lowerBound(list, text) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
