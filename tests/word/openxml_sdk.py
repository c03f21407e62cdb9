"""Validates Word files with Microsoft's Open XML SDK: ``python openxml_sdk.py FOLDER FILE...`` prints JSON.

The SDK is .NET; python-redlines-docxodus carries it with a runtime of its own, pythonnet calls it.
It runs in a process of its own, so that no test shares one with .NET.
"""

import importlib.util
import json
import sys
import tarfile
from pathlib import Path

INSTALL = 'pip install -e ".[validate]"'
_MODULES = ("python_redlines_docxodus", "pythonnet")
_OURS = ("redline", "Docxodus", "DocumentFormat")


def missing() -> bool:
    """Whether the validator is not installed, or not for this kind of machine."""
    return any(importlib.util.find_spec(name) is None for name in _MODULES) or not _archives()


def _archives() -> list[Path]:
    spec = importlib.util.find_spec(_MODULES[0])
    homes = spec.submodule_search_locations if spec else None
    return sorted(archive for home in homes or () for archive in Path(home, "_binaries").glob("linux-*.tar.gz"))


def unpack(folder: Path) -> None:
    """The SDK and its runtime below ``folder``, laid out as .NET wants an installation."""
    with tarfile.open(_archives()[0]) as archive:
        archive.extractall(folder / "sdk", filter="data")
    told = json.loads((folder / "sdk" / "redline.runtimeconfig.json").read_text(encoding="utf-8"))
    framework = told["runtimeOptions"]["includedFrameworks"][0]
    name, version = framework["name"], framework["version"]
    host, shared = folder / "host" / "fxr" / version, folder / "shared" / name / version
    for place in (host, shared):
        place.mkdir(parents=True)
    (host / "libhostfxr.so").symlink_to(folder / "sdk" / "libhostfxr.so")
    files = [file for file in (folder / "sdk").iterdir() if file.is_file() and not file.name.startswith(_OURS)]
    for file in files:
        (shared / file.name).symlink_to(file)
    _describe(shared / f"{name}.deps.json", version, [file.name for file in files])
    settings = {"tfm": "net" + version.rpartition(".")[0], "framework": {"name": name, "version": version}}
    # Without this .NET looks for ICU, which a plain system lacks.
    settings["configProperties"] = {"System.Globalization.Invariant": True}
    (folder / "runtimeconfig.json").write_text(json.dumps({"runtimeOptions": settings}), encoding="utf-8")


def _describe(path: Path, version: str, names: list[str]) -> None:
    target, library = ".NETCoreApp/linux", f"runtime/{version}"
    files = {
        "runtime": {name: {} for name in names if name.endswith(".dll")},
        "native": {name: {} for name in names if name.endswith(".so")},
    }
    described = {
        "runtimeTarget": {"name": target},
        "targets": {target: {library: files}},
        "libraries": {library: {"type": "package", "serviceable": True, "sha512": ""}},
    }
    path.write_text(json.dumps(described), encoding="utf-8")


def start(folder: Path, *more: str) -> None:
    """Start .NET in this process, with the SDK and ``more`` of what lies beside it."""
    import pythonnet
    from clr_loader import get_coreclr

    pythonnet.load(get_coreclr(runtime_config=str(folder / "runtimeconfig.json"), dotnet_root=str(folder)))
    import clr

    for name in ("DocumentFormat.OpenXml.Framework", "DocumentFormat.OpenXml", *more):
        clr.AddReference(str(folder / "sdk" / f"{name}.dll"))


def main(folder: Path, files: list[str]) -> None:
    """Print the errors of each file."""
    start(folder)
    from DocumentFormat.OpenXml import FileFormatVersions
    from DocumentFormat.OpenXml.Packaging import WordprocessingDocument
    from DocumentFormat.OpenXml.Validation import OpenXmlValidator

    validator = OpenXmlValidator(FileFormatVersions.Office2019)
    found = {}
    for file in files:
        opened = WordprocessingDocument.Open(file, False)
        found[file] = [
            f"{one.Id} {one.Path.XPath if one.Path else ''}: {one.Description}" for one in validator.Validate(opened)
        ]
        opened.Dispose()
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
