"""What is packed is what runs: wheel and sdist, built here, used from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePath

import pytest

DRAFT = "Acme sold 361,600 cars in 2025.\n\nIt paid 842 million yuan ($5.6 million) for the year 2025.\n"


def build(target: str, source: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=120)
    (made,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*command, str(folder), str(wheel)], check=True, capture_output=True, timeout=120)
    return folder


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def kept(root: Path, folder: str, to: str) -> set[str]:
    """The files of a folder of the checkout, as they are called in the wheel."""
    files = (path.relative_to(root / folder) for path in (root / folder).rglob("*") if path.is_file())
    return {str(PurePath(to) / file) for file in files if "__pycache__" not in file.parts}


def test_the_wheel_holds_package_rules_vocabularies_and_resources(root: Path, wheel: Path) -> None:
    packed = names_in(wheel)
    assert kept(root, "factcheck", "factcheck") | kept(root, "rules", "factcheck/rules") <= packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)
    strangers = {PurePath(name).parts[0] for name in packed} - {"factcheck"}
    assert all(name.endswith(".dist-info") for name in strangers), strangers


def test_the_sdist_makes_the_same_wheel(wheel: Path, root: Path, tmp_path: Path) -> None:
    with tarfile.open(build("sdist", root, tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert names_in(build("wheel", source, tmp_path / "again")) == names_in(wheel)


def run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The installed command, whose package shadows that of the checkout."""
    return subprocess.run(
        [sys.executable, str(installed / "bin" / "factcheck"), *arguments],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_the_installed_command_finds_its_rules_and_a_contradiction(root: Path, installed: Path, tmp_path: Path) -> None:
    where = subprocess.check_output(
        [sys.executable, "-c", "import factcheck.rules as rules; print(*rules.__path__)"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, text=True,
    )  # fmt: skip
    assert where.split() == [str(installed / "factcheck" / "rules")]
    listed = run(installed, "rules", cwd=tmp_path)
    assert listed.returncode == 0
    rules = {path.stem.replace("_", "-") for path in (root / "rules").rglob("*.py")}
    assert not [name for name in rules if name not in listed.stdout]
    assert "842 million yuan" in run(installed, "rules", "currency-mismatch", cwd=tmp_path).stdout
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    checked = run(installed, "check", "draft.txt", "--published", "2026-02-01", cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "currency-mismatch" in checked.stdout
    assert checked.stderr == ""


def test_the_wheel_bears_our_name_and_offers_its_extras(wheel: Path) -> None:
    from email import message_from_bytes

    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        said = message_from_bytes(archive.read(name))
    assert said["Name"] == "factcheck-lint" and wheel.name.startswith("factcheck_lint-")
    assert {"lsp", "documents", "parquet"} <= set(said.get_all("Provides-Extra") or ())
    assert not [one for one in said.get_all("Requires-Dist") or () if re.match(r"factcheck\b(?!-lint)", one)]


def test_the_version_is_said_in_one_place(wheel: Path, installed: Path, tmp_path: Path) -> None:
    said = run(installed, "--version", cwd=tmp_path).stdout.strip()
    assert said == f"factcheck {wheel.name.split('-')[1]}"


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import sys, factcheck; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    assert not {"click", "pandas", "pint", "dateutil", "trafilatura", "numpy", "decimal"} & set(loaded)


def test_the_constraints_pin_each_direct_dependency_and_name_no_index(root: Path) -> None:
    import tomllib

    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {line.partition("==")[0].lower() for line in lines if "==" in line}
    assert all(line.startswith("#") or "==" in line for line in lines)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {one.split(">=")[0].lower() for one in wanted if not one.startswith("factcheck-lint")}
    assert names <= pins


def test_the_python_interface_reads_checks_and_compares() -> None:
    import factcheck

    claims = factcheck.extract("Acme sold 361,600 cars for $2.5 billion.", published="2025-03-01")
    assert [(claim.text, claim.quantity.currency) for claim in claims] == [("361,600", None), ("$2.5 billion", "USD")]
    outcome = factcheck.check(DRAFT, published="2026-02-01")
    assert "currency-mismatch" in {finding.check.rule for finding in outcome.findings}
    assert factcheck.compare("Acme sold 361,600 cars.", "Acme sold 316,600 cars.")["verdict"] == "contradiction"


def test_every_text_names_the_distribution_that_is_ours(root: Path) -> None:
    """`factcheck` on the index is somebody else's: nobody is told to install that."""
    texts = [root / "README.md", *(root / "docs").glob("*.md"), *(root / "factcheck").rglob("*.py")]
    assert not [path for path in texts if re.search(r"install +'?factcheck\b(?!-lint)", path.read_text("utf-8"))]


def test_all_but_parquet_runs_without_pandas_and_the_guide_says_how(root: Path, tmp_path: Path) -> None:
    """The guide's list of what a lean install needs is that of pyproject.toml without pandas."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [re.split(r"[><=]", one)[0] for one in project["dependencies"]]
    guide = (root / "docs" / "INSTALL.md").read_text(encoding="utf-8")
    assert f"pip install {' '.join(name for name in needed if name != 'pandas')}\n" in guide
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    script = (
        "import sys; sys.modules['pandas'] = sys.modules['numpy'] = None\n"
        "from factcheck.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    for code, *arguments in (
        (1, "check", "draft.txt", "--published", "2026-02-01", "--report", "out"),
        (0, "extract", "draft.txt", "--format", "csv"),
        (0, "compare", "draft.txt", "draft.txt"),
        (0, "why", "draft.txt", "draft.txt"),
        (0, "selftest", "draft.txt"),
    ):
        done = subprocess.run([sys.executable, "-c", script, *arguments], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == code, done.stderr


def test_no_guide_names_a_release_that_is_not_there(root: Path) -> None:
    """Until a version has a date in the changelog, nothing may be fetched under its tag."""
    released = re.findall(r"^## (\S+) \(\d{4}", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    for path in (root / "README.md", *(root / "docs").glob("*.md"), *(root / "templates").iterdir()):
        named = re.findall(r"(?:rev|ref): v(\S+)|factcheck@v(\S+)", path.read_text(encoding="utf-8"))
        assert {one or other for one, other in named} <= set(released), path
