import "../../pages/missing.js";
