"""The SOP as a swimlane: symbols, lines, words, and that nothing runs into anything."""

import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from PIL import ImageFont

from ppid.bagan import Baris, gambar, lembar
from ppid.bagan.gambar import MUTU_LEBAR, TEKS_LEBAR
from ppid.bagan.huruf import lebar, lipat
from ppid.bagan.lembar import DALAM, HURUF, JARAK
from ppid.data import FOLDER
from ppid.data.sop import baca_sop

SEMUA = {f"{sop['satker']}-{sop['jenis']}": sop for sop in baca_sop()}
KOLOM = ("uraian", "syarat", "waktu", "output", "keterangan")
DKI = "dki-jakarta-pelayanan"
EMPAT = ("lalu", "lewat", "lewat", "kini", "nanti", "nanti", "nanti", "nanti")
DUA = ("lalu", "lalu", "lewat", "lewat", "lalu", "lalu", "nanti", "nanti")


def aktor(nama: str) -> list[str]:
    return [a["label"] for a in SEMUA[nama]["aktor"]]


def baris(nama: str, keadaan=()) -> list[Baris]:
    langkah = SEMUA[nama]["langkah"]
    keadaan = keadaan or [""] * len(langkah)
    return [
        Baris(
            nomor=x["urut"],
            teks=x["judul"],
            simbol=tuple((a["label"], a["simbol"]) for a in x["aktor"]),
            mutu=(x["waktu"],) if x["waktu"] else (),
            keadaan=k,
            di_sini="Anda di sini" if k == "kini" else "",
            pilihan=x["pilihan"],
        )
        for x, k in zip(langkah, keadaan, strict=True)
    ]


def bagan(nama: str, keadaan=()):
    return gambar(aktor(nama), baris(nama, keadaan), judul="Alur")


def kertas(nama: str):
    teks = [{k: x[k] for k in KOLOM} for x in SEMUA[nama]["langkah"]]
    return lembar(aktor(nama), baris(nama), teks)


def svg(satu) -> str:
    return render_to_string("_komponen/bagan.html", {"bagan": satu})


def jalan(satu) -> dict[tuple[int, int], bool]:
    """Which step leads to which (by row of begin and end), and whether it is passed over."""
    pada = {s.y: s.baris + 1 for s in satu.simpul}
    hasil = {}
    for g in satu.alur.garis:
        (_, y0), (_, y1) = g.titik[0], g.titik[-1]
        kotak = [s for s in satu.simpul if abs(s.y - y0) <= s.separuh[1]]
        ujung = [s for s in satu.simpul if abs(s.y - y1) <= s.separuh[1]]
        if kotak and ujung and g.panah:
            hasil[pada[kotak[0].y], pada[ujung[0].y]] = g.lewat
    return {k: v for k, v in hasil.items() if k[0] != k[1]}


# The five sheets


def test_there_are_five_sheets():
    assert len(SEMUA) == 5


@pytest.mark.parametrize("nama", SEMUA)
def test_each_symbol_stands_in_the_column_of_its_actor_and_the_row_of_its_step(nama):
    satu, label = bagan(nama), aktor(nama)

    for i, langkah in enumerate(SEMUA[nama]["langkah"]):
        ada = [(s.label, s.jenis) for s in satu.alur.simpul[i]]
        assert ada == [(a["label"], a["simbol"]) for a in langkah["aktor"]]
        for s in satu.alur.simpul[i]:
            kolom = label.index(s.label)
            assert satu.kolom[kolom] <= s.x - s.separuh[0]
            assert s.x + s.separuh[0] <= satu.kolom[kolom + 1]
            assert satu.batas[i] < s.y - s.separuh[1] < s.y + s.separuh[1] < satu.batas[i + 1]


@pytest.mark.parametrize("nama", SEMUA)
def test_the_printed_sheet_has_the_same_symbols_in_its_slices(nama):
    satu = kertas(nama)

    assert [b.nomor for b in satu.baris] == [x["urut"] for x in SEMUA[nama]["langkah"]]
    for deret, b in zip(satu.alur.simpul, satu.baris, strict=True):
        assert b.bentuk == "".join(s.d for s in deret)
        assert all(b.atas < s.y - s.separuh[1] for s in deret)
        assert all(s.y + s.separuh[1] < b.atas + b.tinggi for s in deret)
        assert all(s.label in b.kata for s in deret)


