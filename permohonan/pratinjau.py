"""Letters on screen before they are numbered: the paper's own HTML, framed."""

import base64
import hashlib
import re

from permohonan import surat
from ppid import naskah

GAYA = re.compile(r"<style>(.*?)</style>", re.DOTALL)
KEBIJAKAN = naskah.KEBIJAKAN_PRATINJAU


def konsep(p, tanggapan) -> list[tuple[str, str]]:
    """Title and HTML of each letter of a draft."""
    return [
        (jenis.judul, naskah.pratinjau(jenis, p, konteks))
        for jenis, konteks in surat.surat_tanggapan(p, tanggapan)
    ]


def perpanjangan(p, satu) -> tuple[str, str]:
    jenis = surat.PERPANJANGAN
    return jenis.judul, naskah.pratinjau(jenis, p, surat.konteks_perpanjangan(p, satu))


def izin_gaya(html: list[str]) -> list[str]:
    """CSP sources for the letters' own style sheets, where they stand inside a page of ours."""
    gaya = {isi for satu in html for isi in GAYA.findall(satu)}
    sidik = [hashlib.sha256(satu.encode()).digest() for satu in sorted(gaya)]
    return [f"'sha256-{base64.b64encode(satu).decode()}'" for satu in sidik]
