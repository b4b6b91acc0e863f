"""Steps 3 to 6: the nota dinas drafted, corrected, approved, signed; what each hand changed."""

import io

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip import beda
from dip.models import Bagian, KonsepNota
from dip.naskah import nota as papers
from dip.status.penyusunan import Status
from ppid import naskah, pdf
from ppid.izin import Peran
from ppid.models import Jejak, JenisBerkas, Kegiatan, Naskah, SetelanNaskah, Unit
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import NOTA, UNIT, UNIT_KABAG, buat_berkas, buat_dip, buat_unit
from tests.permohonan.test_naskah import JAHAT
from tests.surat import halaman, rapat

pytestmark = pytest.mark.django_db
ALAMAT = "/bengkulu/dip-kelola/2026/nota-dinas/"


def kirim(client, dip, aksi: str, **isian):
    isian = {"hal_nota": dip.nota_hal or "Hal", "isi": dip.nota_isi or NOTA[1]} | isian
    return client.post(ALAMAT, {"aksi": aksi, "versi": dip.versi, **isian})


# Step 3


def test_konsep_pertama_sudah_berisi_unit_dan_waktu_pengisian(masuk, bengkulu):
    buat_dip(bengkulu, sampai=Status.KONSEP)

    form = masuk(Peran.PETUGAS, bengkulu).get(ALAMAT).context["tulis"]

    assert form["hal_nota"].value() == "Penyusunan Daftar Informasi Publik Tahun 2026"
    assert all(nama in form["isi"].value() for nama in (UNIT, UNIT_KABAG))
    assert "paling lama 1 (satu) minggu sejak nota dinas ini ditandatangani" in form["isi"].value()


def test_konsep_disimpan_lalu_dikirim(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KONSEP)
    client = masuk(Peran.PETUGAS, bengkulu)

    kirim(client, dip, "simpan_konsep", isi="Awal")
    dip.refresh_from_db()
    disimpan = (dip.status, dip.nota_isi)
    jawab = kirim(client, dip, "kirim_konsep", isi="Akhir")

    dip.refresh_from_db()
    assert disimpan == (Status.KONSEP, "Awal")
    assert (dip.status, dip.nota_isi) == (Status.KOREKSI, "Akhir")
    assert jawab.url == ALAMAT
    assert list(dip.konsep.values_list("isi", flat=True)) == ["Awal", "Akhir"]
    assert Jejak.objects.tentang(dip).last().jenis == "kirim_konsep"


def test_konsep_kosong_ditolak_dan_hal_yang_diketik_tetap(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KONSEP)

    jawab = kirim(masuk(Peran.PETUGAS, bengkulu), dip, "simpan_konsep", hal_nota="Hal X", isi=" ")

    assert jawab.status_code == 422
    assert "Isi nota dinas masih kosong" in jawab.text
    assert "Hal X" in jawab.text
    assert not KonsepNota.objects.exists()


def test_kabag_tidak_menyusun_konsep(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KONSEP)

    assert kirim(masuk(Peran.KABAG, bengkulu), dip, "kirim_konsep").status_code == 403


# Steps 4 and 5


def test_koreksi_kasubbag_tampil_kata_demi_kata(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KOREKSI)
    baru = NOTA[1].replace("Mohon setiap bagian", "Mohon semua bagian")

    kirim(masuk(Peran.KASUBBAG, bengkulu), dip, "koreksi_nota", isi=baru)

    dip.refresh_from_db()
    baca = masuk(Peran.KABAG, bengkulu).get(ALAMAT)
    assert (dip.status, dip.nota_isi) == (Status.PERSETUJUAN, baru)
    assert "1 perubahan kata" in baca.text
    lama, tambah = (
        f'<{u}><span class="visually-hidden">[{kata}: </span>{isi}<span class="visually-hidden">]'
        for u, kata, isi in (("del", "dihapus", "setiap"), ("ins", "ditambah", "semua"))
    )
    assert lama + "</span></del>" + tambah in baca.text
    assert Kegiatan.objects.get(kunci="koreksi").hasil == "koreksi_nota"


