"""The workflows of git hosts: well written, with few permissions, and nothing that another may change under us."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from strategy.checking import promises
from website import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
TOOLS = Path(sys.executable).parent
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, capture_output=True, text=True)


def test_actionlint_has_nothing_to_say() -> None:
    assert run("actionlint", "-no-color", *map(str, WORKFLOWS)).stdout == ""


def test_actionlint_sees_a_mistake(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text().replace("runs-on", "run-on"))
    assert run("actionlint", str(broken)).returncode == 1


def test_zizmor_finds_no_weakness() -> None:
    done = run("zizmor", "--offline", "--no-progress", "--persona=pedantic", *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout


@each_workflow
def test_actions_are_pinned_by_the_whole_hash_and_say_their_version(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text())
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@each_workflow
def test_permissions_are_given_job_by_job(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        given = {name for name, level in job["permissions"].items() if level == "write"}
        assert given <= {"pages", "id-token"}
        assert not given or all("run" not in step for step in job["steps"]), "no code of ours meets a right to write"


@each_workflow
def test_the_whole_history_is_fetched_and_no_credentials_stay(path: Path) -> None:
    steps = [step for job in yaml.safe_load(path.read_text())["jobs"].values() for step in job["steps"]]
    checkouts = [step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts == [{"fetch-depth": 0, "persist-credentials": False}]
    assert yaml.safe_load(GITLAB.read_text())["variables"]["GIT_DEPTH"] == "0"


def test_files_whose_names_begin_with_a_dot_are_published_as_well() -> None:
    """Hosts ask for `.well-known/…`; the action leaves such files out unless it is told."""
    steps = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())["jobs"]["build"]["steps"]
    (uploaded,) = (step["with"] for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert uploaded == {"path": "site", "include-hidden-files": True}


def test_every_command_that_workflows_call_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for path in (*WORKFLOWS, GITLAB):
        text = path.read_text()
        assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
        for script in re.findall(r"scripts/[\w.-]+", text):
            assert (ROOT / script).stat().st_mode & 0o111, script


@pytest.mark.parametrize("verdict", [0, 3])
def test_what_a_command_says_reaches_the_summary_with_its_verdict(tmp_path: Path, verdict: int) -> None:
    done = subprocess.run(
        ["sh", str(ROOT / "scripts/summary.sh"), "Назва", "sh", "-c", f"echo помилка; exit {verdict}"],
        env={"PATH": "/usr/bin:/bin", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (verdict, "помилка\n")
    assert (tmp_path / "summary").read_text() == "## Назва\n\n~~~~~~~~text\nпомилка\n~~~~~~~~\n\n"


@pytest.mark.parametrize(("script", "before"), [("quoted.sh", []), ("summary.sh", ["Назва"])])
def test_a_run_takes_no_order_from_what_a_command_says(tmp_path: Path, script: str, before: list[str]) -> None:
    ordered = "printf '::add-mask::Вежа\\n##[error]x\\nкінець'; exit 3"
    ends = set()
    for _ in range(2):
        done = subprocess.run(
            ["sh", str(ROOT / "scripts" / script), *before, "sh", "-c", ordered],
            env={"PATH": "/usr/bin:/bin", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")},
            capture_output=True,
            text=True,
        )
        first, *said, last = done.stdout.splitlines()
        end = re.fullmatch("::stop-commands::([0-9a-f]{32})", first)[1]
        assert (done.returncode, said, last) == (3, ["::add-mask::Вежа", "##[error]x", "кінець"], f"::{end}::")
        ends.add(end)
    assert len(ends) == 2, "who can guess the end may give orders after it"


def test_a_check_of_a_proposal_prints_nothing_unquoted() -> None:
    """All that it runs but what prepares the program of the branch prints what others wrote, or may."""
    (job,) = yaml.safe_load((ROOT / ".github/workflows/proposal.yml").read_text())["jobs"].values()
    lines = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
    printing = [line for line in lines if not re.search(r"> |>> |/base\"( |$)", line)]
    assert len(printing) >= 4
    assert all(re.match(r"(\"\$RUNNER_TEMP/base/)?scripts/(quoted|summary)\.sh\"? ", line) for line in printing), (
        printing
    )


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/proposal.yml", GITLAB], ids=lambda path: path.name)
def test_what_a_proposal_changes_is_told_by_the_program_that_it_cannot_change(path: Path) -> None:
    text = path.read_text()
    told = re.search(r"(\S+)/base/\.venv/bin/python\"? -P -m strategy diff \"\$\w*BASE\w*\"", text)
    assert told and "make diff" not in text
    before = text[: told.start()]
    # quiet: else git prints the message of the last commit, in which may stand an order to the run
    assert re.search(r"git worktree add --quiet --detach \S+/base\S* \"\$\w*BASE\w*\"", before)
    assert "/base/hooks" in text


def test_nothing_of_a_proposal_runs_before_it_is_told_what_it_changes() -> None:
    """What ran before could change the program of the branch, or what the step writes for the reviewer."""
    (job,) = yaml.safe_load((ROOT / ".github/workflows/proposal.yml").read_text())["jobs"].values()
    commands = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
    until = max(n for n, line in enumerate(commands) if "changes.md" in line)
    assert until < min(n for n, line in enumerate(commands) if re.search(r"^scripts/|make (?!\.venv/site)", line))
    beside = yaml.safe_load(GITLAB.read_text())["changes"]["script"]
    *before, moved, shown = beside
    assert all("/tmp/base" in line for line in before), beside
    assert (moved, shown) == ("rm -rf changes.md && mv /tmp/changes.md .", "cat changes.md")


def test_no_file_of_a_proposal_is_taken_for_the_program(tmp_path: Path) -> None:
    for name in ("strategy.py", "yaml.py", "idna.py"):
        (tmp_path / name).write_text("raise SystemExit('of the proposal')")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "strategy", "diff", "HEAD"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
    )
    assert "of the proposal" not in done.stderr and "git" in done.stderr


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/publish.yml", GITLAB], ids=lambda path: path.name)
def test_a_publication_notes_its_commit_where_the_check_looks_for_it(path: Path) -> None:
    text = path.read_text()
    assert text.index("make site") < text.index(f"git rev-parse HEAD > {promises.PUBLISHED}")


def test_a_proposal_is_compared_with_what_it_is_merged_with() -> None:
    """The event names the commit at which the branch was then; what came since would be told as the proposal's."""
    steps = yaml.safe_load((ROOT / ".github/workflows/proposal.yml").read_text())["jobs"]["check"]["steps"]
    assert [step["env"]["BASE"] for step in steps if "BASE" in step.get("env", {})] == ["HEAD^1", "HEAD^1"]
    jobs = yaml.safe_load(GITLAB.read_text())
    bases = {jobs[name]["variables"]["BASE"] for name in ("changes", "proposal")}
    assert bases == {"refs/remotes/origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"}


