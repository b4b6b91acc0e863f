"""One case: its page, its history, its papers and files."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from permohonan import bukaan, fakta, giliran, jam, linimasa, tindakan, wa
from permohonan.langkah import bagan_sop, baku_meja, langkah_sop
from permohonan.matriks import matriks
from permohonan.models import Permohonan
from permohonan.ringkasan import ringkasan
from permohonan.status import Status
from permohonan.tugas import tugas
from ppid import berkas as simpanan
from ppid import naskah as surat
from ppid.izin import Izin, Pelaku, Peran, butuh
from ppid.models import Berkas, JenisBerkas, Naskah, Penugasan
from ppid.templatetags.ppid import hari_pendek, ukuran

# Papers of the address `cetak/<jenis>/`, and the act that issues each when there is none yet.
CETAKAN = {
    "tanda-bukti": ("tanda_bukti", None),
    "formulir": ("formulir", "cetak-formulir"),
    "ba-tenggat": ("ba_tenggat", "cetak-ba-tenggat"),
    "amplop": ("amplop", "cetak-amplop"),
}


def ambil(pelaku: Pelaku, nomor: str) -> Permohonan:
    """A case of the actor's office, sharing the office's calendar."""
    satu = get_object_or_404(Permohonan.objects.untuk(pelaku).lengkap_baca(), kunci=nomor)
    satu.satker = pelaku.satker
    return satu


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def permohonan(request, pelaku: Pelaku, nomor: str):
    p = ambil(pelaku, nomor)
    bukaan.catat(p, pelaku)
    semua = fakta.baca(p, pelaku)
    langkah = langkah_sop(p, pelaku, semua.tunggu)
    konteks = {
        "p": p,
        "urgensi": jam.urgensi_permohonan(p),
        "giliran": giliran.giliran(p, semua.tunggu, pelaku),
        "aksi": tindakan.menu(p, pelaku, semua),
        "usulan": giliran.LABEL_USULAN.get(p.usulan, ""),
        "tugas": tugas(p, semua),
        "langkah": langkah,
        "bagan": bagan_sop(p, langkah),
        "pemohon": [*_pemohon(p), *_masa_simpan(p)],
        "orang": _orang(p, pelaku, semua),
        "berkas": _dokumen(p, pelaku, semua.naskah),
        "catatan": p.catatan.select_related("oleh").order_by("-dibuat", "-pk"),
        "dapat_batal": _dapat_batal(p, pelaku),
        "linimasa": linimasa.butir(p, linimasa.baris(p), _surat(p, semua.naskah)),
        "wa": wa.salinan(p),
        "url_riwayat": tindakan.alamat(p, "perkara_riwayat"),
        "url_kegiatan": tindakan.alamat(p, "perkara_kegiatan"),
        "url_sop": _url_sop(p),
        "url_ba": tindakan.alamat_aksi(p, "cetak_ba_tenggat"),
        "bahan": [_bahan(p, semua, b) for b in semua.bahan_masuk],
        **ringkasan(p, semua),
        **_jam(p),
    }
    return render(request, "permohonan/meja/perkara.html", konteks)


def _dapat_batal(p: Permohonan, pelaku: Pelaku) -> dict:
    """What this person did in the last ten minutes and may take back here."""
    return {
        "tugas": pelaku.boleh(Izin.TUGASKAN) and p.boleh_batalkan_tugas(pelaku),
        "url_tugas": tindakan.alamat_aksi(p, "batalkan_tugas"),
        "catatan": p.catatan_dapat_batal(pelaku),
        "url_catatan": tindakan.alamat_aksi(p, "batalkan_catatan"),
    }


def _url_sop(p: Permohonan) -> str:
    """The sheet under which the case began."""
    lembar = reverse("lembar_sop", args=[p.satker.slug, p.sop.jenis])
    return f"{lembar}?versi={p.sop.versi}"


def _jam(p: Permohonan) -> dict:
    """The two clocks: working days with their proof, and minutes at the desk."""
    tempo = p.tempo(p.satker.kalender())
    return {
        "hitungan": p.hitungan(),
        "tidak_bergeser": jam.berhenti(p) is not None and tempo != p.jatuh_tempo,
        "pita": jam.pita_permohonan(p, target=jam.ketat(p)),
        "baku": baku_meja(p),
    }


def _bahan(p: Permohonan, semua: fakta.Fakta, satu) -> dict:
    """What a unit handed in, or that it holds none."""
    oleh = satu.dijawab_oleh.nama if satu.dijawab_oleh else satu.nama_unit
    pada = hari_pendek(p.satker.setempat(satu.dijawab_pada).date())
    return {
        "unit": satu.nama_unit,
        "keterangan": f"{oleh}, {pada}",
        "tidak_menguasai": satu.tidak_menguasai,
        "jawaban": satu.jawaban,
        "berkas": [_butir_bahan(p, b) for b in semua.berkas_bahan[satu.pk]],
    }


def _butir_bahan(p: Permohonan, b: Berkas) -> dict:
    temuan = [] if b.lolos_gerbang else ["temuan belum dijawab"]
    return _butir_berkas(p, b) | {"nama": b.nama, "keterangan": " · ".join(temuan)}


def _surat(p: Permohonan, naskah: list[Naskah]) -> dict[str, str]:
    """Addresses of the letters by number; papers under the case's own number are no letters."""
    return {n.nomor: _url(p, n) for n in naskah if n.nomor != p.nomor}