def test_menit_koreksi_dan_persetujuan_dihitung_sejak_halaman_dibuka(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KOREKSI)
    for peran, aksi in ((Peran.KASUBBAG, "koreksi_nota"), (Peran.KABAG, "setujui_nota")):
        client = masuk(peran, bengkulu)
        dibuka = client.get(ALAMAT).context["isian"][aksi].initial["dibuka"]
        assert kirim(client, dip, aksi, dibuka=dibuka).status_code == 302
        dip.refresh_from_db()

    diukur = Kegiatan.objects.filter(kunci__in=("koreksi", "setujui"))
    assert [k.detik_kerja is not None for k in diukur] == [True, True]


def test_penyusun_yang_mengoreksi_sendiri_tercatat_dirangkap(bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KONSEP)
    kasubbag = pelaku(Peran.KASUBBAG, bengkulu)

    dip.kirim_konsep("Hal", NOTA[1], oleh=kasubbag)
    dip.koreksi_nota("Hal", NOTA[1], oleh=kasubbag)
    dip.setujui_nota(oleh=pelaku(Peran.KABAG, bengkulu))

    jejak = Jejak.objects.tentang(dip)
    assert jejak.get(jenis="koreksi_nota").data["dirangkap"] is True
    assert jejak.get(jenis="setujui_nota").data["dirangkap"] is False


@pytest.mark.parametrize(
    ("sampai", "peran", "aksi"),
    [
        ("koreksi", Peran.KASUBBAG, "kembalikan_koreksi"),
        ("persetujuan", Peran.KABAG, "kembalikan_nota"),
        ("tanda_tangan", Peran.SEKRETARIS, "kembalikan_ttd"),
    ],
)
def test_dikembalikan_dengan_catatan_dari_setiap_perhentian(masuk, bengkulu, sampai, peran, aksi):
    dip = buat_dip(bengkulu, sampai=sampai)
    client = masuk(peran, bengkulu)

    kosong = kirim(client, dip, aksi, catatan="")
    kirim(client, dip, aksi, catatan="Sebut tenggatnya")

    dip.refresh_from_db()
    assert kosong.status_code == 422
    assert "Tuliskan apa yang harus diperbaiki" in kosong.text
    assert dip.status == Status.KONSEP
    assert Jejak.objects.tentang(dip).last().jenis == aksi
    assert "Sebut tenggatnya" in masuk(Peran.PETUGAS, bengkulu).get(ALAMAT).text
    assert "Sebut tenggatnya" in client.get("/bengkulu/dip-kelola/2026/").text


def test_versi_lama_ditolak_dan_yang_diketik_tidak_hilang(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KOREKSI)

    jawab = kirim(
        masuk(Peran.KASUBBAG, bengkulu), dip, "koreksi_nota", versi=dip.versi - 1, isi="Ketikan"
    )

    assert jawab.status_code == 409
    assert "Ketikan" in jawab.text
    assert "Keadaan sekarang" in jawab.text


def test_riwayat_dibagi_per_halaman_dan_kuerinya_tetap(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.KONSEP)
    petugas, client = pelaku(Peran.PETUGAS, bengkulu), masuk(Peran.PETUGAS, bengkulu)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            client.get(ALAMAT)
        return len(tangkap)

    for n in range(3):
        dip.simpan_konsep("Hal", f"Isi {n}", oleh=petugas)
    sedikit = kueri()
    for n in range(20):
        dip.simpan_konsep("Hal", f"Isi ke-{n}", oleh=petugas)

    assert kueri() == sedikit
    assert "1–10 dari 23" in client.get(ALAMAT).text
    assert "Konsep pertama" in client.get(f"{ALAMAT}?hal=3").text


# Step 6


