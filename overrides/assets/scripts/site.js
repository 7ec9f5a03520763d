// The only script that every page loads. Without it, everything but search still works.
import "../../components/copy-button/copy-button.js";
import "../../components/citations/citations.js";
import "../../components/header/header.js";
import "../../components/search/loading.js";
import "../../components/offline/offline.js";
import "../../components/share/share.js";
import "../../components/folded/folded.js";
