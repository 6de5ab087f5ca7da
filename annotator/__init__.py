"""A desktop program for checking facts line by line."""

import sys
from pathlib import Path

__version__ = "0.1.0"

# An installed wheel carries db and resources inside this package (see pyproject.toml).
_bundled = Path(__file__).with_name("_bundled")
if _bundled.is_dir() and str(_bundled) not in sys.path:
    sys.path.insert(0, str(_bundled))
