"""Unpublishing: gone everywhere at once, what was given stays, and nothing offers it again."""

import pytest
from django.core.exceptions import PermissionDenied

from dip.models import Dokumen
from dip.padanan import padanan
from permohonan.konsep import dokumen as ditawarkan
from ppid.alur import TransisiDitolak
from ppid.berkas import baca
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan
from tests.dip.gudang import alamat, jenis_jejak, lengkap, segar, usulkan_versi
from tests.factories import buat_permohonan, pelaku, setujui
from tests.factories_dip import buat_dokumen

pytestmark = pytest.mark.django_db
TANYA = "DPT 2024 per kecamatan"


def tarik(dokumen: Dokumen) -> None:
    segar(dokumen).tarik("Angkanya keliru", oleh=pelaku(Peran.KASUBBAG, dokumen.satker))


def diberikan(satker, dokumen):
    """A case closed at the desk with this document."""
    p = buat_permohonan(satker, "diproses", kanal="datang_langsung")
    isian = {"cara": "ambil", "penerima": "Budi", "bagian": p.bagian_terbuka()}
    p.jawab_di_tempat(oleh=pelaku(Peran.PETUGAS, satker), dokumen=[dokumen], **isian)
    return p


def test_ditarik_dengan_alasan_sesudah_halaman_yang_menjelaskan(masuk, bintan):
    satu, kasubbag = lengkap(bintan, "DPT 2024"), masuk(Peran.KASUBBAG, bintan)
    jalur = alamat(satu, "dokumen_tarik")

    penjelasan = kasubbag.get(jalur).text
    kosong = kasubbag.post(jalur, {"versi": satu.versi, "alasan": " "})
    respons = kasubbag.post(jalur, {"versi": satu.versi, "alasan": "Angka keliru"}, follow=True)
    lagi = kasubbag.post(jalur, {"versi": satu.versi, "alasan": "Angka keliru"})

    assert "Situs kantor" in penjelasan  # where else it was announced
    assert (kosong.status_code, lagi.status_code) == (422, 409)
    assert "Tulis alasan dokumen ditarik" in kosong.text
    assert "Angka keliru" in respons.text
    assert (segar(satu).status, segar(satu).alasan_tarik) == ("ditarik", "Angka keliru")
    assert jenis_jejak(satu)[-1] == "tarik_dokumen"
    assert not Kegiatan.objects.tentang(satu).filter(selesai=None).exists()


def test_hilang_dari_semua_yang_menawarkan_seketika(bintan):
    satu = buat_dokumen(bintan, TANYA)
    p = buat_permohonan(bintan, "diproses", rincian=TANYA)
    assert [x.dokumen for x in padanan(bintan, TANYA)] == [satu]
    assert satu.token in ditawarkan(p, [satu.token], TANYA)

    tarik(satu)

    assert padanan(bintan, TANYA) == []
    assert ditawarkan(p, [satu.token], TANYA) == {}
    assert not Dokumen.objects.publik(bintan).exists()
    assert not segar(satu).terbuka


def test_kontrol_yang_disahkan_saja_ditawarkan(bintan):
    """Without the status in `terbuka()` the proofs above would fail."""
    satu = buat_dokumen(bintan, TANYA)
    tarik(satu)

    tanpa_penjaga = Dokumen.objects.filter(satker=bintan, klasifikasi="berkala")

    assert list(tanpa_penjaga) == [satu]


def test_petugas_tidak_dapat_menarik(masuk, bintan):
    satu, petugas = buat_dokumen(bintan), masuk(Peran.PETUGAS, bintan)

    assert petugas.get(alamat(satu, "dokumen_tarik")).status_code == 403
    assert alamat(satu, "dokumen_tarik") not in petugas.get(alamat(satu)).text
    with pytest.raises(PermissionDenied):
        satu.tarik("x", oleh=pelaku(Peran.PETUGAS, bintan))


def test_yang_sudah_diberikan_tetap_pada_perkaranya(masuk, bintan):
    satu = buat_dokumen(bintan, TANYA)
    p = diberikan(bintan, satu)

    tarik(satu)

    [pemberian] = p.pemberian.all()
    assert (pemberian.dokumen, pemberian.publik) == (satu, True)
    assert baca(pemberian.berkas)


def test_berkas_yang_pernah_diberikan_tidak_terhapus_saat_diperbaiki(bintan):
    satu, petugas = buat_dokumen(bintan, TANYA), pelaku(Peran.PETUGAS, bintan)
    p = diberikan(bintan, satu)
    tarik(satu)
    satu = segar(satu)
    satu.ajukan_lagi(oleh=petugas)

    satu.buang_berkas(satu.berkas[0], oleh=petugas)

    assert segar(satu).berkas == []
    assert baca(p.pemberian.get().berkas)
    assert jenis_jejak(satu)[-2:] == ["ajukan_lagi", "dokumen_diubah"]


def test_konsep_dengan_dokumen_yang_ditarik_tidak_disetujui(bintan):
    satu = buat_dokumen(bintan, TANYA)
    p = buat_permohonan(bintan, "koordinasi")
    jawaban = [{"bagian": b, "hasil": "dikabulkan", "informasi": "x"} for b in p.bagian_terbuka()]
    petugas = pelaku(Peran.PETUGAS, bintan)
    p.susun_tanggapan(oleh=petugas, jawaban=jawaban, dokumen=[satu], cara_serah="ambil")
    tarik(satu)

    with pytest.raises(TransisiDitolak, match="sudah ditarik"):
        setujui(p)

    assert not Jejak.objects.tentang(p).filter(jenis="setujui").exists()


def test_diajukan_lagi_dan_disahkan_dengan_versi_terbarunya(masuk, bintan):
    satu = buat_dokumen(bintan, TANYA)
    usulkan_versi(satu)
    tarik(satu)
    isi = {"aksi": "ajukan_lagi", "versi": segar(satu).versi}

    masuk(Peran.PETUGAS, bintan).post(alamat(satu), isi)
    assert [b.nama for b in segar(satu).berkas] == ["baru.pdf"]
    segar(satu).sahkan(oleh=pelaku(Peran.KASUBBAG, bintan))

    assert [x.dokumen for x in padanan(bintan, TANYA)] == [satu]
    assert [b.nama for b in segar(satu).berkas] == ["baru.pdf"]
    assert satu.versi_berkas.kini().count() == 1
