"""The system's libraries and fonts that the window needs: which are missing, and how to get them.

    python scripts/libraries.py install

Installs what is missing on Debian and its like, for root or whoever may use sudo without a password; elsewhere it
prints the command and exits 1. Runs before there is an environment, so it uses the standard library alone.
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping

# Each library as the loader knows it, and the Debian package that brings it.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FONTS = ["fonts-inter", "fonts-noto-core"]

# For other systems the whole command: their package managers skip what is there already.
XCB_UTIL = "xcb-util-cursor xcb-util-wm xcb-util-keysyms xcb-util-image xcb-util-renderutil"
ELSEWHERE = {
    "dnf": "dnf install libglvnd-glx libglvnd-egl libxkbcommon fontconfig glib2 dbus-libs libxcb libxkbcommon-x11 "
    f"{XCB_UTIL} rsms-inter-fonts google-noto-sans-fonts google-noto-serif-fonts",
    "pacman": f"pacman -S --needed libglvnd libxkbcommon fontconfig glib2 dbus libxcb libxkbcommon-x11 {XCB_UTIL} "
    "inter-font noto-fonts",
    "zypper": "zypper install libglvnd libxkbcommon0 libfontconfig1 libglib-2_0-0 libgthread-2_0-0 libdbus-1-3 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 "
    "libxcb-shape0 inter-fonts google-noto-sans-fonts google-noto-serif-fonts",
    "apk": f"apk add mesa-gl mesa-egl libxkbcommon fontconfig glib dbus-libs libxcb libxkbcommon-x11 {XCB_UTIL} "
    "font-inter font-noto",
}


def loads(library: str) -> bool:
    """Whether the system's loader finds the library and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(table: Mapping[str, str]) -> list[str]:
    """The libraries of a table that do not load."""
    return [library for library in table if not loads(library)]


def has_fonts() -> bool:
    """Whether any font is installed: without one, every letter would be a box."""
    if not loads("libfontconfig.so.1"):
        return False
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    fontconfig.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fontconfig.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(ctypes.c_int)
    fonts = fontconfig.FcConfigGetFonts(fontconfig.FcInitLoadConfigAndFonts(), 0)
    return bool(fonts) and fonts[0] > 0  # the set's first member is how many it holds


def has_venv() -> bool:
    """Whether this interpreter can make an environment; Debian keeps that in a package of its own."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def is_debian() -> bool:
    """Whether this is Debian, Ubuntu or a system made from them."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return not {"debian", "ubuntu"}.isdisjoint([release.get("ID", ""), *release.get("ID_LIKE", "").split()])


def privilege() -> list[str] | None:
    """What to put before a command to run it as root without being asked for anything; None if that cannot be done."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def apt_get(prefix: list[str], *arguments: str) -> bool:
    """Run apt-get; whether it did what was asked. What it says is shown only where it did not."""
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0


def install_on_debian(packages: list[str], fonts: list[str], prefix: list[str]) -> bool:
    """Install packages and fonts; whether all packages were had. Fonts that cannot be had are done without."""
    print("Installing what the system lacks:", *packages, *fonts, flush=True)
    apt_get(prefix, "update", "-q")
    install = ("install", "-y", "--no-install-recommends")
    if packages and not apt_get(prefix, *install, *packages):
        return False
    if fonts and not apt_get(prefix, *install, *fonts):
        print("The fonts could not be installed; the program takes what the system has.", file=sys.stderr)
    return True


def debian_packages(libraries: list[str]) -> list[str]:
    """The Debian packages for these libraries, and the one that makes environments if it is missing."""
    venv = [] if has_venv() else [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]
    return venv + [{**ALWAYS, **SCREEN}[library] for library in libraries]


def command(packages: list[str]) -> str | None:
    """What the user of this system can type to install what is missing; None where the system is unknown."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    if is_debian():
        return f"{sudo}apt-get update && {sudo}apt-get install {' '.join(packages)}"
    return next((sudo + line for manager, line in ELSEWHERE.items() if shutil.which(manager)), None)


def install() -> int:
    """Bring in what is missing, or say how to; the exit code of the script."""
    if sys.platform != "linux":
        return 0
    always, screen = missing(ALWAYS), missing(SCREEN)
    complete = has_venv() and has_fonts()
    if complete and not always and not screen:
        return 0
    packages = debian_packages(always + screen)
    fonts = FONTS if always or not has_fonts() else []
    prefix = privilege()
    if is_debian() and prefix is not None:
        return 0 if install_on_debian(packages, fonts, prefix) else 1
    if complete and not always and not os.environ.get("DISPLAY"):
        return 0  # what is missing is only for a screen, and there is none
    lacking = ", ".join([*always, *screen, *([] if has_venv() else ["venv"]), *([] if has_fonts() else ["fonts"])])
    how = command(packages + fonts)
    print(f"This system lacks: {lacking}.", file=sys.stderr)
    print(f"Install it, then try again:\n\n    {how}\n" if how else "Install it, then try again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit("usage: libraries.py install")
    sys.exit(install())