@pytest.mark.parametrize("nama", SEMUA)
def test_no_line_runs_through_a_symbol_of_another_step(nama):
    satu = bagan(nama)

    for g in satu.alur.garis:
        ujung = {g.titik[0], g.titik[-1]}
        for (x0, y0), (x1, y1) in pairwise(g.titik):
            for s in satu.simpul:
                w, h = s.separuh
                kena = min(x0, x1) < s.x + w and max(x0, x1) > s.x - w
                kena = kena and min(y0, y1) < s.y + h and max(y0, y1) > s.y - h
                assert not kena or ujung & {s.tepi(1), s.tepi(-1), s.atas, s.bawah}


def test_every_step_leads_to_the_next():
    for nama in ("bengkulu-dip", "bintan-dokumentasi"):
        banyak = len(SEMUA[nama]["langkah"])
        assert set(jalan(bagan(nama))) == {(i, i + 1) for i in range(1, banyak)}


@pytest.mark.parametrize("nama", [DKI, "bintan-pelayanan", "sarolangun-pelayanan"])
def test_steps_two_three_and_four_are_alternatives_after_the_first(nama):
    satu = bagan(nama)

    dari_satu = {g.titik[-1][1] for g in satu.alur.garis if g.panah}
    assert {satu.alur.simpul[i][0].y for i in (1, 2, 3)} <= dari_satu
    assert not {(2, 3), (3, 4)} & set(jalan(satu))
    assert (4, 5) in jalan(satu)
    menyatu = [g for g in satu.alur.garis if not g.panah]  # 2 and 3 join the line of 4
    mulai = {satu.alur.simpul[i][-1].y for i in (1, 2)}
    assert {g.titik[0][1] for g in menyatu if g.titik[0][1] in mulai} == mulai
    assert [len(g.lompat) for g in menyatu if g.lompat] == [1]  # one bridge over 4's own line


# States


def test_the_way_taken_is_solid_and_those_not_taken_are_dashed():
    satu = jalan(bagan(DKI, EMPAT))
    assert satu[1, 4] is False
    assert (satu[4, 5], satu[5, 6]) == (False, False)

    satu = jalan(bagan(DKI, DUA))
    assert satu[1, 2] is False
    assert satu[4, 5] is True
    assert satu[2, 5] is False


def test_each_state_has_its_own_look():
    satu = bagan(DKI, EMPAT)
    gaya = {c.d: c for c in satu.coretan}
    kini, lewat = satu.alur.simpul[3], satu.alur.simpul[1][0]

    assert gaya["".join(s.d for s in kini)].warna == "#8c1d18"
    assert gaya["".join(s.d for s in kini)].tebal == "3"
    assert next(c for d, c in gaya.items() if lewat.d in d).putus
    assert satu.pita == [(satu.batas[3], satu.batas[4] - satu.batas[3])]
    assert "Anda di sini" in svg(satu)
    centang = satu.coretan[-1].d
    assert centang.count("M") == 2  # both symbols of step 1


def test_a_plain_sheet_has_no_state():
    satu = bagan(DKI)
    assert satu.pita == []
    assert {c.putus for c in satu.coretan} == {""}


# Words


def test_the_drawing_says_in_words_what_it_shows():
    uraian = bagan(DKI, EMPAT).uraian

    assert (
        "Langkah 1, Permohonan diterima dan dicatat: Pemohon memulai atau mengakhiri, "
        "Pelaksana mengerjakan. Waktu: 10 menit. Selesai. "
        "Langkah 2, Informasi yang tersedia disampaikan: Pelaksana mengerjakan. Tidak dilalui."
    ) in uraian
    assert "Pelaksana mengerjakan, Ka. Sub Bag memutuskan." in uraian
    assert "Anda di sini." in uraian
    assert uraian.count("Langkah ") == 8


@pytest.mark.parametrize("nama", SEMUA)
def test_the_svg_is_plain_and_every_step_and_actor_is_read(nama):
    isi = svg(bagan(nama)).strip()

    assert isi.startswith("<svg")
    assert not re.search(r"style=|<style|<script|currentColor|var\(|foreignObject|NaN|\d,\d", isi)
    assert set(re.findall(r'class="([^"]+)"', isi)) == {"bagan"}  # hides it, draws nothing
    assert 'role="img"' in isi
    assert "<title>Alur</title>" in isi
    desc = re.search(r"<desc>(.*?)</desc>", isi, re.S)[1]
    assert all(f"Langkah {x['urut']}, {x['judul']}" in desc for x in SEMUA[nama]["langkah"])


def test_texts_are_escaped():
    jahat = "<script>alert(1)</script>"
    isi = svg(gambar([jahat], [Baris(1, jahat, ((jahat, "kerja"),))], judul=jahat))
    assert "<script>" not in isi


# Room

