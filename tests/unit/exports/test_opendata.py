"""The data package, and what the rules of open data ask of a publisher: the structure and the passport of the data."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import frictionless

from invented import year_site
from strategy.addresses import downloads
from strategy.exports import opendata, tables
from strategy.exports.csv_files import FORMS
from strategy.i18n import Catalogue
from strategy.site.shared import Site


def test_the_data_package_is_valid(downloaded: dict[str, bytes], tmp_path: Path) -> None:
    for form in FORMS:
        (tmp_path / form.folder).mkdir(exist_ok=True)
        for name in (*(f"{name}.csv" for name in (*downloads.TABLES, "progress")), "datapackage.json"):
            (tmp_path / form.folder / name).write_bytes(downloaded[form.folder + name])
        report = frictionless.validate(str(tmp_path / form.folder / "datapackage.json"))
        assert report.valid, report.flatten()
        assert [task.name for task in report.tasks] == [*downloads.TABLES, "progress"]
        assert report.tasks[0].stats["rows"] > 3


def test_the_data_package_of_a_year_of_updates_is_valid(
    make: Callable[[Site], dict[str, bytes]], tmp_path: Path
) -> None:
    for address, content in make(year_site()).items():
        if address.startswith(downloads.FOLDER):
            path = tmp_path / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for form in FORMS:
        report = frictionless.validate(str(tmp_path / downloads.FOLDER / form.folder / "datapackage.json"))
        assert report.valid, report.flatten()
        (updates,) = (task for task in report.tasks if task.name == "updates")
        assert updates.stats["rows"] == 60
        assert report.tasks[-1].stats["rows"] == len(year_site().progress.tasks)


def test_a_fault_in_the_csv_is_seen(site: Site, downloaded: dict[str, bytes], tmp_path: Path) -> None:
    kind = f";{site.strategy.levels[-1].kind};".encode()
    (tmp_path / "datapackage.json").write_bytes(downloaded["datapackage.json"])
    for name in ("links.csv", "indicators.csv"):
        (tmp_path / name).write_bytes(downloaded[name])
    (tmp_path / "strategy.csv").write_bytes(downloaded["strategy.csv"].replace(kind, b";nothing;", 1))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_the_structure_names_the_columns_of_the_csv(site: Site, downloaded: dict[str, bytes]) -> None:
    columns = [column.name for column in tables.of_strategy(site).columns]
    text = downloaded["structure.csv"].decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert heading == ["name", "title", "description", "datatype", "required"]
    assert [row[0] for row in rows] == columns and all(all(row) for row in rows)
    structure = json.loads(downloaded["structure.json"])
    assert [column["name"] for column in structure["tableSchema"]["columns"]] == columns
    assert structure["@context"][0] == "http://www.w3.org/ns/csvw"


def test_the_passport_knows_what_the_site_knows_and_no_more(
    site: Site, files: dict[str, bytes], downloaded: dict[str, bytes]
) -> None:
    text = downloaded["passport.csv"].decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(text), delimiter=";")
    words = Catalogue(site.strategy.languages[0], "data").text
    known = dict(zip(opendata.ELEMENTS, (value for _, value in rows), strict=True))
    assert [name for name, _ in rows] == [words(f"passport.{element}") for element in opendata.ELEMENTS]
    assert {element for element, value in known.items() if value} == {
        "title", "description", "language", "format", "data", "structure",
    }  # fmt: skip
    assert {*known["data"].split("\n"), known["structure"]} <= {site.url + address for address in files}
    assert len(known["data"].split("\n")) == len(FORMS) and words("forms") in known["format"]
