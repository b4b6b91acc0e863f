"""Papers that applicants of the demo upload: one page each, plainly marked as an example."""

from functools import cache

from django.utils.html import format_html

from ppid import berkas
from ppid.models import Berkas, JenisBerkas
from ppid.pdf import html_ke_pdf

ISI = {
    JenisBerkas.SURAT_KUASA: "Kami memberi kuasa untuk mengajukan permohonan informasi publik "
    "dan menerima jawabannya atas nama {nama}.",
    JenisBerkas.AKTA: "Akta pendirian {nama}, dibuat di hadapan notaris.",
    JenisBerkas.PENGESAHAN: "Keputusan pengesahan {nama} sebagai badan hukum.",
}


def siapkan(jenis: str, nama: str, satker) -> Berkas:
    """A stored file, its row not saved yet: what `berkas.siapkan()` gives for an upload."""
    bersih = berkas.Bersih(_pdf(jenis, nama), "application/pdf", ".pdf")
    return berkas.tulis(bersih, nama=f"{jenis}.pdf", jenis=jenis, satker=satker)


@cache
def _pdf(jenis: str, nama: str) -> bytes:
    return html_ke_pdf(
        format_html(
            '<html lang="id"><title>{0}</title><h1>{0}</h1><p>{1}<p>CONTOH, bukan dokumen nyata.',
            JenisBerkas(jenis).label,
            ISI[jenis].format(nama=nama),
        )
    )