def _url(p: Permohonan, naskah: Naskah) -> str:
    return tindakan.alamat(p, "perkara_naskah", token=naskah.token)


def _pemohon(p: Permohonan) -> list[dict]:
    orang = p.pemohon
    isi = [
        ("Nama", orang.nama),
        ("Jenis", orang.sebutan.capitalize()),
        ("Narahubung", orang.narahubung),
        ("Kuasa", "\n".join(filter(None, (orang.nama_kuasa, orang.alamat_kuasa)))),
        ("Pekerjaan", orang.pekerjaan),
        ("Alamat", orang.alamat),
        ("Kontak", orang.kontak.replace(" · ", "\n")),
        ("Bantuan", ", ".join(orang.label_bantuan)),
        ("Pengesahan", orang.nomor_pengesahan),
    ]
    wajib = ("Nama", "Alamat", "Kontak")
    return [{"nama": n, "isi": v} for n, v in isi if v or n in wajib] + [_identitas(p)]


def _identitas(p: Permohonan) -> dict:
    orang = p.pemohon
    if not orang.identitas_tercatat:
        catat = {"url": tindakan.alamat_aksi(p, "catat_identitas"), "tautan": "Catat"}
        return {"nama": "Identitas", "isi": "Menyusul", **(catat if p.terbuka else {})}
    nomor = orang.identitas_tersamar or _tanpa_nomor(p)
    oleh = orang.identitas_oleh.nama if orang.identitas_oleh else "pemohon"
    pada = hari_pendek(p.satker.setempat(orang.identitas_pada).date())
    isi = f"{orang.get_jenis_identitas_display()} {nomor}\n{oleh}, {pada}"
    return {"nama": "Identitas", "isi": isi.strip()}


def _tanpa_nomor(p: Permohonan) -> str:
    if musnah := p.pemohon.nomor_dimusnahkan_pada:
        return f"nomor {_dimusnahkan(p, musnah)}"
    return "nomor tidak dicatat"


def _dimusnahkan(p: Permohonan, pada) -> str:
    tanggal = date_format(p.satker.setempat(pada), "j\xa0F\xa0Y")
    return f"dimusnahkan {tanggal} menurut masa simpan"


def _masa_simpan(p: Permohonan) -> list[dict]:
    """What becomes of the identity papers, as long as there are any."""
    if p.ditahan_pada:
        sejak = hari_pendek(p.satker.setempat(p.ditahan_pada).date())
        return [{"nama": "Masa simpan", "isi": f"Ditahan sejak {sejak}:\n{p.alasan_tahan}"}]
    ada = p.pemohon.nomor_identitas or any(b.pribadi and not b.dimusnahkan_pada for b in p.berkas)
    if not (ada and p.tanggal_musnah):
        return []
    isi = f"Berkas identitas dimusnahkan {hari_pendek(p.tanggal_musnah)}"
    return [{"nama": "Masa simpan", "isi": isi}]


def _orang(p: Permohonan, pelaku: Pelaku, semua: fakta.Fakta) -> list[dict]:
    ppid = surat.penanda_tangan(p.satker, p.satker.hari_ini, Peran.KASUBBAG)
    isi = [("PPID", f"{ppid['nama']}\n{ppid['jabatan']}".strip())]
    if penghubung := _penghubung(p, semua):
        isi.append(("Penghubung", "\n".join(penghubung)))
    return [_petugas(p, pelaku), *({"nama": nama, "isi": nilai} for nama, nilai in isi)]


def _petugas(p: Permohonan, pelaku: Pelaku) -> dict:
    butir = {"nama": "Petugas", "isi": p.petugas.nama if p.petugas else ""}
    if not (p.terbuka and pelaku.boleh(Izin.TUGASKAN)):
        return butir
    tautan = "Ganti" if p.petugas else "Tugaskan"
    return butir | {"url": tindakan.alamat_aksi(p, "tugaskan"), "tautan": tautan}


