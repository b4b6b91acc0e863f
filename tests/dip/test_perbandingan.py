"""The difference between two years: by key, column for column, whatever the order."""

import pytest

from dip.models import Entri, Penyusunan
from dip.perbandingan import bandingkan
from ppid import waktu
from ppid.models import Unit

ISI = {"nama": "Laporan tahunan", "sifat": "berkala", "tahun": 2025}


def baris(kode: str, **isi) -> Entri:
    dasar = {"kode": kode, "unit": Unit(pk=1, nama="Subbag Data")}
    return Entri(**dasar | {"penyusunan": Penyusunan(tahun=2025)} | ISI | isi)


def test_tiap_baris_masuk_tepat_satu_kelompok():
    lama = [baris("a"), baris("b"), baris("c")]
    kini = [baris("d"), baris("c", nama="Laporan triwulan"), baris("a")]

    hasil = bandingkan(lama, kini)

    assert [e.kode for e in hasil.baru] == ["d"]
    assert [b.baru.kode for b in hasil.berubah] == ["c"]
    assert [e.kode for e in hasil.hilang] == ["b"]
    assert [e.kode for e in hasil.tetap] == ["a"]
    assert hasil.jumlah == {"baru": 1, "berubah": 1, "hilang": 1, "tetap": 1}


def test_perubahan_menyebut_kolom_isi_lama_dan_isi_baru():
    unit = Unit(pk=2, nama="Subbag Hukum")
    hasil = bandingkan([baris("a")], [baris("a", sifat="setiap_saat", unit=unit, tahun=2026)])

    [satu] = hasil.berubah
    assert [(b.label, b.lama, b.baru) for b in satu.beda] == [
        ("Sifat", "Berkala", "Setiap saat"),
        ("Tahun informasi", "2025", "2026"),
        ("Unit", "Subbag Data", "Subbag Hukum"),
    ]


@pytest.mark.parametrize(
    ("dulu", "kini", "berubah"),
    [
        (2025, 2026, []),  # moved on with the DIP
        (2025, 2025, []),  # of one year, whenever it is listed
        (2025, 2027, ["Tahun informasi"]),
        (None, 2026, ["Tahun informasi"]),
        (2025, None, ["Tahun informasi"]),
    ],
)
def test_tahun_yang_hanya_maju_bersama_dip_bukan_perubahan(dulu, kini, berubah):
    maju = baris("a", tahun=kini, penyusunan=Penyusunan(tahun=2026))
    hasil = bandingkan([baris("a", tahun=dulu)], [maju])

    assert [b.label for satu in hasil.berubah for b in satu.beda] == berubah


def test_spasi_dan_ganti_baris_bukan_perubahan():
    hasil = bandingkan(
        [baris("a", ringkasan="Isi  dan\r\nlampiran")], [baris("a", ringkasan="Isi dan\nlampiran ")]
    )

    assert hasil.jumlah == {"baru": 0, "berubah": 0, "hilang": 0, "tetap": 1}


def test_baris_yang_dicoret_hilang_dan_alasannya_ikut():
    dicoret = baris("a", dicoret_pada=waktu.sekarang(), alasan_coret="Digabung dengan b")
    hasil = bandingkan([baris("a"), baris("x", dicoret_pada=waktu.sekarang())], [dicoret])

    assert [e.kode for e in hasil.hilang] == ["a"]
    assert hasil.dicoret["a"].alasan_coret == "Digabung dengan b"
