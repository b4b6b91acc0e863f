"""Exports: any text in, no formula cell out; no NIK; what was written is read back."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ppid import ekspor
from ppid.saring import nik

NIK = "2101145203900003"
JAHAT = [
    "=1+1",
    "+628125550177",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "\ufeff=1",
    '  "=1',
    "';=1",
    "a,=1",
    "a;=1",
    "a|=1",
    "a\n=HYPERLINK(A1)",
    'x";=1',
    "\x00=1",
]


def tabel(*baris, kepala=("Judul",), kolom=("A", "B")) -> ekspor.Tabel:
    return ekspor.Tabel("Uji", "Uji", kepala, kolom, [10] * len(kolom), iter(baris))


def isi_csv(satu: ekspor.Tabel) -> str:
    return kirim(ekspor.sebagai_csv(satu)).decode()


def isi_xlsx(satu: ekspor.Tabel) -> bytes:
    return kirim(ekspor.sebagai_xlsx(satu))


def kirim(respons) -> bytes:
    return b"".join(respons.streaming_content)


def baca_xlsx(isi: bytes) -> list[list[str]]:
    return CalamineWorkbook.from_filelike(BytesIO(isi)).get_sheet_by_index(0).to_python()


def lembar_xml(isi: bytes) -> str:
    with ZipFile(BytesIO(isi)) as arsip:
        return arsip.read("xl/worksheets/sheet1.xml").decode()


def sel_naif(isi: str) -> list[str]:
    """The cells that a reader sees who takes any sign for the separator, and knows no quotes."""
    return re.split(r"[\n,;|\t]", isi)


def rumus(sel: str) -> bool:
    """Would a spreadsheet run it? An apostrophe in front says that the cell is text."""
    return bool(re.match(r"[\s\"\ufeff\u200b]*[=+\-@＝＋－＠]", sel))


@pytest.mark.parametrize("teks", JAHAT)
def test_csv_tidak_memulai_rumus_apa_pun_pemisahnya(teks):
    isi = isi_csv(tabel([teks, "biasa"]))

    assert [sel for sel in sel_naif(isi) if rumus(sel)] == []
    assert "'" in isi


@settings(max_examples=40)
@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
@example([("<r><t>x</t></r></is></c><c r='A9'><f>1+1</f></c><r></r>", "_x0041_")])
@example([(" =1 ", "a\r\n=1"), ("", "\ufeff＝1")])
def test_teks_apa_pun_masuk_tidak_ada_rumus_keluar(baris):
    aman = [[ekspor.teks(nilai) for nilai in satu] for satu in baris]

    berkas_csv, berkas_xlsx = isi_csv(tabel(*baris)), isi_xlsx(tabel(*baris))

    assert not any(rumus(sel) for sel in sel_naif(berkas_csv))
    dibaca = list(csv.reader(StringIO(berkas_csv, newline="")))[3:]
    assert dibaca == [[ekspor.jinak(nilai) for nilai in satu] for satu in aman]
    lembar = lembar_xml(berkas_xlsx)
    assert "<f" not in re.sub(r"<(is|t)\b.*?</\1>", "", lembar, flags=re.S)
    assert set(re.findall(r'<c [^>]*\bt="(\w+)"', lembar)) == {"inlineStr"}
    assert [[s.strip() for s in satu] for satu in baca_xlsx(berkas_xlsx)[3:]] == [
        [s.strip() for s in satu] for satu in aman
    ]


NIK_TERTULIS = st.builds(
    "{}{:02}{:02}{:02}{:04}".format,
    st.integers(110101, 999999),
    st.one_of(st.integers(1, 31), st.integers(41, 71)),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(0, 9999),
)
PISAH = st.sampled_from(["", " ", ".", "-", "\xa0", "\u2010", "\u200b"])
POTONG = st.sampled_from([(4, 8, 12), (6, 12), (2, 4, 6, 12)])


@settings(max_examples=40)
@given(NIK_TERTULIS, POTONG, PISAH, st.text(), st.text())
def test_nik_tidak_ada_dalam_ekspor_bagaimanapun_ditulis(angka, potong, pisah, depan, belakang):
    tepi = [0, *potong, 16]
    tertulis = pisah.join(angka[a:b] for a, b in zip(tepi, tepi[1:], strict=False))
    teks = f"{depan} NIK {tertulis}, {belakang}"

    isi = isi_csv(tabel([teks, angka]))
    sel = baca_xlsx(isi_xlsx(tabel([teks, angka])))[3]

    for bocor in (isi, *sel):
        assert angka not in bocor
        assert tertulis not in bocor
    assert sel[1] == nik.samar(angka)


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        (f"NIK {NIK}.", "NIK 2101••••••••0003."),
        ("2101 1452 0390 0003", "2101••••••••0003"),
        ("21\u200b01145203900003", "2101••••••••0003"),
        ("2 101145203900003", "2 101145203900003"),
        ("２１０１１４５２０３９０００03", "2101••••••••0003"),
        ("tahun 2019 2101 1452 0390 0003", "tahun 2019 2101••••••••0003"),
        ("2019 2020 2021 2022 2023", "2019 2020 2021 2022 2023"),
        ("rekening 10012345678901234567", "rekening 1001••••••••4567"),
        (f"{NIK} dan {NIK}", "2101••••••••0003 dan 2101••••••••0003"),
        ("0812 5550 1177", "0812 5550 1177"),
    ],
)
def test_penyamaran_nik(teks, jadi):
    assert nik.samarkan(teks) == jadi
    assert nik.samarkan(jadi) == jadi


def test_penemu_melihat_nik_di_belakang_angka_lain_yang_sekelompok():
    penemu = nik.Penemu()

    penemu.baca("2019 2101 1452 0390 0003")

    assert list(penemu.nik) == [NIK]


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        ("a\x00b\x1fc\ufffe", "abc"),
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("2101\x00145203900003", "2101••••••••0003"),
        ("x" * 40_000, "x" * 32_766 + "…"),
    ],
)
def test_isi_sel(teks, jadi):
    assert ekspor.teks(teks) == jadi


def test_kepala_dan_judul_berdiri_di_atas_tabel():
    satu = tabel(["1", "2"], kepala=["Register", "Nomor 1–1"])

    dibaca = baca_xlsx(isi_xlsx(satu))

    assert dibaca == [["Register", ""], ["Nomor 1–1", ""], ["", ""], ["A", "B"], ["1", "2"]]


def test_tabel_kosong_tetap_berjudul():
    dibaca = baca_xlsx(isi_xlsx(tabel()))

    assert dibaca[-1] == ["A", "B"]
    assert isi_csv(tabel()).endswith('"A","B"\r\n')


def test_nama_dan_jenis_berkas():
    excel, teks = ekspor.sebagai_xlsx(tabel()), ekspor.sebagai_csv(tabel())

    assert excel["Content-Disposition"] == 'attachment; filename="Uji.xlsx"'
    assert teks["Content-Disposition"] == 'attachment; filename="Uji.csv"'
    assert (excel["Content-Type"], teks["Content-Type"]) == (ekspor.XLSX, ekspor.CSV)


def test_beberapa_lembar_dengan_angka_sebagai_angka_dan_teks_tetap_teks():
    dua = ekspor.Tabel("Lain", "Dua", ["Judul"], ["A", "B"], [10, 10], [["=1+1", 6.5]])

    isi = kirim(ekspor.sebagai_xlsx(tabel(["3", 3]), dua))

    buku = CalamineWorkbook.from_filelike(BytesIO(isi))
    assert buku.sheet_names == ["Uji", "Dua"]
    assert buku.get_sheet_by_name("Uji").to_python()[-1] == ["3", 3.0]
    assert buku.get_sheet_by_name("Dua").to_python()[-1] == ["=1+1", 6.5]
    with ZipFile(BytesIO(isi)) as arsip:
        assert not any(b"<f" in arsip.read(n) for n in arsip.namelist() if "worksheets/" in n)
    assert '"3","3"' in isi_csv(tabel(["3", 3]))


def test_sidik_berkas_utuh_walau_berderet_angka():
    """Sixteen digits in a row inside it are no NIK; sixty-four digits may hide one."""
    sidik = "ad87bb103bc6d367903923380366916b4b35837a313326646043fcf89dc9f87c"

    assert ekspor.teks(sidik) == sidik
    assert "•" in ekspor.teks("2101051203880007" * 4)
    assert "•" in ekspor.teks(f"{sidik} ")
