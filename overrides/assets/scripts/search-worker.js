// The search itself, off the main thread. It loads one index, made for one language by hooks/strategy/search, and knows
// nothing of that language but what the index says.
import "../../components/search/worker/messages.js";
