"""T7 for the store's papers: what people type is printed as it stands, and fetches nothing."""

import io

import pikepdf
import pytest
from pypdf import PdfReader

from ppid import pdf
from ppid.izin import Peran
from tests.dip.gudang import DAFTAR, LAMA, alamat
from tests.factories import pelaku
from tests.factories_dip import buat_dokumen, buat_unit
from tests.permohonan.test_naskah import JAHAT, rapat

pytestmark = pytest.mark.django_db


@pytest.fixture
def diminta(monkeypatch) -> list[str]:
    """Addresses that the printer asked for."""
    semua, asli = [], pdf.HurufSaja.fetch
    monkeypatch.setattr(
        pdf.HurufSaja, "fetch", lambda ini, url, *a: semua.append(url) or asli(ini, url, *a)
    )
    return semua


def teks(isi: bytes) -> str:
    return rapat("".join(satu.extract_text() for satu in PdfReader(io.BytesIO(isi)).pages))


def jahat(satker):
    """A hostile text in every field that reaches a paper."""
    muatan, petugas = " ".join(JAHAT), pelaku(Peran.PETUGAS, satker)
    satker.nama = satker.alamat = satker.kop_atas = JAHAT[0][:60]
    satker.save()
    isian = {"ringkasan": muatan, "pejabat": muatan[:200], "waktu_tempat": muatan[-200:]}
    unit = buat_unit(satker, JAHAT[1][:100])
    satu = buat_dokumen(satker, muatan[:200], unit=unit, **isian, **LAMA)
    tempat = {"ruang": JAHAT[0][:60], "rak": JAHAT[1][:40], "boks": JAHAT[2][:40], "map": ""}
    satu.lengkapi(muatan[:300], oleh=petugas, **tempat)
    satu.usulkan_musnah(muatan[-300:], oleh=petugas)
    return satu


def test_muatan_jahat_tercetak_apa_adanya_di_setiap_kertas(masuk, bintan, diminta):
    satu = jahat(bintan)
    petugas = masuk(Peran.PETUGAS, bintan)
    jalur = [
        alamat(satu, "dokumen_label"),
        f"{DAFTAR}buku-rekap/cetak/",
        f"{DAFTAR}retensi/cetak/?lihat=diusulkan",
    ]

    kertas = [petugas.get(satu_jalur).content for satu_jalur in jalur]

    for isi in kertas:
        assert b"/JavaScript" not in isi
        assert rapat(satu.judul)[:40] in teks(isi)
        with pikepdf.open(io.BytesIO(isi)) as dokumen:
            assert not dokumen.attachments
    assert diminta
    assert all(url in pdf.HURUF for url in diminta)


@pytest.mark.parametrize("huruf", ["x", "漢", "W"])
def test_kata_panjang_tidak_keluar_dari_label(masuk, bintan, huruf):
    satu = buat_dokumen(bintan, huruf * 200, ruang=huruf * 60, rak=huruf * 40, boks=huruf * 40)

    isi = masuk(Peran.PETUGAS, bintan).get(alamat(satu, "dokumen_label")).content

    assert len(PdfReader(io.BytesIO(isi)).pages) == 1
