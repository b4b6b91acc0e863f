"""The papers of an answer: what is explained, asked, told, refused, handed over."""

from dataclasses import replace

from django.db.models import prefetch_related_objects

from permohonan.naskah import HARI_KEBERATAN, SEBUTAN_PPID, hak, identitas, nilai_kalimat
from permohonan.pilihan import DIKIRIM, Bentuk, CaraSerah, JenisPemohon, Kanal
from permohonan.status import DIBERIKAN, Hasil
from ppid import tenggat
from ppid.izin import Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Naskah, Unit
from ppid.naskah import penanda, penanda_tangan, terbitkan
from ppid.templatetags.ppid import ukuran

POLA = "{{urut:04}}/{jenis}/PPID/{{kode}}/{{bulan_romawi}}/{{tahun}}"


def _jenis(kode: str, judul: str, singkatan: str, **sifat) -> JenisNaskah:
    """A kind with a series of its own."""
    pola = POLA.format(jenis=singkatan)
    return JenisNaskah(kode, judul, f"naskah/{kode}.html", seri=kode, pola=pola, **sifat)


TANDA_TERIMA = _jenis(
    *("tanda_terima", "Tanda Terima Informasi", "TT"),
    untuk_pemohon=True,
    ukuran="A5",
    keterangan="Apa yang diserahkan, kepada siapa (langkah 2 dan 5).",
)
PENJELASAN = _jenis(
    *("penjelasan", "Lembar Penjelasan", "LP"),
    untuk_pemohon=True,
    keterangan="Informasi yang dikecualikan, dijelaskan di meja (langkah 3).",
)
NOTA_DINAS = _jenis(
    *("nota_dinas", "Nota Dinas", "ND"),
    boleh_agenda=True,
    keterangan="Dari desk kepada PPID (langkah 4).",
)
NOTA_DINAS_UNIT = replace(
    NOTA_DINAS,
    kode="nota_dinas_unit",
    templat="naskah/nota_dinas_unit.html",
    keterangan="Dari PPID kepada unit lain, meminta bahan (langkah 4).",
)
DISPOSISI = _jenis(
    *("disposisi", "Lembar Disposisi", "DISP"),
    boleh_agenda=True,
    keterangan="Dari PPID kepada staf sendiri (langkah 4).",
)
# These leave later than they are numbered: `naskah.lepas()` shows them to the applicant.
_SURAT = {
    "bertanda_tangan": True,
    "penanda": Peran.KASUBBAG,
    "boleh_agenda": True,
}
PERPANJANGAN = _jenis(
    *("perpanjangan", "Pemberitahuan Perpanjangan Waktu", "PW"),
    **_SURAT,
    bertembusan=True,
    keterangan="Batas waktu baru, kepada pemohon (langkah 4).",
)
PEMBERITAHUAN = _jenis(
    *("pemberitahuan", "Pemberitahuan Tertulis", "PT"),
    **_SURAT,
    bertembusan=True,
    keterangan="Model PPID-D, jawaban kepada pemohon (langkah 4 dan 5).",
)
PENOLAKAN = _jenis(
    *("penolakan", "Penolakan Permohonan Informasi", "PN"),
    **_SURAT,
    keterangan="Model PPID-E, keputusan menolak (langkah 4 dan 5).",
)
AMPLOP = JenisNaskah("amplop", "Amplop", "naskah/amplop.html", ukuran="DL")

SAPAAN = {JenisPemohon.BADAN_HUKUM: "Pengurus ", JenisPemohon.BADAN_PUBLIK: "Pimpinan "}
BERTEMU = (CaraSerah.AMBIL, CaraSerah.DIPERLIHATKAN, CaraSerah.POS)  # the receiver signs
BUKAN_BERKAS = (Bentuk.HARDCOPY, Bentuk.MELIHAT)
BARIS_ALAMAT = 5


