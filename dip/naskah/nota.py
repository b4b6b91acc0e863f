"""The papers of steps 1 to 6: the arahan of whoever tasks, the nota dinas to every unit."""

import re
from datetime import date

from ppid.izin import LABEL_PERAN, Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Naskah, Penugasan, Selaku, Unit
from ppid.naskah import penanda, terbitkan
from ppid.templatetags.ppid import hari_tanggal

ARAHAN = JenisNaskah(
    *("arahan_dip", "Lembar Disposisi DIP", "naskah/arahan_dip.html"),
    seri="arahan_dip",
    pola="{urut:04}/DISP-DIP/PPID/{kode}/{bulan_romawi}/{tahun}",
    boleh_agenda=True,
    keterangan="Arahan menyusun DIP, dari yang menugaskan (langkah 1 dan 2).",
)
NOTA = JenisNaskah(
    *("nota_dip", "Nota Dinas Penyusunan DIP", "naskah/nota_dip.html"),
    seri="nota_dip",
    pola="{urut:04}/ND-DIP/PPID/{kode}/{bulan_romawi}/{tahun}",
    bertanda_tangan=True,
    penanda=Peran.SEKRETARIS,
    selaku=Selaku.JABATAN,
    boleh_agenda=True,
    bertembusan=True,
    keterangan="Dari Sekretaris kepada setiap unit, meminta isian DIP (langkah 6).",
)

BUTIR = re.compile(r"(?:([0-9]{1,2}[.)]|[a-z][.)]|-)\s+)?(.*)")


def terbitkan_arahan(dip, oleh: Pelaku, kunci: str, nomor: str = "") -> Naskah:
    """`kunci`: the step whose paper it is, 1 or 2."""
    konteks = konteks_arahan(dip, _pengirim(oleh), kunci)
    fakta = {"langkah": kunci, "kepada": konteks["kepada"]["jabatan"]}
    return terbitkan(ARAHAN, dip, oleh=oleh, konteks=konteks, nomor=nomor, fakta=fakta)


def konteks_arahan(dip, dari: dict, kunci: str) -> dict:
    pertama = kunci == "tugaskan_kabag"
    return {
        "dip": dip,
        "dari": dari["jabatan"],
        "kepada": penerima(dip, kunci),
        "isi": dip.arahan if pertama else dip.arahan_kabag,
        "waktu_isi": waktu_isi(dip.sop),
        "pihak": [None, dari],
    }


def penerima(dip, kunci: str) -> dict:
    """Whom a tasking is for: step 1 the Kabag who was chosen, step 2 the Kasubbag.

    In an office without Kabag, where both steps are one act, the Kasubbag.
    """
    if kunci == "tugaskan_kabag" and not dip.sekali_tugas:
        return pejabat(dip.satker, dip.sop.pelaksana("tugaskan_kasubbag"), dip.koordinator_id)
    return pejabat(dip.satker, Peran.KASUBBAG)


def pejabat(satker, peran: Peran, unit: int | None = None) -> dict:
    """Who holds a post today, of a unit where one is named; without a holder, the post itself."""
    tugas = Penugasan.objects.filter(satker=satker, peran=peran).berlaku(satker.hari_ini)
    tugas = tugas.filter(unit=unit) if unit else tugas
    satu = tugas.select_related("pengguna").order_by("sejak", "pk").first()
    if satu:
        return {"nama": satu.pengguna.nama, "jabatan": satu.jabatan_lengkap}
    return {"nama": "", "jabatan": LABEL_PERAN[peran]}


def _pengirim(oleh: Pelaku) -> dict:
    nip = oleh.pengguna.nip if oleh.pengguna else ""
    return {"nama": oleh.nama, "jabatan": oleh.jabatan, "nip": nip, "selaku": ""}


# The nota dinas


def terbitkan_nota(dip, oleh: Pelaku, batas: date, nomor: str = "") -> Naskah:
    """`batas`: the last day on which a unit hands its part in."""
    konteks = konteks_nota(dip, batas)
    fakta = {"batas": batas.isoformat(), "unit": len(konteks["yth"])}
    return terbitkan(NOTA, dip, oleh=oleh, konteks=konteks, nomor=nomor, fakta=fakta)


