"""Numbers of the office's agenda: typed on the form of the act, unique per office and year."""

import pytest
from django.test import Client
from django.urls import reverse

from permohonan.naskah import TIDAK_LENGKAP
from permohonan.surat import (
    DISPOSISI,
    NOTA_DINAS,
    NOTA_DINAS_UNIT,
    PEMBERITAHUAN,
    PENOLAKAN,
    PERPANJANGAN,
)
from ppid import alur
from ppid.izin import Peran
from ppid.jenis_naskah import bawaan
from ppid.models import CaraNomor, Naskah
from ppid.naskah import NomorTerpakai
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku, susun
from tests.factories_dip import buat_dik, buat_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def ppid(satker):
    klien = Client()
    klien.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    return klien


def pakai_agenda(satker, *jenis):
    for satu in jenis:
        atur = bawaan(satker, satu)
        atur.cara_nomor = CaraNomor.AGENDA
        atur.save()


def alamat(p, nama, **kata):
    return reverse(nama, kwargs={"satker": p.satker.slug, "nomor": p.kunci, **kata})


def setujui(klien, p, **isi):
    url = alamat(p, "persetujuan_satu")
    return klien.post(url, {"versi": p.versi, "tindakan": "setujui", **isi})


def usul(p):
    desk = pelaku(Peran.PETUGAS, p.satker)
    p.usulkan_perpanjangan(oleh=desk, alasan="belum_dikuasai", uraian="Menunggu arsip.")


def campuran(satker):
    """A case whose answer needs both letters."""
    p = buat_permohonan(satker, "diproses")
    desk = pelaku(Peran.PETUGAS, satker)
    p.bagi_rincian(oleh=desk, uraian=["Satu", "Dua"])
    p.teruskan(oleh=desk, rincian_unit="Data", isi="Mohon arahan")
    satu, dua = p.bagian_terbuka()
    jawaban = [
        {"bagian": satu, "hasil": "dikabulkan", "informasi": "DPT", "bentuk": "softcopy"},
        {"bagian": dua, "hasil": "ditolak", "informasi": "NIK", "dik": buat_dik(satker)},
    ]
    p.susun_tanggapan(oleh=desk, jawaban=jawaban, cara_serah="ambil")
    return p


def test_persetujuan_menanyakan_nomor_tiap_surat_yang_bernomor_agenda(ppid, satker):
    pakai_agenda(satker, PEMBERITAHUAN, PENOLAKAN)
    p = campuran(satker)

    halaman = ppid.get(alamat(p, "persetujuan_satu")).content.decode()
    respons = setujui(ppid, p, nomor_pemberitahuan="12/HM/2026", nomor_penolakan="13/HM/2026")

    assert "nomor_pemberitahuan" in halaman
    assert "nomor_penolakan" in halaman
    assert respons.status_code == 302
    p.refresh_from_db()
    nomor = {n.jenis: (n.nomor, n.agenda_tahun) for n in p.surat_tanggapan()}
    tahun = satker.hari_ini.year
    assert nomor == {
        "pemberitahuan": ("12/HM/2026", tahun),
        "penolakan": ("13/HM/2026", tahun),
    }


def test_tanpa_setelan_formulirnya_tidak_menanyakan_nomor(ppid, satker):
    p = buat_permohonan(satker, "menunggu_persetujuan")

    assert "nomor_pemberitahuan" not in ppid.get(alamat(p, "persetujuan_satu")).content.decode()


@pytest.mark.parametrize(
    ("tertulis", "kalimat"),
    [
        ("", "Isi nomor dari buku agenda"),
        ("7/HM/2026", "Nomor 7/HM/2026 sudah dipakai Pemberitahuan Tertulis lain tahun ini"),
        ("x" * 81, "paling banyak 80 huruf"),
    ],
)
def test_nomor_yang_salah_disebut_dan_tetap_tertulis(ppid, satker, tertulis, kalimat):
    pakai_agenda(satker, PEMBERITAHUAN)
    lama, p = (buat_permohonan(satker, "menunggu_persetujuan") for _ in range(2))
    assert setujui(ppid, lama, nomor_pemberitahuan="7/HM/2026").status_code == 302

    respons = setujui(ppid, p, nomor_pemberitahuan=tertulis)

    isi = respons.content.decode()
    assert respons.status_code == 422
    assert kalimat in isi
    assert tertulis in isi
    p.refresh_from_db()
    assert p.status == "menunggu_persetujuan"


def test_nomor_yang_dipakai_orang_lain_lebih_dulu_kembali_ke_formulir(ppid, satker, monkeypatch):
    """The form saw it free; the database did not."""
    pakai_agenda(satker, PEMBERITAHUAN)
    lama, p = (buat_permohonan(satker, "menunggu_persetujuan") for _ in range(2))
    setujui(ppid, lama, nomor_pemberitahuan="7")
    monkeypatch.setattr("permohonan.forms.agenda.terpakai", lambda *_: False)
    monkeypatch.setattr("ppid.naskah.terpakai", lambda *_: False)

    respons = setujui(ppid, p, nomor_pemberitahuan="7")

    assert respons.status_code == 422
    assert "Nomor 7 sudah dipakai" in respons.content.decode()
    p.refresh_from_db()
    assert (p.status, Naskah.objects.filter(nomor="7").count()) == ("menunggu_persetujuan", 1)


