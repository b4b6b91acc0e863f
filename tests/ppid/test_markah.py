"""What an author writes becomes a page, and never a program."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from ppid import markah

TAG = markah.TAG | markah.TABEL
ATRIBUT = {"href", "rel", "id", "start"}
SKEMA = {"", "http", "https", "mailto", "tel"}
MUATAN = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.test></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data='data:text/html,<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<p style='background:url(//x.test)' onclick=alert(1) class=kaki id=isi>x</p>",
    "<base href='//x.test/'>",
    "<form action='//x.test'><input name=sandi></form>",
    "<!--<img src='--><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<details open ontoggle=alert(1)>x</details>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    '[x](http://x.test "onmouseover=alert(1)")',
    "[x](http://x.test' onmouseover='alert(1))",
    '[x](http://x.test" onmouseover="alert(1))',
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](http://x.test/lacak.png)",
    '![x](x"onerror=alert(1))',
    "[![x](javascript:alert(1))](javascript:alert(1))",
    "`<script>alert(1)</script>`",
    '```html" onload="alert(1)\n<script>alert(1)</script>\n```',
    "    <script>alert(1)</script>",
    "| <script>alert(1)</script> | [x](javascript:alert(1)) |\n|--|--|\n| <img onerror=x> | b |",
    '## <img src=x onerror=alert(1)> " onclick="alert(1)',
    "## isi\n## isi\n## bagian-isi",
    "> <script>alert(1)</script>",
    "1. <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\x00<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
]


class Pembaca(HTMLParser):
    """What a browser would build of it."""

    def __init__(self, html: str):
        super().__init__()
        self.tag, self.atribut = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tag.append(tag)
        self.atribut += [(tag, *satu) for satu in attrs]


def cacat(html: str) -> list:
    baca = Pembaca(html)
    salah = [tag for tag in baca.tag if tag not in TAG]
    salah += [satu for satu in baca.atribut if satu[1] not in ATRIBUT]
    href = [nilai for _, nama, nilai in baca.atribut if nama == "href"]
    salah += [nilai for nilai in href if urlsplit(nilai.strip()).scheme not in SKEMA]
    id_ = [nilai for _, nama, nilai in baca.atribut if nama == "id"]
    salah += [nilai for nilai in id_ if not nilai.startswith(markah.AWALAN)]
    return salah + ([id_] if len(id_) != len(set(id_)) else [])


@pytest.mark.parametrize("muatan", MUATAN)
def test_muatan_jahat_menjadi_tulisan_saja(muatan):
    for teks in (muatan, f"awal {muatan} akhir", f"## Judul\n\n{muatan}"):
        assert cacat(markah.ke_html(teks)) == []
        assert all(cacat(b.isi) == [] for b in markah.bagian(teks))


@given(st.text(max_size=300))
def test_teks_apa_pun_aman(teks):
    assert cacat(markah.ke_html(teks)) == []


@given(
    st.lists(st.sampled_from([*MUATAN, "\n", "\n\n", "- ", "> ", "[", "](", ")", "<", "`", "#"]))
)
def test_campuran_muatan_aman(potongan):
    assert cacat(markah.ke_html("".join(potongan))) == []


def test_pencuci_menjaga_walau_pengurai_meloloskan_html(monkeypatch):
    """The second guard alone."""
    monkeypatch.setitem(markah._PENGURAI.options, "html", True)

    for muatan in MUATAN:
        assert cacat(markah.ke_html.__wrapped__(muatan)) == []


def test_teks_yang_sama_dibaca_sekali(monkeypatch):
    teks = "## Sekali\n\nsaja"
    html, bagian = markah.ke_html(teks), markah.bagian(teks)
    monkeypatch.setattr(markah, "_urai", None)

    assert markah.ke_html(teks) is html
    assert markah.bagian(teks) is bagian


def test_yang_boleh_ditulis_tampil():
    html = markah.ke_html(
        "# Satu\n\n## Dua\n\n**tebal** *miring* [laman](https://kpu.go.id) [kami](/bintan/faq/)\n\n"
        "- butir\n\n1. nomor\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\n<mailto:a@contoh.id>"
    )

    assert isinstance(html, SafeString)
    for bagian in (
        '<h2 id="bagian-satu">Satu</h2>',
        '<h2 id="bagian-dua">Dua</h2>',
        "<strong>tebal</strong>",
        "<em>miring</em>",
        '<a href="https://kpu.go.id" rel="noopener noreferrer">laman</a>',
        '<a href="/bintan/faq/"',
        "<li>butir</li>",
        "<td>2</td>",
        'href="mailto:a@contoh.id"',
    ):
        assert bagian in html
    assert "<h1" not in html


def test_teks_dipotong_pada_judul_tingkat_dua():
    awal, satu, dua = markah.bagian("Pembuka\n\n## Berapa *lama*?\n\nSepuluh\n\n## Berapa lama?\n")

    assert (awal.judul, awal.isi) == ("", "<p>Pembuka</p>\n")
    assert (satu.judul, satu.jangkar) == ("Berapa lama?", "bagian-berapa-lama")
    assert "<p>Sepuluh</p>" in satu.isi
    assert dua.jangkar == "bagian-berapa-lama-2"


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1))
def test_fakta_tampil_sebagaimana_adanya(fakta):
    baca = HTMLTeks(markah.ke_html(f"Kantor {markah.polos(fakta)} kami"))

    assert baca.teks == f"Kantor {fakta} kami\n"
    assert cacat(markah.ke_html(markah.polos(fakta))) == []


class HTMLTeks(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.teks = ""
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.teks += data
