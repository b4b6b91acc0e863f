"""Every table, picture and text of a report has its one place in it."""

from datetime import date

import pytest

from laporan import gambar, lembar, tabel, tampil
from laporan.isi import VERSI
from laporan.status.laporan import JenisLaporan
from laporan.tabel import layanan, perjalanan
from tests.laporan import contoh

HARI = date(2026, 10, 1)
DI_BARIS = {"kanal"}  # the picture that its table draws


def beku(jenis: str, banyak: int = 8) -> dict:
    return contoh.beku(jenis, JenisLaporan(jenis).masa(HARI), banyak)


@pytest.mark.parametrize("jenis", JenisLaporan)
def test_setiap_tabel_dan_gambar_dimuat_sekali(jenis):
    satu = beku(jenis)

    kode = [isi for bagian in lembar.bagian(jenis) for isi in bagian.isi]

    assert len(kode) == len(set(kode))
    assert {k for k in kode if k.startswith("tabel.")} == {
        f"tabel.{kode}" for kode in tabel.semua(satu, {})
    }
    assert {k for k in kode if k.startswith("gambar.")} == {
        f"gambar.{kunci}" for kunci in gambar.semua(satu) if kunci not in DI_BARIS
    }


def test_tabel_dan_gambar_bernomor_urut_tanpa_terlewat():
    semua = [b for satu in lembar.susun(beku("bulanan"), {}, "KPU") for b in satu.butir]

    for jenis in ("tabel", "gambar"):
        nomor = [b.nomor for b in semua if b.jenis == jenis]
        assert nomor == list(range(1, len(nomor) + 1))


def test_laporan_tahunan_berbab_dan_bersub_bab():
    isi = lembar.susun(beku("tahunan"), {"sarana": "Satu meja layanan."}, "KPU")

    nomor = [satu.nomor for satu in isi]

    assert nomor[:5] == ["", "BAB I", "A.", "B.", "C."]
    assert [satu for satu in nomor if satu.startswith("BAB")] == [
        f"BAB {angka}" for angka in ("I", "II", "III", "IV", "V")
    ]
    assert isi[2].butir[0].teks == "Satu meja layanan."


def test_yang_nihil_cukup_satu_kalimat_dan_arus_tetap_tabel():
    isi = {satu.kunci: satu.butir for satu in lembar.susun(beku("bulanan", 0), {}, "KPU")}

    assert [b.jenis for b in isi["arus"]][0] == "tabel"
    assert {b.jenis for b in isi["hasil"]} == {"kalimat"}
    assert isi["biaya"][0].teks == "Tidak ada permohonan yang dikenai biaya."


def test_halaman_menyebut_yang_nihil_dengan_kalimat_yang_sama():
    satu = {t.kode: t for t in tampil.tabel_tampil(beku("bulanan", 0), {}, "")}

    assert satu["arus"].baris
    assert satu["biaya"].baris == [] and satu["biaya"].jumlah is None
    assert satu["biaya"].catatan == "Tidak ada permohonan yang dikenai biaya."
    assert satu["unit"].catatan == "Belum ada unit yang diminta."
    assert satu["hasil"].catatan == "Nihil."


def test_yang_terlambat_dari_masa_sebelumnya_disebut():
    satu = beku("bulanan")
    tepat = perjalanan.terlambat(satu)
    sisa = {"nomor": "0001", "hari": 4, "sebab": "Banjir", "terbuka": False}
    satu["terlambat"] = [*satu["terlambat"], sisa]

    assert tepat.catatan == ""
    catatan = perjalanan.terlambat(satu).catatan
    assert catatan == "1 di antaranya diterima sebelum masa laporan ini."


def test_kendala_bulanan_masuk_laporan_tahunan_hanya_bila_berbeda():
    sama = {"kendala": "Arsip jauh.", "kendala_internal": "Arsip jauh."}
    beda = sama | {"kendala": "Listrik padam."}

    banyak = []
    for isian in (sama, beda):
        isi = {satu.kunci: satu.butir for satu in lembar.susun(beku("tahunan"), isian, "KPU")}
        banyak.append([b.teks for b in isi["internal"]])

    assert banyak == [["Arsip jauh."], ["Arsip jauh.", "Listrik padam."]]


def test_beban_unit_ialah_yang_dijawab_dan_yang_belum():
    angka = {"unit.Hukum": 5, "lama_unit.2.Hukum": 5, "unit.Meja layanan": 9}
    angka |= {"tunggu.Data": 2, "lama_tunggu.4.Data": 1, "lama_tunggu.9.Data": 1}

    baris = layanan.unit({"versi": VERSI, "angka": angka}).baris

    assert [(b.nama, *b.isi) for b in baris] == [
        ("Hukum", 5, "2", 0, "–"),
        ("Data", 0, "–", 2, 9),
        ("Meja layanan", 9, "–", 0, "–"),
    ]
