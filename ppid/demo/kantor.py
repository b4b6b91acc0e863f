"""Offices and people of the demo, `<peran>.<satker>`, with one password."""

from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from ppid.data import KPU_RI, BarisSatker, baca_satker
from ppid.data.demo import baca
from ppid.izin import Peran
from ppid.models import SOP, Kedudukan, Pengguna, Penugasan, Satker, Unit

SANDI = "ppid-demo-2026"
TANPA_NIP = ("auditor",)  # of the Komisi Informasi, not of KPU


def buat_semua(hari_ini: date) -> None:
    """Parents first: `kantor.json` stands in that order."""
    daftar = {baris.slug: baris for baris in (KPU_RI, *baca_satker())}
    sandi = make_password(SANDI)  # slow on purpose, so once
    for isi in baca("kantor"):
        satker = _buat_satker(daftar[isi["slug"]], isi)
        SOP.objects.siapkan(satker)
        _buat_orang(satker, isi, sandi, hari_ini)


def _buat_satker(baris: BarisSatker, isi: dict) -> Satker:
    jam = isi["jam"]
    induk = {"ri": "", "provinsi": KPU_RI.kode}.get(baris.tingkat, baris.induk)
    return Satker.objects.create(
        kode=baris.kode,
        slug=baris.slug,
        nama=baris.nama,
        tingkat=baris.tingkat,
        zona=baris.zona_waktu,
        induk=Satker.objects.get(kode=induk) if induk else None,
        email=f"ppid.{baris.slug}@contoh.id",
        jam_layanan=[jam["senin_kamis"]] * 4 + [jam["jumat"], None, None],
        **{nama: isi[nama] for nama in ("alamat", "tempat", "telepon", "whatsapp")},
    )


def _buat_orang(satker: Satker, isi: dict, sandi: str, hari_ini: date) -> None:
    unit = [Unit.objects.create(satker=satker, nama=nama) for nama in isi["unit"]]
    jabatan = baca("jabatan")
    for sebutan, nama in isi["orang"].items():
        peran = sebutan.rstrip("2")
        if peran == Peran.KABAG and not ada_kabag(satker):
            continue
        judul, ke = jabatan[peran]
        bagian = unit[ke] if ke is not None else None
        judul = isi.get("jabatan", {}).get(peran, judul).format(unit=bagian, kantor=satker.nama)
        orang = _pengguna(f"{sebutan}.{satker.slug}", nama, sandi, peran)
        plt = peran in isi.get("plt", ())
        Penugasan.objects.create(
            pengguna=orang,
            satker=satker,
            unit=bagian,
            peran=peran,
            jabatan=judul,
            nip=orang.nip,
            sejak=hari_ini - timedelta(days=120) if plt else date(hari_ini.year - 3, 1, 2),
            kedudukan=Kedudukan.PLT if plt else Kedudukan.DEFINITIF,
        )


def ada_kabag(satker: Satker) -> bool:
    """Does an SOP of the office, its own sheet or a copy, name a Kabag?"""
    return any(
        aktor["peran"] == Peran.KABAG
        for sop in SOP.objects.filter(satker=satker)
        for aktor in sop.aktor
    )


def _pengguna(username: str, nama: str, sandi: str, peran: str) -> Pengguna:
    nip = "" if peran in TANPA_NIP else _nip(username)
    return Pengguna.objects.create(
        username=username, nama=nama, nip=nip, email=f"{username}@contoh.id", password=sandi
    )


def _nip(username: str) -> str:
    """Invented, the same each time: date of birth, month of appointment, sex, serial."""
    acak = Random(username)
    lahir = date(1970, 1, 1) + timedelta(days=acak.randrange(9000))
    angkat = f"{lahir.year + 26}{acak.randint(1, 12):02}"
    return f"{lahir:%Y%m%d} {angkat} {acak.randint(1, 2)} {acak.randint(1, 20):03}"
