// For the pages that have the table of tasks.
import "../../components/progress-table/progress-table.js";
