export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return ""; // cut off somewhere on its way
  }
}
