"""An office's words: known placeholders are filled, everything else is printed as typed."""

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from ppid.isian_teks import isi, tak_dikenal

NILAI = {"kantor": "KPU Bintan", "nama": "Budi"}
# What would do something, were office text ever read by an engine or a browser.
MUATAN = [
    "{{ 7*7 }}",
    "{{ satker.kode }}",
    "{{ request.user.password }}",
    "{{ settings.SECRET_KEY }}",
    "{{ permohonan.pemohon.nomor_identitas }}",
    "{% debug %}",
    "{% load static %}",
    "{% include 'naskah/_kop.html' %}",
    "{% extends 'base.html' %}",
    "{% for x in satker %}{% endfor %}",
    "{% autoescape off %}<b>{% endautoescape %}",
    "{# comment #}",
    "{kantor.__class__}",
    "{kantor.__init__.__globals__}",
    "{0}",
    "{0.__class__.__mro__}",
    "{}",
    "{!r}",
    "{kantor!r}",
    "{kantor:>1000000}",
    "{kantor[0]}",
    "{ kantor }",
    "{KANTOR}",
    "{kantor\n}",
    "{kan{tor}}",
    "{__import__}",
    "%(kantor)s",
    "%s %d %n",
    "$kantor ${kantor.x} $(id)",
    "`id`",
    "#{7*7}",
    "${7*7}",
    "<%= 7*7 %>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</p></div></body></html>",
    "<style>@page { size: A0 }</style>",
    "<link rel=stylesheet href=http://contoh.test/x.css>",
    "<iframe src=file:///etc/passwd></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "\"' onmouseover='alert(1)",
    "<!-- --> <![CDATA[x]]>",
    "javascript:alert(1)",
    "\\u007b\\u007b7*7\\u007d\\u007d",
    "=HYPERLINK(1)",
    "'; DROP TABLE ppid_jejak; --",
    "../../etc/passwd",
]


def test_isian_yang_dikenal_diganti():
    assert isi("PPID {kantor} kepada {nama}.", NILAI) == "PPID KPU Bintan kepada Budi."


@pytest.mark.parametrize("muatan", MUATAN)
def test_yang_lain_tercetak_seperti_ditulis(muatan):
    assert len(MUATAN) >= 40
    assert isi(muatan, NILAI) == muatan


@pytest.mark.parametrize("muatan", MUATAN)
def test_muatan_di_templat_surat_tetap_teks(muatan):
    html = render_to_string("naskah/_nomor.html", {"naskah": {"nomor": isi(muatan, NILAI)}})

    assert html.strip() == escape(muatan).strip()


@given(st.text())
def test_nilai_tidak_pernah_dibaca_lagi(nilai):
    assert isi("[{kantor}]", {"kantor": nilai, "nama": "X"}) == f"[{nilai}]"


@pytest.mark.parametrize(
    ("teks", "lain"),
    [
        ("PPID {kantor}", []),
        ("Yth. {nama_ibu}, {nama_ibu} dan {x}", ["{nama_ibu}", "{x}"]),
        ("{ kantor }", ["{ kantor }"]),
        ("{{ kantor }}", ["{ kantor }"]),
        ("{kantor.kode}", ["{kantor.kode}"]),
        ("tanpa isian, 100 %", []),
        ("kurung { saja", []),
    ],
)
def test_isian_yang_tidak_dikenal_disebut(teks, lain):
    assert tak_dikenal(teks, ("kantor", "nama")) == lain
