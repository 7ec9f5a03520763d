// Leads on at once and keeps the anchor and the query, and leaves no step for the Back button.
location.replace(document.currentScript.dataset.target + location.search + location.hash);