def test_nomor_boleh_sama_di_kantor_lain_dan_pada_jenis_lain(satker):
    lain = buat_satker("sarolangun")
    for kantor in (satker, lain):
        pakai_agenda(kantor, PEMBERITAHUAN, PERPANJANGAN)
    for kantor in (satker, lain):
        p = buat_permohonan(kantor, "menunggu_persetujuan")
        usul(p)
        p.perpanjang(oleh=pelaku(Peran.KASUBBAG, kantor), nomor="7")
        p.setujui(oleh=pelaku(Peran.KASUBBAG, kantor), nomor={"pemberitahuan": "7"})

    assert Naskah.objects.filter(nomor="7").count() == 4


def test_nota_dinas_desk_dan_ppid_satu_buku(satker):
    pakai_agenda(satker, NOTA_DINAS, NOTA_DINAS_UNIT)
    p, desk = buat_permohonan(satker, "diproses"), pelaku(Peran.PETUGAS, satker)
    p.teruskan(oleh=desk, rincian_unit="Data", isi="Arahan", nomor="5/ND")

    with pytest.raises(NomorTerpakai, match="5/ND"):
        p.disposisi(
            oleh=pelaku(Peran.KASUBBAG, satker),
            bentuk="nota_dinas",
            unit=[buat_unit(satker)],
            arahan="Siapkan",
            batas=p.jatuh_tempo,
            rincian="Data",
            nomor=["5/ND"],
        )


def test_kata_kerja_tanpa_nomor_agenda_ditolak(satker):
    pakai_agenda(satker, PEMBERITAHUAN)
    p = buat_permohonan(satker, "menunggu_persetujuan")

    with pytest.raises(alur.TransisiDitolak, match="Isi nomor agenda"):
        p.setujui(oleh=pelaku(Peran.KASUBBAG, satker))


def test_perpanjangan_diberi_nomor_agenda(ppid, satker):
    pakai_agenda(satker, PERPANJANGAN)
    p = buat_permohonan(satker, "koordinasi")
    usul(p)
    p.refresh_from_db()

    url = alamat(p, "persetujuan_satu")
    isi = {"versi": p.versi, "tindakan": "perpanjang", "nomor_perpanjangan": "9/PW"}

    assert ppid.post(url, isi | {"nomor_perpanjangan": ""}).status_code == 422
    assert ppid.post(url, isi).status_code == 302
    assert p.perpanjangan.get().naskah.nomor == "9/PW"


def test_surat_tidak_lengkap_diberi_nomor_agenda(ppid, satker):
    pakai_agenda(satker, TIDAK_LENGKAP)
    p = buat_permohonan(satker)
    isi = {"versi": p.versi, "tindakan": "kurang", "lain": "Alamat lengkap", "cara": "pos"}
    url = alamat(p, "perkara_verifikasi")

    kosong = ppid.post(url, isi)
    jadi = ppid.post(url, isi | {"nomor_tidak_lengkap": "3/SKTL"})

    assert (kosong.status_code, jadi.status_code) == (422, 302)
    assert "Alamat lengkap" in kosong.content.decode()
    assert Naskah.objects.tentang(p).get(jenis="tidak_lengkap").nomor == "3/SKTL"


def test_nota_dinas_diberi_nomor_agenda(ppid, satker):
    pakai_agenda(satker, NOTA_DINAS)
    p = buat_permohonan(satker, "diproses")
    isi = {"versi": p.versi, "rincian_unit": "Data", "isi": "Mohon arahan"}
    url = alamat(p, "perkara_aksi", aksi="teruskan")

    assert ppid.post(url, isi).status_code == 422
    assert ppid.post(url, isi | {"nomor_nota_dinas": "4/ND"}).status_code == 302
    assert Naskah.objects.tentang(p).get(jenis="nota_dinas").nomor == "4/ND"


@pytest.mark.parametrize(
    ("bentuk", "baris", "status"),
    [
        ("nota_dinas", "1/ND\n2/ND", 302),
        ("nota_dinas", "1/ND", 422),
        ("nota_dinas", "1/ND\n1/ND", 422),
        ("nota_dinas", "", 422),
        ("arahan", "", 302),
    ],
)
def test_satu_nomor_agenda_untuk_tiap_unit(ppid, satker, bentuk, baris, status):
    pakai_agenda(satker, NOTA_DINAS_UNIT, DISPOSISI)
    p = buat_permohonan(satker, "koordinasi")
    unit = [buat_unit(satker, nama).pk for nama in ("Hukum", "Data")]
    isi = {
        "versi": p.versi,
        "bentuk": bentuk,
        "unit": unit,
        "arahan": "Siapkan",
        "rincian": "Data",
        "batas": f"{p.jatuh_tempo:%d-%m-%Y}",
        "nomor_nota_dinas_unit": baris,
    }

    respons = ppid.post(alamat(p, "perkara_aksi", aksi="disposisi"), isi)

    assert respons.status_code == status
    nomor = {b.unit.nama: b.naskah.nomor for b in p.bahan.all() if b.naskah}
    assert nomor == ({"Hukum": "1/ND", "Data": "2/ND"} if "2/ND" in baris else {})


def test_tembusan_setelan_menjadi_isian_awal_dan_tercetak_pada_perpanjangan(satker):
    for jenis in (PEMBERITAHUAN, PERPANJANGAN):
        atur = bawaan(satker, jenis)
        atur.tembusan = "Sekretaris\n\nArsip"
        atur.save()
    p = buat_permohonan(satker, "koordinasi")
    klien = Client()
    klien.force_login(buat_pegawai(Peran.PETUGAS, satker))

    form = klien.get(alamat(p, "perkara_tanggapan")).context["form"]
    usul(p)
    terbit = p.perpanjang(oleh=pelaku(Peran.KASUBBAG, satker))
    susun(p)

    assert form["tembusan"].value() == "Sekretaris\n\nArsip"
    assert "<li>Sekretaris</li><li>Arsip</li>" in terbit.html
