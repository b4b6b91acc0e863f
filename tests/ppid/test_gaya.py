"""The style sheet as one file that many hands append to."""

import re
from pathlib import Path

GAYA = (Path(__file__).parents[2] / "static/css/ppid.css").read_text()


def aturan_dalam_aturan(gaya: str) -> list[str]:
    """At-rules that begin inside another one; the last item names a block left open."""
    dalam, temuan = [], []
    for potong in re.findall(r"[^{}]*[{}]", re.sub(r"/\*.*?\*/", "", gaya, flags=re.S)):
        kepala = potong[:-1].strip().rpartition(";")[2].strip()
        if potong.endswith("}"):
            dalam.pop()
            continue
        if kepala.startswith("@media") and dalam:
            temuan.append(kepala)
        dalam.append(kepala)
    return temuan + dalam[-1:]


def test_setiap_blok_ditutup_sebelum_bagian_berikutnya():
    """Left open, the rest of the sheet would hold on one width of screen only."""
    assert aturan_dalam_aturan(GAYA) == []


def test_blok_yang_tertinggal_terbuka_ketahuan():
    terbuka = "@media (a) { p { color: red; }\n@media (b) { a { color: red; } }"
    assert aturan_dalam_aturan(terbuka) == ["@media (b)", "@media (a)"]
