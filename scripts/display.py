"""Whether a window can be shown here.

    python scripts/display.py

Exits 0 if so; 1 with the reason on standard output if there is no display that opens; 2 with what to do on standard
error if there is one but libraries for it are missing.
"""

import ctypes
import os
import sys

import libraries

UNSEEN = {"offscreen", "minimal", "minimalegl"}
OWN_SCREEN = {"linuxfb", "eglfs", "vkkhrdisplay", "vnc"}


def opens_wayland() -> bool:
    """Whether the Wayland compositor that the environment names answers."""
    if not os.environ.get("WAYLAND_DISPLAY") or not libraries.loads("libwayland-cursor.so.0"):
        return False
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    return bool(wayland.wl_display_connect(None))


def opens_x11() -> bool:
    """Whether the X server that the environment names answers and lets us in."""
    if not os.environ.get("DISPLAY") or not libraries.loads("libxcb.so.1"):
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    return bool(xcb.xcb_connection_has_error(xcb.xcb_connect(None, None)) == 0)


def main() -> int:
    """Look, say what was found, and return the exit code."""
    plugin = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if plugin in UNSEEN:
        print(f"No window can be shown: QT_QPA_PLATFORM is {plugin}.")
        return 1
    if sys.platform != "linux" or plugin in OWN_SCREEN or opens_wayland():
        return 0
    if opens_x11():
        return 2 if libraries.missing(libraries.SCREEN) and libraries.install() else 0
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    print(f"The display {display} cannot be opened." if display else "There is no display here.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