def test_sekretaris_menandatangani_dan_nota_sampai_ke_setiap_unit(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.TANDA_TANGAN)
    tutup = buat_unit(bengkulu, "Subbag yang sudah bubar")
    Unit.objects.filter(pk=tutup.pk).update(aktif=False)
    client = masuk(Peran.SEKRETARIS, bengkulu)
    pratinjau = client.get(f"{ALAMAT}surat/").text

    jawab = kirim(client, dip, "tandatangani_nota")

    dip.refresh_from_db()
    surat = Naskah.objects.get(jenis="nota_dip")
    assert jawab.status_code == 302
    assert dip.status == Status.PENGISIAN
    assert dip.nota_nomor == surat.nomor
    assert surat.nomor.startswith("0001/ND-DIP/PPID/17/")
    assert [b.unit.nama for b in Bagian.objects.all()] == [UNIT_KABAG, UNIT]
    assert Kegiatan.objects.get(kunci="tandatangani").keluaran == surat.nomor
    assert Jejak.objects.tentang(dip).last().data["naskah"] == surat.nomor
    nama = (f"Kabag Teknis dan Hupmas ({UNIT_KABAG})", f"Kepala {UNIT}")
    yth = "".join(f'<p class="butir"><span>{n}.</span>{satu}</p>' for n, satu in enumerate(nama, 1))
    for isi in (pratinjau, surat.html):
        assert yth in isi
        assert '<p class="rata butir"><span>1.</span>Mendata informasi;</p>' in isi
    assert isi_saja(pratinjau) == isi_saja(surat.html)
    assert client.get(f"{ALAMAT}surat/").text == surat.html


def isi_saja(html: str) -> str:
    """A paper without its number, which a preview does not have yet."""
    badan = html[html.index("<h1") :]
    return badan[: badan.index("Nomor</td>")] + badan[badan.index("Sifat</td>") :]


def test_nomor_agenda_yang_terpakai_ditolak_di_formulir(masuk, bengkulu):
    SetelanNaskah.objects.create(
        satker=bengkulu,
        jenis="nota_dip",
        cara_nomor="agenda",
        pola="{urut}",
        penanda=Peran.SEKRETARIS,
        selaku="jabatan",
    )
    lalu = buat_dip(bengkulu, 2025, sampai=Status.TANDA_TANGAN)
    sekretaris = pelaku(Peran.SEKRETARIS, bengkulu)
    lalu.tandatangani_nota(oleh=sekretaris, nomor="7/PP.05-ND/17/XI/2026")
    dip = buat_dip(bengkulu, sampai=Status.TANDA_TANGAN)
    client = masuk(Peran.SEKRETARIS, bengkulu)

    ditolak = kirim(client, dip, "tandatangani_nota", nomor="7/PP.05-ND/17/XI/2026")
    kirim(client, dip, "tandatangani_nota", nomor="8/PP.05-ND/17/XI/2026")

    dip.refresh_from_db()
    assert ditolak.status_code == 422
    assert "sudah dipakai Nota Dinas Penyusunan DIP lain" in ditolak.text
    assert dip.nota_nomor == "8/PP.05-ND/17/XI/2026"


def test_pindaian_nota_yang_ditandatangani_diunggah_desk(masuk, bengkulu, monkeypatch):
    dip = buat_dip(bengkulu)
    surat = Naskah.objects.get(jenis="nota_dip")
    client = masuk(Peran.PETUGAS, bengkulu)
    kurang = client.get("/bengkulu/dip-kelola/").text
    pindaian = buat_berkas(bengkulu, JenisBerkas.PINDAIAN, nama="nota.pdf")
    versi = dip.versi

    dip.unggah_pindaian(surat, pindaian, oleh=pelaku(Peran.PETUGAS, bengkulu))

    surat.refresh_from_db()
    alamat = f"/bengkulu/dip-kelola/2026/naskah/{surat.token}/?pindaian"
    assert "1 naskah belum ada pindaiannya" in kurang
    assert "belum ada pindaiannya" not in client.get("/bengkulu/dip-kelola/").text
    assert surat.pindaian == pindaian
    assert dip.versi == versi + 1
    assert masuk(Peran.SEKRETARIS, bengkulu).get(alamat).status_code == 200


