import "../../pages/redirect.js";
