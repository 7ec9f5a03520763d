"""The strategy, many times over: the same goals again and again, with ids and codes of their own."""

from copy import deepcopy
from pathlib import Path

import yaml


def enlarge(data: bytes, times: int) -> bytes:
    """`data` is a data file; the result holds its goals `times` times, and passes the checker as well."""
    strategy = yaml.load(data, yaml.CBaseLoader)
    goals = strategy["goals"]
    strategy["goals"] = [_copy(deepcopy(goal), turn, len(goals)) for turn in range(times) for goal in goals]
    return yaml.dump(strategy, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6).encode()


def _copy(node: dict, turn: int, goals: int) -> dict:
    first, _, rest = node["code"].partition(".")
    code = f"{int(first) + turn * goals}{'.' if rest else ''}{rest}"
    copy = node | {"id": f"{node['id']}-{turn}" if turn else node["id"], "code": code}
    for below in ("objectives", "tasks"):
        if below in node:
            copy[below] = [_copy(child, turn, goals) for child in node[below]]
    return copy


def project(source: Path, target: Path, times: int) -> Path:
    """A copy of the project at `target`, all but its data linked, with the strategy enlarged."""
    target.mkdir(parents=True)
    for name in ("mkdocs.yml", "docs", "hooks", "overrides"):
        (target / name).symlink_to(source / name)
    (target / "data").mkdir()
    for file in (source / "data").iterdir():
        if file.name != "goals.yaml":
            (target / "data" / file.name).symlink_to(file)
    (target / "data/goals.yaml").write_bytes(enlarge((source / "data/goals.yaml").read_bytes(), times))
    return target
