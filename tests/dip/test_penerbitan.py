"""Step 11: numbered, public, frozen; what stays inside; the printed copy for the desk."""

import io

import pytest
from django.db import transaction
from django.urls import reverse
from pypdf import PdfReader

from dip.models import Entri, Komentar, Penyusunan, Ubahan
from dip.naskah import daftar
from dip.naskah.daftar import dasar
from dip.status.penyusunan import ALUR, Status
from ppid import naskah
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah
from ppid.pdf import JILID, html_ke_pdf
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dip, buat_dip_terbit, buat_entri, buat_unit, jalankan

JAHAT = "<img src=file:///etc/passwd><script>x</script>{{settings}}"


@pytest.fixture
def satker(db):
    return buat_satker("bengkulu")


def url(dip, nama="dip_terbitkan", *lain):
    return reverse(nama, args=[dip.satker.slug, dip.tahun, *lain])


def isi_rantai(satker, sampai=Status.TERBIT, tahun=2026) -> Penyusunan:
    """Rows of several classes and units, one proposed exempt, one struck out."""
    dip = buat_dip(satker, tahun, sampai=Status.KLARIFIKASI)
    unit = {nama: buat_unit(satker, nama) for nama in ("Zeta", "Alfa")}
    buat_entri(dip, "Setiap saat", unit=unit["Alfa"], sifat="setiap_saat")
    buat_entri(dip, "NIK pemilih", unit=unit["Alfa"], sifat="diusulkan_dikecualikan")
    buat_entri(dip, "Berkala Zeta", unit=unit["Zeta"])
    buat_entri(dip, "Berkala Alfa", unit=unit["Alfa"])
    buat_entri(dip, "Serta-merta", unit=unit["Zeta"], sifat="serta_merta")
    petugas = pelaku(Peran.PETUGAS, satker)
    ganda = buat_entri(dip, "Ganda", unit=unit["Alfa"])
    dip.coret(ganda.token, "Ganda", oleh=petugas)
    return jalankan(dip, sampai)


@pytest.fixture
def terbit(satker):
    return isi_rantai(satker)


def test_pratinjau_menyebut_yang_terbuka_dan_yang_tidak_ikut(satker, meja):
    dip = isi_rantai(satker, Status.DITETAPKAN)

    respons = meja.get(url(dip))

    isi = respons.content.decode()
    assert respons.context["banyak"] == 4
    assert [e.nama for e in respons.context["kecuali"]] == ["NIK pemilih", "Ganda"]
    assert "Dicoret: Ganda" in isi and "Pindaian yang belum ada" in isi
    assert "Keputusan Nomor 12 Tahun 2026" in isi


def test_urutan_menurut_sifat_dan_unit_lalu_dibekukan(satker, meja):
    dip = isi_rantai(satker, Status.DITETAPKAN)

    respons = meja.post(url(dip), {"versi": dip.versi})

    dip.refresh_from_db()
    assert (respons.status_code, dip.status) == (302, Status.TERBIT)
    publik = Entri.objects.publik(satker).order_by("urut")
    nama = ["Berkala Alfa", "Berkala Zeta", "Serta-merta", "Setiap saat"]
    assert [(e.urut, e.nama) for e in publik] == list(enumerate(nama, start=1))
    jejak = Jejak.objects.get(jenis="terbitkan_dip").data
    assert (jejak["sidik"], len(dip.sidik), dip.utuh) == (dip.sidik, 64, True)
    assert not Kegiatan.objects.tentang(dip).filter(selesai=None).exists()
    assert "Utuh" in meja.get(url(dip)).content.decode()


def test_model_ppid_a_memuat_dasar_dan_hanya_yang_terbuka(terbit):
    html = Naskah.objects.tentang(terbit).get(jenis="dip").html

    assert "Ditetapkan Pleno: Keputusan Nomor 12 Tahun 2026" in html
    assert "Berita Acara Nomor 7/PL.01-BA/2026" in html and "4 informasi" in html
    assert "Berkala Zeta" in html
    assert "NIK pemilih" not in html and "Ganda" not in html


def test_tanpa_pleno_dasarnya_pengesahan_ppid(satker):
    satker.sop.get(jenis="dip").langkah.filter(kunci="tetapkan").delete()

    dip = buat_dip_terbit(satker)

    assert dasar(dip)[0].startswith("Disahkan PPID tanggal ")
    assert dip.label_publik == "disahkan PPID"