def terbitkan_tanda_terima(p, oleh: Pelaku, pemberian, cara: str, penerima: str) -> Naskah:
    """SOP steps 2 and 5: what was handed over, to whom, how. `pemberian` are rows of Pemberian."""
    pemberian = list(pemberian)
    di_meja = any(satu.tanggapan_id is None for satu in pemberian)
    jawaban = [] if di_meja else _jawaban_diberikan(p)
    konteks = _tentang(p) | {
        "diserahkan": _diserahkan(pemberian, jawaban),
        "cara": cara,
        "cara_label": dict(CaraSerah.choices).get(cara, cara),
        "dikirim": cara in DIKIRIM,
        "penerima": penerima,
        "identitas": identitas(p.pemohon),
        "penghitaman": [x for j in jawaban for x in j.penghitaman],
        "pihak": [_petugas(oleh), _paraf("Penerima", penerima if cara in BERTEMU else "")],
        "lembar": ["Pemohon", "Kantor"] if oleh.pengguna else [""],
    }
    fakta = {"cara": cara, "banyak": len(konteks["diserahkan"])}
    return terbitkan(TANDA_TERIMA, p, oleh=oleh, konteks=konteks, fakta=fakta)


def _jawaban_diberikan(p) -> list:
    sah = p.tanggapan_sah
    return [j for j in sah.jawaban.all() if j.hasil in DIBERIKAN] if sah else []


def _diserahkan(pemberian, jawaban) -> list[dict]:
    """Title and form of each thing: the files and pages, and what went on paper or by eye."""
    berkas = [{"judul": satu.judul, "bentuk": _bentuk(satu)} for satu in pemberian]
    tanpa_berkas = [j for j in jawaban if j.bentuk in BUKAN_BERKAS or not pemberian]
    return berkas + [
        {"judul": j.informasi or j.bagian.teks, "bentuk": j.get_bentuk_display()}
        for j in tanpa_berkas
    ]


def _bentuk(satu) -> str:
    """PDF, 1,2 MB; or the address of the page"""
    if satu.berkas:
        return f"{satu.berkas.format}, {ukuran(satu.berkas.ukuran)}"
    return satu.tautan


def terbitkan_penjelasan(p, oleh: Pelaku, bagian, dik) -> Naskah:
    """SOP step 3: the row of the DIK that was explained. It is no decision."""
    konteks = _tentang(p) | {
        "bagian": bagian,
        "dik": dik,
        "jatuh_tempo": p.jatuh_tempo,
        "pihak": [_petugas(oleh), _paraf("Pemohon informasi", _yang_datang(p))],
    }
    fakta = {"butir": dik.butir, "huruf": dik.huruf, "keputusan": dik.nomor_keputusan}
    return terbitkan(PENJELASAN, p, oleh=oleh, konteks=konteks, fakta=fakta)


def terbitkan_nota_dinas(p, oleh: Pelaku, isi: str, nomor: str = "") -> Naskah:
    """SOP step 4: the desk to the PPID."""
    konteks = konteks_nota_dinas(p, isi, _pengirim(oleh))
    return terbitkan(NOTA_DINAS, p, oleh=oleh, konteks=konteks, nomor=nomor)


def konteks_nota_dinas(p, isi: str, pengirim: dict) -> dict:
    return _tentang(p) | {
        "isi": isi,
        "kepada": _sebutan(_ppid(p.satker)),
        "dari": pengirim["jabatan"],
        "pihak": [None, pengirim],
    }


def jenis_permintaan(bentuk: str) -> JenisNaskah:
    return NOTA_DINAS_UNIT if bentuk == "nota_dinas" else DISPOSISI


def terbitkan_permintaan(p, oleh: Pelaku, permintaan, nomor: str = "") -> Naskah:
    """SOP step 4: nota dinas to another unit, or disposisi to own staff; never the applicant."""
    jenis = jenis_permintaan(permintaan.bentuk)
    konteks = konteks_permintaan(p, permintaan, _pengirim(oleh))
    fakta = {"unit": permintaan.nama_unit, "batas": permintaan.batas.isoformat()}
    return terbitkan(jenis, p, oleh=oleh, konteks=konteks, nomor=nomor, fakta=fakta)


