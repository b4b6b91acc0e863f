"""Steps 8 to 10 at one instant, on a real PostgreSQL: one word counts, the others are told (409).

Each proof first shows that it fails when the guard is off.
"""

import pytest

from dip.models import Penyusunan
from dip.status.penyusunan import Status
from ppid import alur, jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan
from tests.factories import buat_satker, pelaku
from tests.factories_dip import buat_dip
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]

BANYAK = 8


@pytest.fixture
def buta(monkeypatch):
    def tukar_buta(perkara, t, versi, ubah):
        tujuan = {"status": t.ke} if t.ke else {}
        type(perkara)._base_manager.filter(pk=perkara.pk).update(**tujuan, **ubah)
        perkara.refresh_from_db()

    return lambda: monkeypatch.setattr(alur, "_tukar", tukar_buta)


def berlomba(dip, kerja) -> list:
    """Everybody has read the same state before anybody presses the button."""
    dibaca = [Penyusunan.objects.select_related("satker", "sop").get() for _ in range(BANYAK)]
    return serempak(lambda n: kerja(n, dibaca[n]), BANYAK)


def sahkan_atau_kembalikan(dip):
    tim, hari_ini = pelaku(Peran.PERTIMBANGAN, dip.satker), dip.satker.hari_ini

    def kerja(n, satu):
        if n % 2:
            return satu.kembalikan("kembalikan_pertimbangan", "Belum", oleh=tim)
        return satu.sahkan(["Erlina"], hari_ini, None, oleh=tim)

    return berlomba(dip, kerja)


def tetapkan_serempak(dip):
    notulis, hari_ini = pelaku(Peran.PLENO, dip.satker), dip.satker.hari_ini
    kosong = {"ba_pindaian": None, "keputusan_pindaian": None}

    def kerja(n, satu):
        isi = {"keputusan_nomor": f"{n}", "keputusan_tanggal": hari_ini}
        return satu.tetapkan(oleh=notulis, **kosong, **isi)

    return berlomba(dip, kerja)


LOMBA = [
    (Status.PERTIMBANGAN, sahkan_atau_kembalikan, {"sahkan_dip", "kembalikan_pertimbangan"}),
    (Status.PLENO, tetapkan_serempak, {"tetapkan_dip"}),
]


@pytest.mark.parametrize(("status", "lomba", "jenis"), LOMBA)
def test_satu_putusan_yang_berlaku(status, lomba, jenis):
    dip = buat_dip(buat_satker("bengkulu"), entri=[{}], sampai=status)

    hasil = lomba(dip)

    assert sum(h is None for h in hasil) == 1
    assert sum(isinstance(h, TransisiDitolak) for h in hasil) == BANYAK - 1
    assert Jejak.objects.filter(jenis__in=jenis).count() == 1
    assert Kegiatan.objects.tentang(dip).filter(selesai=None).count() == 1
    assert jejak.periksa("bengkulu").jenis == ""


@pytest.mark.parametrize(("status", "lomba", "jenis"), LOMBA)
def test_kontrol_tanpa_banding_versi_lebih_dari_satu_putusan(status, lomba, jenis, buta):
    dip = buat_dip(buat_satker("bengkulu"), entri=[{}], sampai=status)
    buta()

    lomba(dip)

    assert Jejak.objects.filter(jenis__in=jenis).count() > 1


def test_bagian_yang_dikembalikan_bersamaan_dengan_usulan_tidak_tertinggal():
    dip = buat_dip(buat_satker("bengkulu"), entri=[{}], sampai=Status.KLARIFIKASI)
    petugas = pelaku(Peran.PETUGAS, dip.satker)
    bagian = dip.bagian.select_related("satker", "sop", "unit").first()

    def kerja(n, satu):
        if n % 2:
            return satu.minta_perbaikan(bagian, "Lengkapi", oleh=petugas)
        return satu.usulkan(oleh=petugas)

    hasil = berlomba(dip, kerja)

    dip.refresh_from_db()
    bagian.refresh_from_db()
    assert all(h is None or isinstance(h, TransisiDitolak) for h in hasil)
    assert not (bagian.terbuka and dip.status != Status.KLARIFIKASI)