def _penghubung(p: Permohonan, semua: fakta.Fakta) -> list[str]:
    """Who answers for the units that were asked, today."""
    unit = {b.unit_id for b in semua.bahan if b.unit_id}
    if not unit:
        return []
    tugas = Penugasan.objects.filter(satker=p.satker, peran=Peran.PENGHUBUNG, unit__in=unit)
    hari_ini = p.satker.hari_ini
    kini = [t for t in tugas.select_related("pengguna", "unit") if t.berlaku_pada(hari_ini)]
    return [f"{t.pengguna.nama}, {t.unit.nama}" for t in kini]


def _dokumen(p: Permohonan, pelaku: Pelaku, naskah: list[Naskah]) -> list[dict]:
    berkas = Berkas.objects.untuk(pelaku).tentang(p)
    return [_butir_naskah(p, n) for n in naskah] + [_butir_berkas(p, b) for b in berkas]


def _butir_naskah(p: Permohonan, n: Naskah) -> dict:
    kurang = ["pindaian belum diunggah"] if n.bertanda_tangan and not n.pindaian else []
    nomor = [n.nomor] if n.nomor != p.nomor else []
    return {
        "url": _url(p, n),
        "nama": n.judul,
        "jenis": "PDF",
        "ukuran": ukuran(n.pdf.ukuran) if n.pdf else "",
        "keterangan": " · ".join([*nomor, hari_pendek(n.tanggal), *kurang]),
    }


def _butir_berkas(p: Permohonan, b: Berkas) -> dict:
    if b.dimusnahkan_pada:
        kalimat = capfirst(_dimusnahkan(p, b.dimusnahkan_pada))
        return _tanpa_isi(JenisBerkas(b.jenis).label, kalimat)
    tercatat = ["pembukaan dicatat"] if b.pribadi else []
    return {
        "url": tindakan.alamat(p, "perkara_berkas", token=b.token),
        "nama": JenisBerkas(b.jenis).label,
        "jenis": b.format,
        "ukuran": ukuran(b.ukuran),
        "keterangan": " · ".join([b.nama, *tercatat]),
    }


def _tanpa_isi(nama: str, keterangan: str) -> dict:
    return {"url": "", "nama": nama, "jenis": "", "ukuran": "", "keterangan": keterangan}


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def riwayat(request, pelaku: Pelaku, nomor: str):
    """Every row of the trail, views included."""
    p = ambil(pelaku, nomor)
    baris = [
        {
            "jejak": b,
            "judul": linimasa.judul(b),
            "siapa": linimasa.siapa(b),
            "ke": Status(b.ke).label if b.ke else "",
        }
        for b in linimasa.baris(p)
    ]
    return render(request, "permohonan/meja/riwayat.html", {"p": p, "baris": baris})


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def cetak(request, pelaku: Pelaku, nomor: str, jenis: str):
    """The stored paper; one that is not issued yet is issued by its act, on POST."""
    if jenis not in CETAKAN:
        raise Http404
    p = ambil(pelaku, nomor)
    kode, aksi = CETAKAN[jenis]
    ada = Naskah.objects.untuk(pelaku).tentang(p).filter(jenis=kode).last()
    if ada:
        return surat.respons(ada)
    if aksi:
        return redirect(tindakan.alamat(p, "perkara_aksi", aksi=aksi))
    raise Http404


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def naskah(request, pelaku: Pelaku, nomor: str, token: str):
    p = ambil(pelaku, nomor)
    return surat.respons(get_object_or_404(Naskah.objects.untuk(pelaku).tentang(p), token=token))


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def berkas(request, pelaku: Pelaku, nomor: str, token: str):
    p = ambil(pelaku, nomor)
    satu = get_object_or_404(fakta.berkas_perkara(p, pelaku), token=token)
    if satu.dimusnahkan_pada:
        konteks = {"p": p, "berkas": satu, "kalimat": _dimusnahkan(p, satu.dimusnahkan_pada)}
        return render(request, "permohonan/meja/berkas_musnah.html", konteks, status=410)
    return simpanan.respons(satu, pelaku)


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def kegiatan(request, pelaku: Pelaku, nomor: str):
    """The matriks kegiatan dan penugasan of the case, read back from its Kegiatan."""
    p = ambil(pelaku, nomor)
    tunggu = giliran.tunggu([p])[p.pk]
    konteks = {"p": p, "baris": matriks(p, tunggu), "url": tindakan.alamat(p)}
    return render(request, "permohonan/meja/kegiatan.html", konteks)