def konteks_nota(dip, batas: date) -> dict:
    satu = penanda(NOTA, dip.satker)
    return {
        "dip": dip,
        "alinea": alinea(dip.nota_isi),
        "yth": yth(dip),
        "dari": satu["jabatan"] or LABEL_PERAN[Peran.SEKRETARIS],
        "batas": batas,
        "pihak": [None, satu],
        "nilai_kalimat": {"tahun_dip": str(dip.tahun), "batas": hari_tanggal(batas)},
    }


def alinea(isi: str) -> list[tuple[str, str]]:
    """The lines of the text, those of a list (1. or a. or -) apart from their mark."""
    baris = (satu.strip() for satu in isi.split("\n"))
    return [BUTIR.fullmatch(satu).groups(default="") for satu in baris if satu]


def yth(dip) -> list[str]:
    """Every unit, by the title of its head of the day where the office has entered one."""
    satker, peran = dip.satker, dip.sop.peran_langkah("isi")
    tugas = Penugasan.objects.filter(satker=satker, peran__in=peran).exclude(unit=None)
    kepala = {t.unit_id: t.jabatan_lengkap for t in tugas.berlaku(satker.hari_ini)}
    return [_kepala(unit, kepala.get(unit.pk, "")) for unit in Unit.objects.aktif(satker)]


def _kepala(unit: Unit, jabatan: str) -> str:
    """Kabag Umum (Bagian Umum): a title that does not name its unit is told which it is."""
    if not jabatan:
        return f"Kepala {unit.nama}"
    return jabatan if unit.nama in jabatan else f"{jabatan} ({unit.nama})"


# What the desk's first draft says


def konsep_awal(dip) -> tuple[str, str]:
    """hal and isi, for the desk to change; dates and numbers stand on the paper itself."""
    isi = ISI.format(
        kantor=dip.satker.nama,
        tahun=dip.tahun,
        lalu=dip.tahun - 1,
        unit=_sebutan_unit(dip.satker),
        waktu=waktu_isi(dip.sop),
        ppid=pejabat(dip.satker, Peran.KASUBBAG)["jabatan"],
    )
    return f"Penyusunan Daftar Informasi Publik Tahun {dip.tahun}", isi


ISI = """\
Dalam rangka melaksanakan Pasal 7, Pasal 9, Pasal 10, dan Pasal 11 Undang-Undang Nomor 14 Tahun \
2008 tentang Keterbukaan Informasi Publik, {kantor} menyusun Daftar Informasi Publik (DIP) \
Tahun {tahun}.

Sehubungan dengan hal tersebut, {unit} diminta:
1. mendata informasi publik yang dihasilkan, disimpan, dan dikuasai unitnya;
2. memeriksa isian DIP tahun {lalu}: memperbarui yang berubah, menambah yang baru, dan mencoret \
yang tidak ada lagi disertai alasannya;
3. mengisi setiap kolom DIP melalui Portal PPID, dibantu tim penghubung di unit masing-masing;
4. menyerahkan bagiannya paling lama {waktu} sejak nota dinas ini ditandatangani.

Pengisian dikoordinasikan oleh {ppid}."""
BANYAK_DISEBUT = 6


def _sebutan_unit(satker) -> str:
    nama = list(Unit.objects.aktif(satker).values_list("nama", flat=True))
    if not 1 < len(nama) <= BANYAK_DISEBUT:
        return nama[0] if nama else "setiap bagian dan subbagian"
    return f"{', '.join(nama[:-1])}{',' if len(nama) > 2 else ''} dan {nama[-1]}"


def waktu_isi(sop) -> str:
    """1 (satu) minggu: the sheet's words for step 7."""
    langkah = sop.langkah_per_kunci.get("isi")
    return (langkah and langkah.baku_kalimat) or "satu minggu"
