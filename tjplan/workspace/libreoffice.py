"""Where LibreOffice is."""

import os
import shutil
from pathlib import Path


def program() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    usual = Path(os.environ.get("PROGRAMFILES", "C:/Program Files"), "LibreOffice", "program", "soffice.exe")
    return found or (str(usual) if os.name == "nt" and usual.is_file() else None)
