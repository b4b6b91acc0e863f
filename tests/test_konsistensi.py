"""One place for each power: nothing in the code goes around it."""

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
KODE = [
    berkas
    for folder in ("ppid", "dip", "permohonan", "laporan")
    for berkas in sorted((AKAR / folder).rglob("*.py"))
    if "migrations" not in berkas.parts
]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))

# What is guarded: the pattern that would go around it, and the only files that may match.
PENJAGA = {
    "status": (r"\.status\s*=[^=]|update\([^)]*\bstatus=", {"ppid/alur.py"}),
    "kegiatan": (
        r"Kegiatan\.objects\.(create|bulk_create)|\bKegiatan\((?!Tentang)",
        {"ppid/alur.py"},
    ),
    "jejak": (r"\bJejak\((?!Tentang)|Jejak\.objects\.(create|bulk_create)", {"ppid/jejak.py"}),
    "nomor": (r"Penghitung\.objects|\bPenghitung\((?!models)", {"ppid/nomor.py"}),
    "kabar": (
        r"Kabar\.objects\.create|\bKabar\((?!Tentang)|send_mail|EmailMessage\(",
        {"ppid/kabar.py"},
    ),
    "naskah": (r"Naskah\.objects\.create|\bNaskah\((?!Tentang)", {"ppid/naskah.py"}),
    "berkas": (
        r"\bBerkas\.objects\.create|\bBerkas\((?!Tentang)|FILE_DIR",
        {"ppid/berkas.py", "ppid/settings.py", "ppid/management/commands/isi_demo.py"},
    ),
    "jam": (r"timezone\.now|datetime\.now\(|date\.today\(|datetime\.utcnow\(", {"ppid/waktu.py"}),
    "sql mentah": (r"\.raw\(|\.extra\(|RawSQL", set()),
    "html mentah": (r"mark_safe|SafeString\(", {"ppid/markah.py"}),
    "csrf": (r"csrf_exempt", set()),
    "host": (r"build_absolute_uri|get_host\(", set()),
}

# Fields that crispy has rendered already: its own layout templates do the same.
HTML_CRISPY = {"fields|safe", "fields_output|safe"}


def nama(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


@pytest.mark.parametrize("kuasa", PENJAGA)
def test_tidak_ada_jalan_memutar(kuasa):
    pola, boleh = PENJAGA[kuasa]

    pelanggar = {
        nama(berkas)
        for berkas in KODE
        if any(re.search(pola, baris) for baris in berkas.read_text().splitlines())
    }

    assert pelanggar - boleh == set()


@pytest.mark.parametrize("berkas", TEMPLAT, ids=nama)
def test_templat_tanpa_skrip_atau_gaya_sebaris(berkas):
    teks = berkas.read_text()
    dokumen = "naskah" in berkas.parts  # papers carry their own <style>; no browser loads them

    assert not re.search(r"<script(?![^>]*\bsrc=)", teks)
    assert dokumen or not re.search(r"<style|\sstyle=", teks)
    assert not re.search(r"\son[a-z]+=\"", teks)
    assert set(re.findall(r"[\w.]+\|safe", teks)) <= HTML_CRISPY
    assert "autoescape off" not in teks


@pytest.mark.parametrize("berkas", KODE, ids=nama)
def test_berkas_kode_cukup_pendek_dan_impornya_di_atas(berkas):
    teks = berkas.read_text()

    assert len(teks.splitlines()) <= 450
    assert (
        re.findall(r"^ {4,}(?:from|import) (?:ppid|dip|permohonan|laporan)\b.*", teks, re.M) == []
    )
