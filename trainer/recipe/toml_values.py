"""Values as TOML writes them."""

import json


def toml_value(value: object) -> str:
    """Return numbers, texts, booleans and flat lists of them as TOML.

    JSON writes them alike, but for two things: TOML knows no pairs of surrogates, which JSON makes
    of a sign such as an emoji, and takes no DEL as it is.
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