def konteks_permintaan(p, permintaan, pengirim: dict) -> dict:
    pengirim = pengirim | {"selaku": SEBUTAN_PPID}
    return {
        "nomor_permohonan": p.nomor,
        "diterima": p.hari_diterima,
        "kanal": p.get_kanal_display(),
        "jatuh_tempo": p.jatuh_tempo,
        "permintaan": permintaan,
        "kepada": f"Kepala {permintaan.nama_unit}" if permintaan.unit else permintaan.nama_unit,
        "dari": _sebutan(pengirim),
        "tujuan": _tujuan(permintaan),
        "pihak": [None, pengirim],
        "nilai_kalimat": nilai_kalimat(p),
    }


def _tujuan(permintaan) -> list[tuple[bool, str]]:
    """The boxes of a disposisi: own staff and every unit of the office, the chosen one ticked."""
    unit = Unit.objects.aktif(permintaan.satker, selain=permintaan.unit_id)
    return [(permintaan.unit is None, "Staf PPID")] + [(u == permintaan.unit, u.nama) for u in unit]


def terbitkan_perpanjangan(p, oleh: Pelaku, perpanjangan, nomor: str = "") -> Naskah:
    fakta = {"alasan": perpanjangan.alasan, "sampai": perpanjangan.sampai.isoformat()}
    konteks = konteks_perpanjangan(p, perpanjangan)
    return terbitkan(PERPANJANGAN, p, oleh=oleh, konteks=konteks, nomor=nomor, fakta=fakta)


def konteks_perpanjangan(p, perpanjangan) -> dict:
    """`alasan`: the three legal ones, the given one ticked."""
    pilihan = perpanjangan.Alasan.choices
    return _tentang(p) | {
        "perpanjangan": perpanjangan,
        "alasan": [(kode == perpanjangan.alasan, label) for kode, label in pilihan],
        "batas_semula": p.hitungan().jatuh_tempo,
        "hari_akhir": p.rezim.hari + p.rezim.tambahan,
        "pihak": [None, penanda(PERPANJANGAN, p.satker)],
    }


def terbitkan_tanggapan(p, oleh: Pelaku, tanggapan, nomor: dict[str, str]) -> list[Naskah]:
    """Model PPID-E for refused parts, Model PPID-D for all others, each numbered and frozen.

    `nomor`: what was typed from the office's agenda, by kind.
    """
    sifat = {"oleh": oleh, "fakta": _fakta(tanggapan)}
    return [
        terbitkan(jenis, p, konteks=konteks, nomor=nomor.get(jenis.kode, ""), **sifat)
        for jenis, konteks in surat_tanggapan(p, tanggapan)
    ]


def jenis_tanggapan(tanggapan) -> list[JenisNaskah]:
    """The letters that an answer needs."""
    perlu = ((PEMBERITAHUAN, tanggapan.ditanggapi()), (PENOLAKAN, tanggapan.ditolak()))
    return [jenis for jenis, jawaban in perlu if jawaban]


def surat_tanggapan(p, tanggapan) -> list[tuple[JenisNaskah, dict]]:
    """The letters an answer needs, with what they say; for the preview and for the print."""
    prefetch_related_objects([tanggapan], "jawaban__bagian", "jawaban__dik")
    dasar = _tentang(p) | {
        "tanggapan": tanggapan,
        "batas_keberatan": _batas_keberatan(p),
        "tembusan": [b.strip() for b in tanggapan.tembusan.split("\n") if b.strip()],
        "lampiran": tanggapan.pemberian.count(),
        "banyak_bagian": p.bagian.count(),
    }
    isi = {
        PEMBERITAHUAN: lambda: _pilah(tanggapan.ditanggapi(), tanggapan),
        PENOLAKAN: lambda: {"jawaban": tanggapan.ditolak()},
    }
    return [
        (jenis, dasar | isi[jenis]() | {"pihak": [None, penanda(jenis, p.satker)]})
        for jenis in jenis_tanggapan(tanggapan)
    ]


