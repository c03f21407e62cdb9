"""Files as one zip whose bytes depend on nothing but the files."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can hold: no clock goes into it."""
_FILE = 0o100644 << 16
"""A regular file that everyone may read, in the upper half of the external attributes (APPNOTE 4.4.15)."""
_UNIX = 3


def to_zip(files: Mapping[str, bytes], folder: str) -> bytes:
    """The bytes of a zip with ``files`` below ``folder``, in the order of their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _FILE, _UNIX
            archive.writestr(entry, files[name])
    return out.getvalue()