def test_nota_terbuka_bagi_semua_yang_ikut_menyusun_dan_tidak_bagi_kantor_lain(masuk, bengkulu):
    buat_dip(bengkulu)
    lain = buat_satker("sarolangun")
    surat = Naskah.objects.get(jenis="nota_dip")
    alamat = f"/bengkulu/dip-kelola/2026/naskah/{surat.token}/"
    naskah.pdf(surat)

    for peran in (Peran.KABAG, Peran.PENGHUBUNG, Peran.PLENO):
        assert masuk(peran, bengkulu).get(alamat).status_code == 200
    assert masuk(Peran.ADMIN, bengkulu).get(alamat).status_code == 403
    assert masuk(Peran.SEKRETARIS, lain).get(alamat).status_code == 404


# The difference


@pytest.mark.parametrize(
    ("lama", "baru", "jumlah"),
    [
        ("satu dua tiga", "satu dua tiga", 0),
        ("satu dua tiga", "satu empat tiga", 1),
        ("satu dua", "satu dua tiga", 1),
        ("a\n\nb", "a\nb c", 2),
        ("", "baru sama sekali", 1),
    ],
)
def test_beda_kata_dapat_dibaca_sebagai_teks_lama_dan_baru(lama, baru, jumlah):
    potongan = beda.beda(lama, baru)

    assert "".join(p.teks for p in potongan if p.jenis != "tambah") == lama
    assert "".join(p.teks for p in potongan if p.jenis != "hapus") == baru
    assert beda.berubah(potongan) == jumlah


@pytest.mark.timeout(10)
def test_beda_teks_sepanjang_batas_tetap_cepat():
    a = " ".join("ab"[n * n % 7 % 2] for n in range(4000))
    b = " ".join("ab"[n * n % 11 % 2] for n in range(4000))

    potongan = beda.beda(a, b)

    assert "".join(p.teks for p in potongan if p.jenis != "hapus") == b


# T7


@pytest.mark.sekali
@pytest.mark.parametrize("beberapa", [JAHAT[:7], JAHAT[7:]])
def test_muatan_jahat_tercetak_apa_adanya_dan_tidak_mengambil_apa_pun(
    bengkulu, beberapa, monkeypatch
):
    """arahan, hal and isi of the nota, a unit's name and a title reach these papers."""
    diminta = []
    asli = pdf.HurufSaja.fetch
    monkeypatch.setattr(
        pdf.HurufSaja, "fetch", lambda ini, url, *a: diminta.append(url) or asli(ini, url, *a)
    )
    muatan, satu = "\n".join(beberapa), beberapa[0]
    dip = buat_dip(bengkulu, sampai=Status.TANDA_TANGAN)
    buat_unit(bengkulu, satu[:160])
    buat_pegawai(Peran.KASUBBAG, bengkulu, "k2.bengkulu", nama=satu[:120], jabatan=satu[:160])
    dip.arahan = dip.arahan_kabag = dip.nota_isi = muatan
    dip.nota_hal = satu[:200]
    sekretaris = pelaku(Peran.SEKRETARIS, bengkulu)

    semua = [
        papers.terbitkan_arahan(dip, sekretaris, "tugaskan_kabag"),
        papers.terbitkan_arahan(dip, sekretaris, "tugaskan_kasubbag"),
        papers.terbitkan_nota(dip, sekretaris, bengkulu.hari_ini),
    ]

    for surat in semua:
        teks = rapat("".join(halaman(surat)))
        assert [m for m in beberapa if rapat(m) not in teks] == []
        isi = naskah.pdf(surat)
        assert b"/JavaScript" not in isi
        with pikepdf.open(io.BytesIO(isi)) as dokumen:
            assert not dokumen.attachments
    assert diminta
    assert all(url in pdf.HURUF for url in diminta)
