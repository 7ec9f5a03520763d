// Leads on at once and keeps the anchor and the query, which a refresh by <meta> would lose.
location.replace(document.currentScript.dataset.target + location.search + location.hash);