PANJANG = [
    "Kepala Bagian Perencanaan, Data, dan Informasi",
    "Pertanggungjawabankeuangandaerah",
    "PPID",
    "DESK PELAYANAN INFORMASI",
    "Tim Pertimbangan",
    "Ka. Sub Bag",
]


@pytest.mark.parametrize("label", [PANJANG, PANJANG[:1], [], *map(aktor, SEMUA)])
def test_no_text_leaves_its_column(label):
    isi = Baris(
        nomor=1,
        teks="Hasil pembuatan daftar informasi publik diklarifikasi sesuai formatnya " * 2,
        simbol=tuple((satu, "kerja") for satu in label),
        mutu=("10 hari kerja dan dapat diperpanjang 7 hari kerja", "dari 10 hari kerja"),
        keadaan="kini",
        di_sini="Sekarang: menunggu Subbagian Teknis Penyelenggaraan dan Hubungan Masyarakat",
    )
    satu = gambar(label, [isi], judul="Alur")

    assert satu.lebar - satu.kolom[-1] >= MUTU_LEBAR
    for t in satu.teks:
        kanan = min([x for x in (*satu.kolom, satu.lebar) if x > t.x])
        kiri = max([x for x in (0, *satu.kolom) if x <= t.x])
        for satu_baris in t.baris:
            ruas = lebar(satu_baris, t.gaya.ukuran, tebal=t.gaya.tebal > 400)
            if t.gaya.rata == "middle":
                assert ruas <= 2 * min(t.x - kiri, kanan - t.x)
            else:
                assert t.x + ruas <= kanan
        bawah = t.y + 18 * (len(t.baris) - 1)
        assert t.y > 10
        assert bawah < satu.tinggi


@pytest.mark.parametrize("nama", SEMUA)
def test_our_measure_is_not_narrower_than_the_font_of_the_paper(nama):
    """What it holds to fit does fit: the slices of the sheet are as high as their row."""
    huruf = ImageFont.truetype(FOLDER / "huruf" / "texgyrebonum-regular.otf", 1000)
    satu = kertas(nama)
    for b in satu.baris:
        for kolom, ruang in satu.lebar_teks.items():
            garis = lipat(b.teks[kolom], ruang - DALAM, HURUF)
            assert b.tinggi >= JARAK * len(garis)
            for teks in garis:
                assert huruf.getlength(teks) * HURUF / 1000 <= ruang - DALAM + 1


def test_a_word_without_end_is_cut():
    assert all(lebar(b, 14) <= TEKS_LEBAR for b in lipat("a" * 300, TEKS_LEBAR, 14))
    assert lipat("", 100, 14) == ()


# Sheets that no office has yet


def test_two_symbols_of_one_actor_stand_beside_each_other():
    satu = gambar(["A"], [Baris(1, "x", (("A", "mulai"), ("A", "kerja")))], judul="")
    dua = satu.alur.simpul[0]
    assert dua[0].x < dua[1].x


def test_a_step_without_actor_is_passed_by_the_line():
    isi = [Baris(1, "x", (("A", "mulai"),)), Baris(2, "y", ()), Baris(3, "z", (("A", "kerja"),))]
    satu = gambar(["A", "B"], isi, judul="")
    assert set(jalan(satu)) == {(1, 3)}
    assert "Langkah 2, y." in satu.uraian


def test_a_line_goes_around_a_symbol_in_its_way():
    isi = [
        Baris(1, "x", (("A", "mulai"), ("C", "kerja"), ("B", "kerja"))),
        Baris(2, "y", (("A", "kerja"), ("B", "putus"))),
    ]
    satu = gambar(["A", "B", "C"], isi, judul="")
    lurus = [g for g in satu.alur.garis if len(g.titik) == 2 and g.titik[0][1] == g.titik[1][1]]
    assert len(lurus) == 2  # C to B, A to B; A to C and B to A bend


def test_a_label_twice_or_unknown_breaks_nothing():
    satu = gambar(["A", "A"], [Baris(1, "x", (("A", "kerja"), ("Z", "kerja")))], judul="")
    assert [s.label for s in satu.simpul] == ["A"]


def test_many_actors_leave_room_for_the_words_on_paper():
    label = [f"Kasubbag {i}" for i in range(12)]
    isi = [Baris(i, "x", ((satu, "kerja"),)) for i, satu in enumerate(label, 1)]
    satu = lembar(label, isi, [dict.fromkeys(KOLOM, "uraian prosedur " * 5)] * 12)
    assert satu.lebar_alur <= 1500
    assert min(satu.lebar_teks.values()) >= 150