def test_a_proposal_that_turns_to_another_branch_is_told_anew() -> None:
    """Whoever proposes may do that: what was told of it before, and what was found good, was so for the other one."""
    (started,) = yaml.load((ROOT / ".github/workflows/proposal.yml").read_text(), yaml.BaseLoader)["on"].values()
    assert {"opened", "synchronize", "reopened", "edited"} <= {*started["types"]}


def test_at_gitlab_an_old_program_neither_tells_of_a_proposal_nor_checks_it(tmp_path: Path) -> None:
    """Whoever proposes chooses where his branch begins: with a check that accepted more, perhaps."""

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    for branch, name, content in (("main", "program", "old"), ("proposal", "text", ""), ("main", "program", "new")):
        git("checkout", "--quiet", "-B", branch, *(["main"] if branch == "proposal" else []))
        (tmp_path / name).write_text(content)
        git("add", ".")
        git("commit", "--quiet", "--message", name)
        git("update-ref", f"refs/remotes/origin/{branch}", "HEAD")
        git("checkout", "--quiet", "--detach", "origin/main")
    git("tag", "origin/main", "proposal")  # which whoever may push branches may push as well
    job = yaml.safe_load(GITLAB.read_text())["proposal"]
    checkout, merge, check, *_ = job["script"]
    base = job["variables"]["BASE"].replace("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
    environment = {**os.environ, "BASE": base, "CI_COMMIT_SHA": git("rev-parse", "proposal").strip()}
    subprocess.run(["sh", "-ec", f"{checkout}\n{merge}"], cwd=tmp_path, env=environment, check=True)
    assert check == "make check" and (tmp_path / "program").read_text() == "new" and (tmp_path / "text").is_file()


def test_at_gitlab_a_proposal_that_contradicts_its_branch_is_told_so(tmp_path: Path) -> None:
    """Git says it in English, and the job ends there."""
    (tmp_path / "git").write_text('#!/bin/sh\nfor last; do :; done\n[ "$last" != contradicts ]\n')
    (tmp_path / "git").chmod(0o755)
    _, merge, *_ = yaml.safe_load(GITLAB.read_text())["proposal"]["script"]
    for commit, said in (("fits", ""), ("contradicts", "суперечить")):
        environment = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "CI_COMMIT_SHA": commit}
        done = subprocess.run(["sh", "-ec", merge], env=environment, capture_output=True, encoding="utf-8")
        assert said in done.stdout and bool(done.returncode) == bool(said)


@pytest.mark.parametrize("name", ["docs/updates/act.pdf", "docs/updates/ACT.PDF", "docs/scan.png"])
def test_git_changes_no_line_end_of_a_document(name: str) -> None:
    said = subprocess.check_output(["git", "check-attr", "text", "--", name], cwd=ROOT, text=True)
    assert said == f"{name}: text: unset\n"
