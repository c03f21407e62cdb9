"""JSON as every file of the website writes it."""

import json


def to_json(value: object) -> bytes:
    """UTF-8, two spaces a level, a line break at the end; keys in the order given.

    Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD rather than failing the build.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