def test_nama_unit_yang_berganti_kemudian_tidak_mengubah_sidik(terbit):
    unit = terbit.entri.first().unit
    unit.nama = "Nama baru"
    unit.save()

    assert Penyusunan.objects.get().utuh


# Frozen


def test_setiap_perbuatan_ditolak_sesudah_terbit(terbit, petugas):
    satker = terbit.satker
    sekretaris, kasubbag = pelaku(Peran.SEKRETARIS, satker), pelaku(Peran.KASUBBAG, satker)
    tim, pleno = pelaku(Peran.PERTIMBANGAN, satker), pelaku(Peran.PLENO, satker)
    kabag, hari = pelaku(Peran.KABAG, satker), satker.hari_ini
    entri, bagian = terbit.entri.first(), terbit.bagian.first()
    komentar = Komentar.objects.create(entri=entri, isi="x", oleh=sekretaris.pengguna)
    ubahan = Ubahan({"nama": "x"}, entri.token)
    kosong = {"ba_pindaian": None, "keputusan_pindaian": None}
    verba = {
        "tugaskan_kasubbag": lambda: terbit.tugaskan_kasubbag(oleh=kabag, arahan="x"),
        "simpan_konsep": lambda: terbit.simpan_konsep("x", "x", oleh=petugas),
        "kirim_konsep": lambda: terbit.kirim_konsep("x", "x", oleh=petugas),
        "koreksi_nota": lambda: terbit.koreksi_nota("x", "x", oleh=kasubbag),
        "setujui_nota": lambda: terbit.setujui_nota(oleh=kabag),
        "tandatangani_nota": lambda: terbit.tandatangani_nota(oleh=sekretaris),
        "lanjutkan": lambda: terbit.lanjutkan("x", oleh=kasubbag),
        "simpan_baris": lambda: terbit.simpan_baris([ubahan], oleh=petugas),
        "coret": lambda: terbit.coret(entri.token, "x", oleh=petugas),
        "pulihkan": lambda: terbit.pulihkan(entri.token, oleh=petugas),
        "kaitkan": lambda: terbit.kaitkan(entri.token, None, oleh=petugas),
        "hapus_baris": lambda: terbit.hapus_baris(entri.token, oleh=petugas),
        "isi bagian": lambda: bagian.simpan_baris([ubahan], oleh=petugas),
        "bawa": lambda: terbit.bawa(entri, oleh=petugas),
        "minta_perbaikan": lambda: terbit.minta_perbaikan(bagian, "x", oleh=petugas),
        "tindak": lambda: terbit.tindak_lanjuti(komentar, oleh=petugas),
        "usulkan": lambda: terbit.usulkan(oleh=petugas),
        "komentari": lambda: terbit.komentari(entri, "x", oleh=sekretaris),
        "tandatangani": lambda: terbit.tandatangani(oleh=sekretaris),
        "kembalikan": lambda: terbit.kembalikan("kembalikan_pleno", "x", oleh=pleno),
        "sahkan": lambda: terbit.sahkan(["x"], hari, None, oleh=tim),
        "usulkan_pleno": lambda: terbit.usulkan_pleno(oleh=sekretaris),
        "tetapkan": lambda: terbit.tetapkan(oleh=pleno, ba_nomor="x", **kosong),
        "terbitkan": lambda: terbit.terbitkan(oleh=petugas),
    }
    for nama, lakukan in verba.items():
        with pytest.raises(TransisiDitolak):
            lakukan()
        terbit.refresh_from_db()
        assert (nama, terbit.status, terbit.utuh) == (nama, Status.TERBIT, True)
    boleh = {t.nama for t in ALUR if Status.TERBIT in t.dari}
    assert boleh == {"unggah_pindaian"}  # the scan of what was signed


def test_jalan_simpan_langsung_pun_ditolak(terbit):
    entri = terbit.entri.first()
    lama = terbit.entri.filter(pk=entri.pk)
    baru = Entri(penyusunan=terbit, unit=entri.unit, nama="Selundupan", kode="x", urut=9)
    jalan = [
        entri.save,
        entri.delete,
        baru.save,
        terbit.save,
        lama.delete,
        lambda: lama.update(nama="x"),
        lambda: Entri.objects.update(nama="x"),
        lambda: Entri.objects.bulk_create([baru]),
        lambda: Entri.objects.bulk_update([entri], ["nama"]),
        lambda: terbit.entri.create(unit=entri.unit, nama="x", kode="y", urut=9),
    ]
    for satu in jalan:
        with pytest.raises(TransisiDitolak, match="terbit tidak berubah"), transaction.atomic():
            satu()
    assert terbit.utuh


