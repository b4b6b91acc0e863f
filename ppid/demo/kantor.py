"""Offices and people of the demo, `<peran>.<satker>`, with one password."""

from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from permohonan.models import Tarif
from ppid.data import KPU_RI, BarisSatker, baca_satker
from ppid.data.demo import baca
from ppid.izin import Peran
from ppid.models import SOP, Kedudukan, Pengguna, Penugasan, Satker, Unit

SANDI = "ppid-demo-2026"
HARI_PLT = 75  # days that a Plt. has been in the post
TANPA_NIP = ("auditor",)  # of the Komisi Informasi, not of KPU


def buat_semua(hari_ini: date) -> None:
    """Parents first: `kantor.json` stands in that order."""
    daftar = {baris.slug: baris for baris in (KPU_RI, *baca_satker())}
    sandi = make_password(SANDI)  # slow on purpose, so once
    for isi in baca("kantor"):
        satker = _buat_satker(daftar[isi["slug"]], isi)
        SOP.objects.siapkan(satker)
        _buat_tarif(satker, isi["tarif"], hari_ini)
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


def _buat_tarif(satker: Satker, isi: dict, hari_ini: date) -> None:
    """The price list for copies. `isi`: number of its decision, and a price that differs here."""
    tahun = hari_ini.year - 1
    dasar = f"Keputusan {isi['pejabat']} {satker.nama} Nomor {isi['nomor']} Tahun {tahun}"
    for baris in baca("tarif"):
        harga = isi.get("harga", {}).get(baris["nama"], baris["harga"])
        Tarif.objects.create(satker=satker, dasar=dasar, **baris | {"harga": harga})


def _buat_orang(satker: Satker, isi: dict, sandi: str, hari_ini: date) -> None:
    unit = [Unit.objects.create(satker=satker, nama=nama) for nama in isi["unit"]]
    jabatan = baca("jabatan")
    for sebutan, nama in isi["orang"].items():
        peran = sebutan.rstrip("2")
        if peran == Peran.KABAG and not ada_kabag(satker):
            continue
        judul, ke = jabatan.get(sebutan, jabatan[peran])
        bagian = unit[ke] if ke is not None else None
        judul = isi.get("jabatan", {}).get(peran, judul).format(unit=bagian, kantor=satker.nama)
        masa = _masa(sebutan, isi.get("plt", ()), hari_ini)
        orang = _pengguna(satker, sebutan, nama, sandi, "sampai" not in masa)
        Penugasan.objects.create(
            pengguna=orang,
            satker=satker,
            unit=bagian,
            peran=peran,
            jabatan=judul,
            nip=orang.nip,
            **masa,
        )


def _masa(sebutan: str, plt: list[str], hari_ini: date) -> dict:
    """Where the post is held by a Plt., `<peran>2` held it before."""
    dulu, ganti = date(hari_ini.year - 3, 1, 2), hari_ini - timedelta(days=HARI_PLT)
    if sebutan in plt:
        return {"sejak": ganti, "kedudukan": Kedudukan.PLT}
    if sebutan.rstrip("2") in plt:
        return {"sejak": dulu, "sampai": ganti - timedelta(days=1)}
    return {"sejak": dulu}


def ada_kabag(satker: Satker) -> bool:
    """Does an SOP of the office, its own sheet or a copy, name a Kabag?"""
    return any(
        aktor["peran"] == Peran.KABAG
        for sop in SOP.objects.filter(satker=satker)
        for aktor in sop.aktor
    )


def _pengguna(satker: Satker, sebutan: str, nama: str, sandi: str, aktif: bool) -> Pengguna:
    username = f"{sebutan}.{satker.slug}"
    return Pengguna.objects.create(
        username=username,
        kantor=satker,
        nama=nama,
        nip="" if sebutan in TANPA_NIP else _nip(username),
        email=f"{username}@contoh.id",
        password=sandi,
        is_active=aktif,
    )


def _nip(username: str) -> str:
    """Invented, the same each time: date of birth, month of appointment, sex, serial."""
    acak = Random(username)
    lahir = date(1970, 1, 1) + timedelta(days=acak.randrange(9000))
    angkat = f"{lahir.year + 26}{acak.randint(1, 12):02}"
    return f"{lahir:%Y%m%d} {angkat} {acak.randint(1, 2)} {acak.randint(1, 20):03}"
