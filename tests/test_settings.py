import getpass
from pathlib import Path

import pytest

from annotator.settings import Settings, SettingsError, default_library, read_settings, settings_file, system_user


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.ini"


def read(file: Path, **named: str) -> Settings:
    return read_settings(environment={"ANNOTATOR_SETTINGS": str(file), **named})


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_there_are_defaults_and_none_is_made(file: Path) -> None:
    assert read(file) == Settings(
        file=file,
        reviewer=system_user(),
        library=default_library(),
        theme="system",
        density="comfortable",
        export_formats=("html",),
        export_folder=None,
        open_report=True,
    )
    assert not file.parent.exists()
    assert default_library().name == "library.sqlite"
    assert settings_file({}).name == "settings.ini"


def test_what_is_changed_is_read_again(file: Path, tmp_path: Path) -> None:
    changed = read(file).changed(
        reviewer="  سارة 🖊 100 % ",
        library=tmp_path / "my library.sqlite",
        theme="dark",
        density="compact",
        export_formats=("csv", "html"),
        export_language="de",
        export_history="without",
        export_copies="zip",
        export_folder=tmp_path,
        open_report=False,
    )
    assert changed.reviewer == "سارة 🖊 100 %"
    assert read(file) == changed
    assert read(file).changed(export_folder=None).export_folder is None
    assert read(file).export_folder is None
    assert [path.name for path in file.parent.iterdir()] == ["settings.ini"]


def test_an_option_comes_before_the_environment_before_the_file_before_the_default(file: Path) -> None:
    written(file, "[review]\nreviewer = In File\nlibrary = file.sqlite\n")
    environment = {"ANNOTATOR_REVIEWER": "In Environment", "ANNOTATOR_LIBRARY": "environment.sqlite"}
    assert read(file).reviewer == "In File"
    assert read(file).library == file.parent / "file.sqlite"
    assert read(file, **environment).reviewer == "In Environment"
    assert read(file, **environment).library == Path("environment.sqlite")
    said = read_settings(
        library=Path("option.sqlite"),
        reviewer="In Option",
        environment={"ANNOTATOR_SETTINGS": str(file), **environment},
    )
    assert (said.reviewer, said.library) == ("In Option", Path("option.sqlite"))


def test_what_an_option_said_for_once_is_not_kept(file: Path) -> None:
    written(file, "[review]\nreviewer = In File\n")
    said = read_settings(reviewer="For Once", environment={"ANNOTATOR_SETTINGS": str(file)})
    assert said.changed(theme="light").reviewer == "For Once"
    assert (read(file).reviewer, read(file).theme) == ("In File", "light")


def test_what_another_program_wrote_meanwhile_stays(file: Path) -> None:
    first, second = read(file), read(file)
    first.changed(theme="dark")
    written(file, file.read_text(encoding="utf-8") + "\n[another]\nword = kept\n")
    second.changed(density="compact")
    assert (read(file).theme, read(file).density) == ("dark", "compact")
    assert "word = kept" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("reviewer = nobody\n", "no INI file, line 1"),
        ("[review]\nreviewer\n", "no INI file"),
        ("[review]\nreviewer = a\nreviewer = b\n", "no INI file, line 3"),
        ("[window]\ntheme = purple\n", "theme = purple under [window], which is not one of system, light, dark"),
        ("[window]\ndensity = tight\n", "not one of comfortable, compact"),
        ("[export]\nopen_report = perhaps\n", "which is not yes or no"),
        ("[review]\nreviewer = a\tb\n", "reviewer's name"),
        ("[review]\nlibrary = a\0b\n", "not text"),
    ],
)
def test_a_broken_file_is_said_in_one_sentence_and_left_as_it_is(file: Path, text: str, said: str) -> None:
    written(file, text)
    with pytest.raises(SettingsError) as refused:
        read(file)
    assert said in str(refused.value) and "\n" not in str(refused.value)
    assert file.read_text(encoding="utf-8") == text


def test_bytes_that_are_no_text_and_a_folder_in_the_way_are_said(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"[review]\nreviewer = caf\xe9\n")
    with pytest.raises(SettingsError, match="not text in UTF-8"):
        read(file)
    with pytest.raises(SettingsError, match="cannot be read"):
        read(file.parent)
    below = read(file.parent / "nowhere" / "settings.ini")
    (file.parent / "nowhere").write_text("in the way", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"cannot be (read|written)"):
        below.changed(theme="dark")


def test_empty_values_count_as_not_said(file: Path) -> None:
    written(file, "\ufeff[review]\nreviewer =\nlibrary =\n[window]\ntheme = DARK\n")
    settings = read(file, ANNOTATOR_REVIEWER="", ANNOTATOR_LIBRARY="")
    assert (settings.reviewer, settings.library, settings.theme) == (system_user(), default_library(), "dark")


@pytest.mark.parametrize("name", ["", " ", "two\nlines", "a\u2028b"])
def test_nobody_can_be_called_that(file: Path, name: str) -> None:
    with pytest.raises(SettingsError):
        read_settings(reviewer=name, environment={"ANNOTATOR_SETTINGS": str(file)})
    with pytest.raises(SettingsError):
        read(file).changed(reviewer=name)


def test_names_may_have_joiners(file: Path) -> None:
    assert read(file, ANNOTATOR_REVIEWER="می\u200cنویسد").reviewer == "می\u200cنویسد"


def test_an_account_that_the_system_does_not_know_still_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert system_user().strip()


def test_a_home_that_cannot_be_found_is_said(file: Path) -> None:
    with pytest.raises(SettingsError, match="home folder"):
        read(file, ANNOTATOR_LIBRARY="~nobody-of-that-name/library.sqlite")


def test_the_format_that_an_earlier_version_kept_is_offered_still(file: Path) -> None:
    written(file, "[export]\nformat = markdown\n")
    assert read(file).export_formats == ("markdown",)
    assert read(file).changed(export_formats=("md", "csv")).export_formats == ("md", "csv")
    assert read(file).export_formats == ("md", "csv")
