"""The wheel: built, installed into an environment of its own, and used from another directory."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import annotator

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """What the command prints, undisturbed by this environment's settings for Python and pip; fails if it does."""
    unwanted = ("PIP_", "PYTHON", "ANNOTATOR_", "XDG_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    env |= {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "HOME": str(cwd)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter whose environment has the wheel, and of this environment only the libraries."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    interpreter = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", interpreter)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    site = Path(run(interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    # Named in a .pth file, a folder's own .pth files are not followed, so an editable install in it stays out of sight.
    libraries = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (site / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    return interpreter


def test_wheel_has_one_top_level_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"annotator"}


@pytest.mark.parametrize("package", ["db", "resources"])
def test_wheel_carries_all_of_a_bundled_package(wheel: Path, package: str) -> None:
    files = {path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert files
    expected = {f"annotator/_bundled/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_wheel_carries_type_marker_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "annotator/py.typed" in names
    assert {name.rsplit("/", 1)[-1] for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_module_and_script_run_from_another_directory(python: Path, tmp_path: Path) -> None:
    assert annotator.__version__ in run(python, "-m", "annotator", "--version", cwd=tmp_path)
    assert annotator.__version__ in run(python.with_name("annotator"), "--version", cwd=tmp_path)


def test_installed_program_keeps_a_library(python: Path, tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text("The quay was rebuilt in 1911.\n", encoding="utf-8")
    program = (python.with_name("annotator"), "--library", "reviews.sqlite")
    article_id = run(*program, "import", "quay.txt", cwd=tmp_path).strip()
    listed = json.loads(run(*program, "--json", "list", cwd=tmp_path))
    assert [article["id"] for article in listed] == [article_id]


def test_own_packages_are_found_though_others_are_called_the_same(python: Path, tmp_path: Path) -> None:
    site = Path(run(python, "-c", "import annotator; print(annotator.__path__[0])", cwd=tmp_path).strip()).parent
    assert site.is_relative_to(python.parents[1])
    strangers = [site / name / "__init__.py" for name in ("db", "resources")]
    for stranger in strangers:
        stranger.parent.mkdir(exist_ok=True)
        stranger.write_text("", encoding="utf-8")
    program = "import annotator, db, resources; print(db.__file__, resources.__file__, sep='\\n')"
    found = run(python, "-c", program, cwd=tmp_path).split("\n")[:2]
    for stranger in strangers:
        stranger.unlink()
        stranger.parent.rmdir()
    assert [Path(file).parent for file in found] == [site / "annotator/_bundled" / name for name in ("db", "resources")]
