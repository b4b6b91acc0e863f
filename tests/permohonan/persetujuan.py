"""The PPID's desk: its addresses, and a decision sent from its page."""

from django.urls import reverse

from ppid.models import Jejak

MENUNGGU = "menunggu_persetujuan"
TEMUAN = [{"jenis": "nik", "teks": "3 NIK", "jawaban": ""}]
ENAM = dict.fromkeys(
    ("materi", "bahaya", "undang_undang", "kepentingan", "timbangan"), "Uraian"
) | {"simpulan": "dikecualikan"}


def daftar(satker):
    return reverse("persetujuan", args=[satker.slug])


def alamat(p, ke=None):
    if ke is None:
        return reverse("persetujuan_satu", args=[p.satker.slug, p.kunci])
    return reverse("persetujuan_surat", args=[p.satker.slug, p.kunci, ke])


def putuskan(klien, p, tindakan, **isi):
    p.refresh_from_db()
    return klien.post(alamat(p), {"versi": p.versi, "tindakan": tindakan} | isi)


def usulkan_perpanjangan(p, petugas):
    p.usulkan_perpanjangan(oleh=petugas, alasan="belum_dikuasai", uraian="Arsip di gudang")
    return p


def jejak(p, jenis):
    return Jejak.objects.tentang(p).filter(jenis=jenis)