def test_perubahan_di_balik_portal_terbaca_dari_sidik(terbit, meja):
    super(type(Entri.objects.all()), Entri.objects.filter(urut=1)).update(nama="Diubah diam-diam")

    assert not terbit.utuh
    assert "Tidak utuh" in meja.get(url(terbit)).content.decode()


def test_mengubah_tahun_berikutnya_tidak_menyentuh_yang_terbit(terbit, petugas):
    baru = buat_dip(terbit.satker, 2027, sampai=Status.KLARIFIKASI)
    lama = terbit.entri.ada().first()

    dibawa = baru.entri.get(kode=lama.kode)
    baru.simpan_baris([Ubahan({"nama": "Nama baru"}, dibawa.token)], oleh=petugas)

    assert terbit.utuh
    assert Entri.objects.publik(terbit.satker).filter(kode=lama.kode).get().nama == lama.nama


# On paper


def test_salinan_meja_dicetak_dari_naskah_yang_beku(terbit, meja, monkeypatch):
    monkeypatch.setattr(naskah, "html_ke_pdf", lambda html: b"%PDF-1.4 " + html.encode()[:9])

    respons = meja.get(url(terbit, "dip_cetak", "dip"))

    assert respons["Content-Type"] == "application/pdf"
    assert "Daftar%20Informasi%20Publik%202026.pdf" in respons["Content-Disposition"] or (
        "Daftar Informasi Publik 2026.pdf" in respons["Content-Disposition"]
    )


def test_daftar_panjang_dicetak_pekerja_bukan_permintaan(terbit, meja, monkeypatch):
    surat = Naskah.objects.tentang(terbit).get(jenis="dip")
    Naskah.objects.filter(pk=surat.pk).update(fakta={"banyak": 5000, "tahun": 2026})
    monkeypatch.setattr(naskah, "html_ke_pdf", lambda html: b"%PDF-1.4")

    menunggu = meja.get(url(terbit, "dip_cetak", "dip"))
    halaman = meja.get(url(terbit)).content.decode()
    naskah.cetak_tertunda()

    assert (menunggu.status_code, "sedang disiapkan" in halaman) == (503, True)
    assert "5000 informasi" in menunggu.content.decode()
    assert meja.get(url(terbit, "dip_cetak", "dip")).status_code == 200


def test_muatan_jahat_dalam_baris_tercetak_apa_adanya(satker):
    dip = buat_dip_terbit(satker, entri=[{"nama": JAHAT}])

    for jenis in ("dip", "usulan_dip"):
        html = Naskah.objects.tentang(dip).get(jenis=jenis).html
        assert "<img" not in html and "<script" not in html
        assert "&lt;img src=file:///etc/passwd&gt;" in html
        assert "{{settings}}" in html


def test_hanya_pelaksana_yang_menerbitkan(satker, client):
    dip = isi_rantai(satker, Status.DITETAPKAN)
    client.force_login(buat_pegawai(Peran.SEKRETARIS, satker))

    assert client.post(url(dip), {"versi": dip.versi}).status_code == 403
    assert Penyusunan.objects.get().status == Status.DITETAPKAN


def test_versi_usang_tidak_menerbitkan(satker, meja):
    dip = isi_rantai(satker, Status.DITETAPKAN)

    assert meja.post(url(dip), {"versi": dip.versi - 1}).status_code == 409
    dip.refresh_from_db()
    assert (dip.status, dip.sidik) == (Status.DITETAPKAN, "")


def test_daftar_panjang_dicetak_berjilid_dengan_halaman_bersambung(satker, monkeypatch):
    monkeypatch.setattr(daftar, "SEJILID", 2)
    dip = isi_rantai(satker)
    html = Naskah.objects.tentang(dip).get(jenis="dip").html

    isi = PdfReader(io.BytesIO(html_ke_pdf(html)))

    lembar = [" ".join(satu.extract_text().split()) for satu in isi.pages]
    assert html.count(JILID) == len(lembar) + 1 == 4
    assert [f"Halaman {n}" in teks for n, teks in enumerate(lembar, start=1)] == [True] * 3
    assert "Berkala Zeta" in lembar[0] and "Setiap saat" in lembar[2]
    assert ["DAFTAR INFORMASI PUBLIK" in teks for teks in lembar] == [True, False, False]
