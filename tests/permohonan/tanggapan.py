"""The form of an answer's draft, as a desk sends it."""

from django.urls import reverse

from ppid import berkas
from ppid.models import Jejak, JenisBerkas
from tests.factories_dip import buat_berkas


def alamat(p, nama="perkara_tanggapan"):
    return reverse(nama, kwargs={"satker": p.satker.slug, "nomor": p.kunci})


def isian(p, tindakan="kirim", **lain):
    p.refresh_from_db()
    return {
        "versi": p.versi,
        "tindakan": tindakan,
        "bagian-1-hasil": "dikabulkan",
        "bagian-1-informasi": "Rekapitulasi DPT",
        "bagian-1-bentuk": "softcopy",
        "cara_serah": "ambil",
    } | {kunci.replace("b1_", "bagian-1-").replace("__", "-"): v for kunci, v in lain.items()}


def kirim(klien, p, tindakan="kirim", **lain):
    return klien.post(alamat(p), isian(p, tindakan, **lain))


def bahan(p, temuan=(), nama="jawaban.pdf"):
    satu = buat_berkas(p.satker, JenisBerkas.JAWABAN, nama=nama, temuan=temuan)
    return berkas.kaitkan(satu, p)


def jejak(p, jenis):
    return Jejak.objects.tentang(p).filter(jenis=jenis)
