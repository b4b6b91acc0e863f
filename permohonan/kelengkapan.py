"""When a request is complete (*lengkap*), and what each kind of applicant must show.

Perki 1/2021 and rancangan: name, address, one contact (or waiting at the desk), clear rincian,
tujuan, cara; for kuasa, badan hukum, kelompok and badan publik also their papers. A personal
identity may follow later (*identitas menyusul*) and does not stop the work.
"""

from ppid.models import JenisBerkas as B

HARI_LENGKAPI = 3  # hari kerja, for the desk to check and again for the applicant to complete

SYARAT_JENIS: dict[str, tuple[str, ...]] = {
    "perorangan": (),
    "kelompok_orang": (B.SURAT_KUASA,),
    "badan_hukum": (B.AKTA, B.PENGESAHAN),
    "badan_publik": (B.SURAT_RESMI,),
}
ISIAN = {
    "rincian": "Rincian informasi yang dibutuhkan",
    "tujuan": "Tujuan penggunaan informasi",
    "cara_memperoleh": "Cara memperoleh informasi",
}


def dokumen_wajib(jenis: str, lewat_kuasa: bool) -> tuple[str, ...]:
    """Papers an applicant of this kind must show, each a JenisBerkas."""
    kuasa = (B.SURAT_KUASA,) if lewat_kuasa else ()
    return tuple(dict.fromkeys(SYARAT_JENIS[jenis] + kuasa))


def kekurangan(permohonan, berkas_jenis) -> list[tuple[str, str]]:
    """What is still missing, as (key, words); empty when complete. No query of its own."""
    p = permohonan.pemohon
    kurang = [("nama", "Nama pemohon")] * (not p.nama)
    kurang += [("alamat", "Alamat pemohon")] * (not p.alamat)
    if not (p.telepon or p.email or p.menunggu_di_tempat):
        kurang.append(("kontak", "Nomor telepon atau alamat email"))
    kurang += [(nama, label) for nama, label in ISIAN.items() if not getattr(permohonan, nama)]
    ada = set(berkas_jenis) | set(p.dokumen_dilihat)
    wajib = dokumen_wajib(p.jenis, p.lewat_kuasa)
    return kurang + [(jenis, B(jenis).label) for jenis in wajib if jenis not in ada]
