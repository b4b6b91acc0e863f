"""The demo's offices, people and cases: invented, and written to be read."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent


def baca(nama: str):
    return json.loads((FOLDER / f"{nama}.json").read_text(encoding="utf-8"))


def baca_teks(nama: str) -> str:
    return (FOLDER / f"{nama}.md").read_text(encoding="utf-8")
