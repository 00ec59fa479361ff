"""What newsrooms' developers install in five minutes, run for real: hooks, the GitHub Action, the GitLab template."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import RISE, SEA, SLIP, Repository

BIN = Path(sys.executable).parent
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def shell(script: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a step as a CI does: bash that stops at the first error, our command on the path."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **(env or {})}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


class TestPreCommit:
    @pytest.fixture
    def hooks(self, root: Path) -> dict[str, dict[str, Any]]:
        return {hook["id"]: hook for hook in read(root / ".pre-commit-hooks.yaml")}

    def install(self, repository: Repository, entry: str) -> None:
        script = repository.root / ".git" / "hooks" / "pre-commit"
        script.parent.mkdir(exist_ok=True)
        words = shlex.split(entry)
        script.write_text(f"#!/bin/sh\nexec {shlex.join([str(BIN / words[0]), *words[1:]])} articles\n")
        script.chmod(0o755)

    def test_definitions_have_what_pre_commit_requires(self, hooks: dict[str, dict[str, Any]]) -> None:
        assert set(hooks) == {"factcheck", "factcheck-within"}
        for hook in hooks.values():
            assert {"id", "name", "entry", "language"} <= set(hook)
            assert shlex.split(hook["entry"])[0] == "factcheck" and hook["language"] == "python"
        assert hooks["factcheck"]["pass_filenames"] is False, "an article is held against those that did not change"

    def test_a_commit_with_a_contradiction_is_refused_and_one_without_goes_through(
        self, hooks: dict[str, dict[str, Any]], repository: Repository
    ) -> None:
        self.install(repository, hooks["factcheck"]["entry"])
        repository.write("articles/pumps.md", RISE)
        repository.git("add", "articles")
        refused = repository.git("commit", "--message", "Pumps", check=False)
        assert refused.returncode == 1 and "change-mismatch" in refused.stdout + refused.stderr
        repository.write("articles/pumps.md", RISE.replace("80%", "125%"))
        repository.commit("Pumps, corrected")

    def test_the_other_hook_takes_the_names_of_files(
        self, hooks: dict[str, dict[str, Any]], repository: Repository
    ) -> None:
        repository.write("articles/karvel.md", SLIP)
        repository.write("articles/pumps.md", RISE)
        hook = hooks["factcheck-within"]
        names = [name for name in ("articles/karvel.md", "articles/port.md") if re.search(hook["files"], name)]
        assert len(names) == 2 and not re.search(hook["files"], "logo.png")
        assert shell(f"{hook['entry']} {shlex.join(names)}", repository.root).returncode == 0
        assert shell(f"{hook['entry']} articles/pumps.md", repository.root).returncode == 1

    def test_a_name_that_looks_like_an_option_is_a_name(
        self, hooks: dict[str, dict[str, Any]], repository: Repository
    ) -> None:
        notes = repository.write("NOTES.md", "Notes that nobody may lose.")
        repository.write("--output=NOTES.md", SLIP)
        repository.write("--fix", SLIP)
        for hook in hooks.values():
            if hook.get("pass_filenames", True):
                done = shell(f"{hook['entry']} {shlex.join(['--output=NOTES.md', '--fix'])}", repository.root)
                assert "no such file" not in done.stderr and done.returncode == 0, done.stderr
        assert notes.read_text(encoding="utf-8") == "Notes that nobody may lose.\n"


class TestAction:
    @pytest.fixture
    def action(self, root: Path) -> dict[str, Any]:
        return read(root / "action.yml")

    def run(
        self, action: dict[str, Any], root: Path, where: Path, temp: Path, **inputs: str
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
        """Runs the step that checks, with its `env` filled in; returns it, its outputs and the step summary."""
        (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
        values = {name: declared.get("default", "") for name, declared in action["inputs"].items()}
        values["changed-since"] = "main"
        values |= {name.replace("_", "-"): value for name, value in inputs.items()}
        env = {name: values[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", use)[1]] for name, use in step["env"].items()}  # type: ignore[index]
        temp.mkdir(exist_ok=True)
        files = {"GITHUB_OUTPUT": temp / "output", "GITHUB_STEP_SUMMARY": temp / "summary"}
        for file in files.values():
            file.write_text("")
        env |= {name: str(file) for name, file in files.items()}
        env |= {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(root)}
        done = shell(step["run"], where, env)
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        return done, outputs, files["GITHUB_STEP_SUMMARY"].read_text()

    def test_every_step_is_pinned_or_names_its_shell(self, action: dict[str, Any]) -> None:
        assert action["runs"]["using"] == "composite"
        for step in action["runs"]["steps"]:
            assert ("shell" in step) if "run" in step else PINNED.fullmatch(step["uses"])
            assert "${{" not in step.get("run", ""), "an input in a script is a way in"

    def test_a_contradiction_fails_with_annotation_summary_sarif_and_report(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        repository.git("switch", "--quiet", "--create", "news")
        repository.write("articles/karvel.md", SLIP)
        repository.commit("News from the port")
        done, outputs, summary = self.run(
            action, root, repository.root, tmp_path / "temp", paths="articles\n", fail_on="warning"
        )
        assert done.returncode == 1, done.stderr
        assert "::warning " in done.stdout and "file=articles/karvel.md" in done.stdout
        assert "site.md" not in done.stdout, "an old mistake is not this branch's"
        assert "| warning |" in summary and "1 changed article" in summary
        sarif = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))
        assert [result["level"] for result in sarif["runs"][0]["results"]] == ["warning"]
        assert (Path(outputs["report"]) / "index.html").is_file()

    def test_fixed_it_passes_and_there_is_a_report_all_the_same(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        repository.git("switch", "--quiet", "--create", "news")
        repository.write("articles/karvel.md", SEA)
        repository.commit("News from the port")
        done, outputs, _ = self.run(action, root, repository.root, tmp_path / "temp", paths="articles")
        assert done.returncode == 0, done.stderr
        assert set(outputs) == {"sarif", "report"}

    @pytest.mark.parametrize("since", ["none", "", "0" * 40])
    def test_without_anything_to_compare_with_all_is_checked(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path, since: str
    ) -> None:
        done, _, _ = self.run(action, root, repository.root, tmp_path / "temp", paths="articles", changed_since=since)
        assert done.returncode == 1 and "site.md" in done.stdout

    def test_a_baseline_and_more_arguments_reach_the_command(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        shell("factcheck check articles --write-baseline 'known things.txt'", repository.root)
        done, _, _ = self.run(
            action, root, repository.root, tmp_path / "temp", paths="articles", changed_since="none",
            baseline="known things.txt", arguments="--locale\nen-GB\n",
        )  # fmt: skip
        assert done.returncode == 0 and "hidden" in done.stdout, done.stderr

    def test_inputs_are_never_commands(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        done, _, _ = self.run(
            action,
            root,
            repository.root,
            tmp_path / "temp",
            paths="$(touch owned)\n; touch owned",
            changed_since="none",
        )
        assert done.returncode == 2 and not (repository.root / "owned").exists()

    @pytest.mark.parametrize(
        "since", ["--upload-pack=touch owned;", "-u", "+main:refs/heads/taken", "main:refs/heads/taken", "main\n-u"]
    )
    def test_a_ref_is_never_an_option_of_git_nor_a_refspec(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path, since: str
    ) -> None:
        clone = tmp_path / "clone"
        repository.git("clone", "--quiet", repository.root.as_uri(), str(clone))
        done, _, _ = self.run(action, root, clone, tmp_path / "temp", paths="articles", changed_since=since)
        assert done.returncode == 2 and "changed-since is no name of a commit" in done.stderr
        assert not list(tmp_path.rglob("owned"))
        assert "taken" not in repository.git("-C", str(clone), "branch", "--list").stdout

    def test_a_full_clone_keeps_its_history(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        clone = tmp_path / "clone"
        repository.git("clone", "--quiet", repository.root.as_uri(), str(clone))
        base = repository.commit_of("articles/pumps.md", RISE)
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
        done, _, _ = self.run(action, root, clone, tmp_path / "temp", paths="articles", changed_since=base)
        assert done.returncode in (0, 1), done.stderr
        assert repository.git("-C", str(clone), "cat-file", "-t", base).stdout == "commit\n", "it was fetched"
        assert not (clone / ".git" / "shallow").exists()

    def test_the_cache_is_looked_for_where_the_command_keeps_it(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        steps = {step.get("id", step.get("uses", "").partition("@")[0]): step for step in action["runs"]["steps"]}
        assert steps["place"]["working-directory"] == steps["check"]["working-directory"]
        assert steps["actions/cache"]["with"]["path"] == "${{ steps.place.outputs.cache }}"
        output = tmp_path / "output"
        where = repository.write("articles/pumps.md", RISE).parent
        assert shell(steps["place"]["run"], where, {"GITHUB_OUTPUT": str(output)}).returncode == 0
        self.run(action, root, where, tmp_path / "temp", paths=".")
        folder = Path(output.read_text().strip().removeprefix("cache="))
        assert (folder / "claims.sqlite").is_file()

    def test_what_was_found_is_in_the_sarif_also_when_an_input_cannot_be_read(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        repository.write("articles/broken.pdf", "no PDF")
        done, outputs, _ = self.run(
            action, root, repository.root, tmp_path / "temp", paths="articles", changed_since="none"
        )
        assert done.returncode == 2
        assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]

    def test_a_checkout_of_one_commit_fetches_the_other(
        self, action: dict[str, Any], root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        base = repository.git("rev-parse", "HEAD").stdout.strip()
        repository.write("articles/pumps.md", RISE)
        repository.commit("Pumps")
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
        repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "shallow"))
        done, _, _ = self.run(
            action, root, tmp_path / "shallow", tmp_path / "temp", paths="articles", changed_since=base
        )
        assert done.returncode == 1 and "pumps.md" in done.stdout and "site.md" not in done.stdout, done.stderr


class TestGitLab:
    def test_the_job_fails_for_a_new_contradiction_and_leaves_its_reports(
        self, root: Path, repository: Repository, tmp_path: Path
    ) -> None:
        template = read(root / "templates" / "gitlab.yml")
        base = repository.git("rev-parse", "HEAD").stdout.strip()
        repository.write("articles/pumps.md", RISE)
        repository.commit("Pumps")
        env = {**template["variables"], "FACTCHECK_PATHS": "articles", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        job = template["factcheck"]
        done = shell("\n".join(job["script"]), repository.root, env)
        assert done.returncode == 1, done.stderr
        reports = job["artifacts"]["reports"]
        (finding,) = json.loads((repository.root / reports["codequality"]).read_text(encoding="utf-8"))
        assert finding["location"]["path"] == "articles/pumps.md"
        junit = (repository.root / reports["junit"]).read_text(encoding="utf-8")
        assert int(re.search(r'<testsuites [^>]*failures="(\d+)"', junit)[1]) > 0  # type: ignore[index]
        assert all((repository.root / path / "index.html").is_file() for path in job["artifacts"]["paths"])

    def test_findings_are_reported_also_when_an_input_cannot_be_read(self, root: Path, repository: Repository) -> None:
        template = read(root / "templates" / "gitlab.yml")
        repository.write("articles/broken.pdf", "no PDF")
        job = template["factcheck"]
        env = {**template["variables"], "FACTCHECK_PATHS": "articles"}
        assert shell("\n".join(job["script"]), repository.root, env).returncode == 2
        quality = (repository.root / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8")
        assert "site.md" in quality and "broken.pdf" in quality
        junit = (repository.root / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8")
        assert "<failure" in junit and "<error" in junit
        assert (repository.root / job["artifacts"]["paths"][0] / "index.html").is_file()

    def test_on_the_main_branch_everything_is_checked(self, root: Path, repository: Repository) -> None:
        template = read(root / "templates" / "gitlab.yml")
        env = {**template["variables"], "FACTCHECK_PATHS": "articles", "FACTCHECK_FAIL_ON": "never"}
        done = shell("\n".join(template["factcheck"]["script"]), repository.root, env)
        assert done.returncode == 0
        assert "site.md" in (repository.root / "gl-code-quality-report.json").read_text()


def test_our_own_workflow_runs_all_tests(root: Path) -> None:
    workflow = read(root / ".github" / "workflows" / "test.yml")
    steps = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    assert "bash .ci/run" in steps
    assert "make test" in (root / ".ci" / "run").read_text(encoding="utf-8")


def test_our_workflows_pin_what_others_wrote_and_give_no_more_rights_than_needed(root: Path) -> None:
    for path in (root / ".github" / "workflows").glob("*.yml"):
        workflow = read(path)
        assert workflow["permissions"] == {"contents": "read"}, path
        for name, job in workflow["jobs"].items():
            assert all(PINNED.fullmatch(step["uses"]) for step in job["steps"] if "uses" in step), (path, name)
            assert not any("${{" in step.get("run", "") for step in job["steps"]), "an input in a script is a way in"
            assert "timeout-minutes" in job


def test_a_release_is_built_tested_and_has_its_notes(root: Path, tmp_path: Path) -> None:
    jobs = read(root / ".github" / "workflows" / "release.yml")["jobs"]
    assert set(jobs["publish"]["needs"]) == {"build", "test", "install"}
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    shutil.copytree(root / ".ci", tmp_path / ".ci")
    (tmp_path / "factcheck").mkdir()
    (tmp_path / "factcheck" / "__init__.py").write_text('__version__ = "1.2.3"\n')
    changelog = tmp_path / "CHANGELOG.md"

    def notes(version: str) -> subprocess.CompletedProcess[str]:
        return shell(f"sh .ci/release-notes {version}", tmp_path)

    changelog.write_text("# Changelog\n\n## 1.2.3 (2026-01-02)\n\n- New.\n\n## 1.2.2 (2025-01-02)\n\n- Old.\n")
    assert (notes("1.2.3").returncode, notes("1.2.3").stdout.strip()) == (0, "- New.")
    assert notes("1.2.2").returncode == 1, "the package is of another version"
    changelog.write_text("# Changelog\n\n## 1.2.3 (unreleased)\n\n- New.\n")
    assert notes("1.2.3").returncode == 1


def test_the_version_of_the_checkout_has_a_section_in_the_changelog(root: Path) -> None:
    import factcheck

    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(factcheck.__version__)} \((unreleased|\d{{4}}-\d\d-\d\d)\)$", changelog, re.M)


def test_the_guide_shows_what_is_there(root: Path) -> None:
    guide = (root / "docs" / "CI.md").read_text(encoding="utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL):
        assert yaml.safe_load(block), "every example is YAML"
    inputs = read(root / "action.yml")["inputs"]
    assert all(f"`{name}`" in guide for name in inputs)
    assert all(f"`{name}`" in guide for name in read(root / "templates" / "gitlab.yml")["variables"])


def test_the_guide_runs_as_it_is_written(root: Path, repository: Repository) -> None:
    """The commands of the guide, one after the other, in a repository with a `claims/articles` of its own."""
    shutil.copytree(root / "claims" / "articles", repository.root / "claims" / "articles")
    repository.commit("Articles")
    guide = (root / "docs" / "CI.md").read_text(encoding="utf-8")
    commands = [
        line
        for block in re.findall(r"```sh\n(.*?)```", guide, re.DOTALL)
        for line in block.splitlines()
        if line.startswith("factcheck ")
    ]
    assert len(commands) >= 3
    for line in commands:
        done = shell(line, repository.root)
        assert done.returncode in (0, 1), (line, done.stderr)
