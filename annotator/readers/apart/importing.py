"""Imports go on after the doors are closed: libraries import much only when they use it.

While a module is looked for and loaded, files may be opened; before and after that none may. What is loaded then is the
program's own and runs by itself, so nothing of a source is at work meanwhile.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

Opened = Callable[[], AbstractContextManager[None]]


def open_for_imports(opened: Opened) -> None:
    """Have every import from now on take place within `opened()`."""
    sys.meta_path[:] = [_Finder(finder, opened) for finder in sys.meta_path]


class _Finder(MetaPathFinder):
    def __init__(self, finder: Any, opened: Opened) -> None:
        self._finder, self._opened = finder, opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._finder, name)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        with self._opened():
            spec: ModuleSpec | None = self._finder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self._opened)
        return spec


class _Loader(Loader):
    def __init__(self, loader: Any, opened: Opened) -> None:
        self._loader, self._opened = loader, opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        with self._opened():
            module: ModuleType | None = self._loader.create_module(spec)
            return module

    def exec_module(self, module: ModuleType) -> None:
        with self._opened():
            self._loader.exec_module(module)