def _pilah(jawaban, tanggapan) -> dict:
    """Model PPID-D's two halves: what can be given, and what cannot."""
    return {
        "diberikan": [j for j in jawaban if j.hasil in DIBERIKAN],
        "tidak_diberikan": [j for j in jawaban if j.hasil not in DIBERIKAN],
        "ada_penolakan": bool(tanggapan.ditolak()),
        "penghitaman": [(j.bagian.urut, x) for j in jawaban for x in j.penghitaman],
    }


def terbitkan_amplop(p, oleh: Pelaku) -> Naskah:
    yth = _yth(p.pemohon)
    panjang = len(yth["nama"] + yth["selaku"]) > 120 or sum(map(len, yth["alamat"])) > 160
    konteks = {"yth": yth | {"panjang": panjang}}
    return terbitkan(AMPLOP, p, oleh=oleh, konteks=konteks, nomor=p.nomor)


def _fakta(tanggapan) -> dict:
    """What reports may read: outcomes and grounds, never personal values."""
    jawaban = list(tanggapan.jawaban.all())
    return {
        "hasil": [j.hasil for j in jawaban],
        "dasar": [j.dik.huruf for j in jawaban if j.hasil == Hasil.DITOLAK],
        "penghitaman": sum(len(j.penghitaman) for j in jawaban),
        "biaya": tanggapan.jumlah_biaya,
    }


def _batas_keberatan(p):
    """Last day to object, were the letter to leave today: 30 hari kerja (Ps 36 UU 14/2008)."""
    return tenggat.tambah_hari_kerja(p.satker.hari_ini, HARI_KEBERATAN, p.satker.kalender())


def _tentang(p) -> dict:
    return hak(p.rezim) | {
        "permohonan": p,
        "pemohon": p.pemohon,
        "rezim": p.rezim,
        "yth": _yth(p.pemohon),
        "nilai_kalimat": nilai_kalimat(p),
    }


def _yth(pemohon) -> dict:
    """Whom a letter addresses: the proxy where there is one, the head of a body, the person."""
    nama, selaku = SAPAAN.get(pemohon.jenis, "") + pemohon.nama, ""
    if pemohon.lewat_kuasa and pemohon.nama_kuasa:
        nama, selaku = pemohon.nama_kuasa, f"kuasa dari {pemohon.nama}"
    elif pemohon.narahubung:
        selaku = f"u.p. {pemohon.narahubung}"
    alamat = (pemohon.alamat_kuasa if pemohon.lewat_kuasa else "") or pemohon.alamat
    return {"nama": nama, "selaku": selaku, "alamat": _baris(alamat)}


def _baris(alamat: str) -> list[str]:
    """An address as typed, unless its lines would run down the page."""
    baris = [b.strip() for b in alamat.splitlines() if b.strip()]
    return baris if len(baris) <= BARIS_ALAMAT else [", ".join(baris)]


def _yang_datang(p) -> str:
    """Who stands at the desk; nobody, were it the telephone."""
    pemohon = p.pemohon
    nama = pemohon.nama_kuasa or pemohon.narahubung or pemohon.nama
    return nama if p.kanal == Kanal.DATANG else ""


def _paraf(jabatan: str, nama: str) -> dict | None:
    return {"jabatan": jabatan, "nama": nama, "nip": "", "selaku": ""} if nama else None


def _petugas(oleh: Pelaku) -> dict | None:
    """The clerk signs; nobody where the applicant acts."""
    return _paraf(oleh.jabatan, oleh.nama) if oleh.pengguna else None


def _ppid(satker) -> dict:
    """The PPID of today: a designation on a post."""
    return penanda_tangan(satker, satker.hari_ini) | {"selaku": SEBUTAN_PPID}


def _sebutan(pejabat: dict) -> str:
    """Kasubbag Teknis selaku Pejabat Pengelola Informasi dan Dokumentasi"""
    return " selaku ".join(filter(None, (pejabat["jabatan"], pejabat["selaku"])))


def _pengirim(oleh: Pelaku) -> dict:
    tugas = [t for t in oleh.pengguna.penugasan_kini() if t.satker == oleh.satker]
    nip = next((t.nip for t in tugas if t.nip), oleh.pengguna.nip)
    return {"nama": oleh.nama, "jabatan": oleh.jabatan, "nip": nip, "selaku": ""}
