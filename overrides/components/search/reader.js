// What loading.js calls once this has been fetched.

import { markFound } from "./marking.js";
import { searchPage } from "./page.js";
import { dropDown } from "./panel.js";

window.strategySearch = function (form) {
  if (form.dataset.search === "ready") return;
  form.dataset.search = "ready";
  const place = document.querySelector("[data-search-results]");
  if (place) searchPage(form, place);
  else dropDown(form);
};

window.strategyMark = markFound;
