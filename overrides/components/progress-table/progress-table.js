// The table of progress: choices above it and headings that sort it; what was chosen stays in the address.
const progressTable = document.querySelector(".progress-table[data-sort]");

if (progressTable) {
  const head = progressTable.tHead.rows[0];
  const body = progressTable.tBodies[0];
  const rows = Array.from(body.rows);
  const asked = new URLSearchParams(location.search);
  const bar = document.createElement("div");
  const said = document.createElement("p");
  const chosen = {};
  bar.className = "progress-filter";
  said.setAttribute("role", "status");

  const textOf = (row, at) => row.cells[at].textContent.trim().replace(/\s+/g, " ");
  const groupOf = (row, at) => row.cells[at].dataset.group || textOf(row, at);
  const keyOf = (row, at) => {
    const cell = row.cells[at];
    const time = cell.querySelector("time");
    return cell.dataset.value || (time ? time.dateTime : textOf(row, at));
  };

  const keep = () => {
    const query = asked.toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  };

  const filter = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = Object.keys(chosen).some((at) => chosen[at] && groupOf(row, at) !== chosen[at]);
      shown += row.hidden ? 0 : 1;
    }
    said.textContent = progressTable.dataset.shown.replace("{some}", shown).replace("{all}", rows.length);
  };

  const sort = (at, descending) => {
    const sorted = rows.slice().sort((one, other) => {
      return keyOf(one, at).localeCompare(keyOf(other, at), document.documentElement.lang, { numeric: true });
    });
    (descending ? sorted.reverse() : sorted).forEach((row) => body.append(row));
    Array.from(head.cells).forEach((cell, place) => {
      if (place === at) cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  };

  Array.from(head.cells).forEach((cell, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = progressTable.dataset.sort;
    button.textContent = cell.textContent;
    cell.replaceChildren(button);
    button.addEventListener("click", () => {
      const descending = cell.getAttribute("aria-sort") === "ascending";
      sort(at, descending);
      asked.set("sort", (descending ? "-" : "") + at);
      keep();
    });
    const name = cell.dataset.filtered;
    const groups = Array.from(new Set(rows.map((row) => groupOf(row, at))));
    if (!name || groups.length < 2) return;
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.append(new Option(progressTable.dataset.every, ""));
    (cell.dataset.label ? groups : groups.sort()).forEach((text) => select.append(new Option(text, text)));
    select.value = asked.get(name) || "";
    chosen[at] = select.value;
    select.addEventListener("change", () => {
      chosen[at] = select.value;
      if (select.value) asked.set(name, select.value);
      else asked.delete(name);
      filter();
      keep();
    });
    label.append(`${cell.dataset.label || button.textContent}: `, select);
    bar.append(label);
  });
  progressTable.tHead.dataset.label = progressTable.dataset.sort;
  progressTable.classList.add("progress-table--sorted");
  const order = /^(-?)(\d+)$/.exec(asked.get("sort") || "");
  if (order && Number(order[2]) < head.cells.length) sort(Number(order[2]), order[1] === "-");
  if (rows.length > 1 && bar.childNodes.length) {
    progressTable.parentNode.before(bar, said);
    filter();
  }
}
