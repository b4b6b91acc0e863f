"""An office's own words with fixed placeholders: `{nama}` out of a dictionary, and nothing more.

No format or template engine ever sees office text: what is not a known placeholder is printed as
it stands, and a value is never read again. Escaping is the template's. Pure.
"""

import re
from collections.abc import Iterable, Mapping

ISIAN = re.compile(r"\{([a-z_]+)\}")
KURUNG = re.compile(r"\{[^{}]*\}")


def isi(teks: str, nilai: Mapping[str, str]) -> str:
    """Fill the placeholders that have a value; anything else stays literally."""
    return ISIAN.sub(lambda m: nilai.get(m[1], m[0]), teks)


def dipakai(teks: str) -> list[str]:
    """Names of the placeholders in a text."""
    return ISIAN.findall(teks)


def tak_dikenal(teks: str, boleh: Iterable[str]) -> list[str]:
    """What looks like a placeholder and is none of the allowed ones, each once, as typed."""
    tahu = {f"{{{nama}}}" for nama in boleh}
    return list(dict.fromkeys(satu for satu in KURUNG.findall(teks) if satu not in tahu))
