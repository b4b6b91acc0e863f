"""The chain of the DIP as verbs, in an office with a Kabag and in two without."""

from datetime import date

import pytest

from dip.models import Penyusunan
from ppid.izin import Peran
from ppid.models import Kegiatan
from tests.dip.rantai import buat_dip
from tests.factories import buat_satker, pelaku
from tests.factories_dip import buat_unit

LANGKAH = (
    *("tugaskan_kabag", "tugaskan_kasubbag", "konsep", "koreksi", "setujui", "tandatangani"),
    *("isi", "isi", "klarifikasi", "sahkan", "sahkan", "tetapkan", "tetapkan", "terbitkan"),
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "kabag"),
    [
        ("bengkulu", Peran.KABAG),
        ("bintan", Peran.KASUBBAG),
        ("sarolangun", Peran.KASUBBAG),
    ],
)
def test_sebelas_langkah_dikerjakan_pelakunya(slug, kabag):
    satker = buat_satker(slug)
    buat_unit(satker, "Subbag A")
    buat_unit(satker, "Subbag B")
    oleh = {peran: pelaku(peran, satker) for peran in Peran if peran != Peran.PEMOHON}
    sekretaris, petugas = oleh[Peran.SEKRETARIS], oleh[Peran.PETUGAS]

    dip = Penyusunan.mulai_tahun(2026, oleh=sekretaris, arahan="Susun DIP 2026")
    if not dip.sekali_tugas:
        dip.tugaskan_kasubbag(oleh=oleh[kabag], arahan="Koordinasikan")
    dip.kirim_konsep("Penyusunan DIP", "Mohon diisi", oleh=petugas)
    dip.koreksi_nota("Penyusunan DIP", "Mohon segera diisi", oleh=oleh[Peran.KASUBBAG])
    dip.setujui_nota(oleh=oleh[kabag])
    dip.tandatangani_nota(oleh=sekretaris)
    for bagian in dip.bagian.all():
        bagian.serahkan(oleh=oleh[kabag])
    dip.refresh_from_db()
    dip.usulkan(oleh=petugas)
    dip.tandatangani(oleh=sekretaris)
    dip.sahkan(["Erlina"], date(2026, 1, 5), None, oleh=oleh[Peran.PERTIMBANGAN])
    dip.usulkan_pleno(oleh=sekretaris)
    dip.tetapkan(oleh=oleh[Peran.PLENO], ba_pindaian=None, keputusan_pindaian=None, ba_nomor="1")
    dip.terbitkan(oleh=petugas)

    kegiatan = Kegiatan.objects.order_by("pk")
    assert tuple(kegiatan.values_list("kunci", flat=True)) == LANGKAH
    assert not kegiatan.filter(selesai=None).exists()
    assert list(Penyusunan.objects.publik(satker)) == [dip]


@pytest.mark.django_db
def test_versi_tanpa_pleno_terbit_disahkan_ppid():
    satker = buat_satker("bengkulu")
    satker.sop.get(jenis="dip").langkah.filter(kunci="tetapkan").delete()

    dip = buat_dip(satker, "ditetapkan")

    assert Kegiatan.objects.tentang(dip).get(selesai=None).kunci == "terbitkan"
    dip.terbitkan(oleh=pelaku(Peran.PETUGAS, satker))
    assert (dip.label_publik, dip.ditetapkan_pada) == ("disahkan PPID", None)
    assert not Kegiatan.objects.filter(kunci="tetapkan").exists()


@pytest.mark.django_db
def test_versi_tanpa_persetujuan_kabag_langsung_ke_tanda_tangan():
    satker = buat_satker("bengkulu")
    satker.sop.get(jenis="dip").langkah.filter(kunci="setujui").delete()
    dip = buat_dip(satker, "koreksi")

    dip.koreksi_nota("Hal", "Isi", oleh=pelaku(Peran.KASUBBAG, satker))

    assert dip.status == "tanda_tangan"
    terbuka = Kegiatan.objects.tentang(dip).get(selesai=None)
    assert (terbuka.kunci, terbuka.menunggu) == ("tandatangani", Peran.SEKRETARIS)
    assert buat_dip(buat_satker("bengkulu"), "terbit", 2027).label_publik == "ditetapkan Pleno"
