"""The case page as someone opens it, and what it offers them."""

from django.urls import reverse

from permohonan import fakta, giliran
from permohonan.langkah import langkah_sop
from permohonan.tindakan import menu
from permohonan.tugas import tugas
from ppid import berkas
from ppid.izin import Peran
from ppid.models import JenisBerkas
from tests.factories import (
    buat_pegawai,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


def alamat(p, nama="perkara", **kwargs):
    return reverse(nama, kwargs={"satker": p.satker.slug, "nomor": p.kunci} | kwargs)


def buka(client, p, nama="perkara", peran=Peran.PETUGAS, **kwargs):
    client.force_login(buat_pegawai(peran, p.satker))
    return client.get(alamat(p, nama, **kwargs))


def kartu(p, petugas, jenis=JenisBerkas.IDENTITAS):
    bersih = berkas.Bersih(PNG, "image/png", ".png")
    satu = berkas.tulis(bersih, nama="ktp.png", jenis=jenis, satker=p.satker, oleh=petugas.pengguna)
    return berkas.kaitkan(satu, p)


def tombol(p, siapa):
    m = menu(p, siapa, fakta.baca(p, siapa))
    return (m.utama.teks if m.utama else None), m


def keadaan(p, siapa) -> dict[str, str]:
    return {t["teks"]: t["keadaan"] for t in tugas(p, fakta.baca(p, siapa))}


def langkah(p, siapa) -> list[str]:
    return [x["keadaan"] for x in langkah_sop(p, siapa, giliran.tunggu([p])[p.pk])]
