// What the reader sees of search. site.js loads it at the first touch of the search field, on the search page, and on a
// page that a result led to (#…?h=words). The searching is done by search-worker.js.
import "../../components/search/reader.js";
