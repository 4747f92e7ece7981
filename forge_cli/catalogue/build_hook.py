"""The build hook: checks the documents and compiles the index when a wheel is built."""

import atexit
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Puts the compiled index beside the package's modules."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the index into a temporary folder and add it to the wheel.

        An editable install reads the checkout, where the index is compiled on demand.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)  # the build runs elsewhere; the package lies here
        try:
            from forge_cli.catalogue.files import data_directory, document_files
            from forge_cli.catalogue.index import PREBUILT, compile_catalogue
            from forge_cli.catalogue.reading import read_all
        finally:
            sys.path.remove(self.root)
        _, findings = read_all(list(document_files(data_directory() + "/exercises")))
        if findings:
            raise ValueError("\n".join(str(finding) for finding in findings))
        folder = tempfile.TemporaryDirectory()
        atexit.register(folder.cleanup)  # the wheel is written after this returns
        path = Path(folder.name) / PREBUILT
        path.write_bytes(compile_catalogue({}).serialize())
        build_data["force_include"][str(path)] = f"forge_cli/{PREBUILT}"
        build_data["shared_data"]["forge_cli/forge.1"] = "share/man/man1/forge.1"
