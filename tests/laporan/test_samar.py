"""Nothing known of an applicant is left in a masked text, however it was spaced or broken."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permohonan import samar
from permohonan.samar import HITAM, Samar

BUDI = Samar(
    nama=("Budi Santoso", "Siti Aminah", "Jos\u00e9 Andre\u0301"),
    nilai=("Jalan Merdeka 1, RT 02\nKijang, Bintan", "budi.s@contoh.test", "2101040506990003"),
    telepon=("+6281255501177",),
    kantor=("KPU Kabupaten Bintan", "Kijang", "(0771) 555 0142", "0812 5550 0142"),
)
TEKS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
KATA = st.text("aeioubdkmnrst'-", min_size=3, max_size=8)


@pytest.mark.parametrize(
    ("isi", "jadi"),
    [
        ("Budi Santoso meminta DPT", f"{HITAM} meminta DPT"),
        ("BUDI  SANTOSO", HITAM),
        ("budisantoso77", f"{HITAM}77"),
        ("Sdr. Santoso, Budi", f"Sdr. {HITAM}, {HITAM}"),
        ("Budinya Santosolah", f"{HITAM} {HITAM}"),
        ("Bu\u200bdi Santo\u00adso", HITAM),
        ("Jose\u0301 dan Andr\u00e9", f"{HITAM} dan {HITAM}"),
        ("kebudian Budiman", "kebudian Budiman"),
        ("Jalan Merdeka 1, RT 02, Kijang, Bintan", HITAM),
        ("di Jalan Merdeka 1,\n   RT 02", f"di {HITAM}"),
        ("di Jalan  Merdeka 1", f"di {HITAM}"),
        ("KPU Kabupaten Bintan di Kijang", "KPU Kabupaten Bintan di Kijang"),
        ("budi.s@contoh.test", HITAM),
        ("lain@contoh.test", HITAM),
        ("0812-5550-1177", HITAM),
        ("+62 812 5550 1177", HITAM),
        ("tel:+6281255501177", f"tel:{HITAM}"),
        ("WhatsApp 0812 5550 0142", "WhatsApp 0812 5550 0142"),
        ("telepon 0813 9999 8888", f"telepon {HITAM}"),
        ("telepon (0813) 9999\u20118888", f"telepon {HITAM}"),
        ("0812\u20115550\u20131177", HITAM),
        ("Bu\u200edi San\u202eto\ufe0fso", HITAM),
        ("KTP-el 2101••••••••0003", f"KTP-el {HITAM}"),
        ("Paspor A1234567", f"Paspor {HITAM}"),
        ("nomor 0042/PPID/2101/XI/2026", "nomor 0042/PPID/2101/XI/2026"),
    ],
)
def test_yang_diketahui_hilang_dan_yang_lain_tinggal(isi, jadi):
    assert BUDI.teks(isi) == jadi
    assert BUDI.sisa(BUDI.teks(isi)) == []


@settings(max_examples=60)
@given(TEKS, TEKS, st.lists(KATA, min_size=1, max_size=4))
def test_tidak_ada_nama_yang_tersisa(depan, belakang, kata):
    satu = Samar(nama=(" ".join(kata),))

    jadi = satu.teks(f"{depan} {' '.join(kata).upper()} {belakang}")

    assert satu.sisa(jadi) == []
    assert satu.teks(jadi) == jadi


@settings(max_examples=60)
@given(st.integers(10**8, 10**11), st.lists(st.sampled_from(["", " ", "-", "."]), min_size=12))
def test_nomor_telepon_hilang_bagaimanapun_ditulis(ekor, sela):
    nomor = f"+628{ekor}"
    satu = replace(BUDI, telepon=(nomor,))
    ejaan = "".join(a + s for a, s in zip(f"08{ekor}", [*sela, *[""] * 12], strict=False))

    jadi = satu.teks(f"Hubungi {ejaan}, terima kasih")

    assert f"{ekor}" not in samar.rapat(jadi)


def test_html_tersamar_di_teks_saja_dan_tanda_yang_tersisa_diketahui():
    html = '<style>.budi { color: red }</style><p class="x">Budi <b>Santoso</b> &amp; Co</p>'

    jadi = BUDI.html(html)

    assert jadi == (
        f'<style>.budi {{ color: red }}</style><p class="x">{HITAM} <b>{HITAM}</b> &amp; Co</p>'
    )
    assert BUDI.sisa_html(jadi) == []
    assert BUDI.sisa_html('<img alt="Foto Budi">') != []
    assert BUDI.sisa_html("<p>0812</p><p>5550</p><p>1177</p>") != []


def test_yang_terpotong_baris_dan_halaman_pdf_tetap_ditemukan():
    assert BUDI.sisa("Yth. San-\ntoso di tempat")
    assert BUDI.sisa("Jalan Merdeka 1,\nRT\n02\nKijang, Bintan")
    assert BUDI.sisa("budi.s@\ncontoh.test")
    assert BUDI.sisa("Kepala Bagian Umum") == []


@pytest.mark.parametrize(
    ("nama", "jadi"),
    [("Budi Santoso", "B••• S•••"), ("siti", "S•••"), ("(Alm.) Ali", "A••• A•••"), ("- -", "")],
)
def test_nama_hanya_huruf_awal_tanpa_panjangnya(nama, jadi):
    assert samar.nama(nama) == jadi


def test_tanpa_yang_diketahui_teks_biasa_tetap():
    assert Samar().teks("Data pemilih 2024") == "Data pemilih 2024"
