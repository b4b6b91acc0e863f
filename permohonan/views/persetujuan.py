"""The PPID reads the letter as it will print, and decides: a draft, an extension, or both."""

from csp.decorators import csp, csp_update
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from permohonan import jam, pratinjau, tindakan
from permohonan import surat as naskah
from permohonan.forms.persetujuan import FormKembali, FormSetuju, FormTolakPerpanjangan
from permohonan.models import Permohonan, Perpanjangan, Tanggapan
from permohonan.perbuatan.dasar import pihak
from permohonan.persetujuan import judul_konsep
from permohonan.status import DIPERPANJANG, Hasil
from permohonan.views.perkara import ambil
from ppid import tenggat
from ppid.alur import TransisiDitolak
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Berkas
from ppid.naskah import NomorTerpakai, penanda
from ppid.templatetags.ppid import hari_tanggal, saat, saat_pendek, ukuran
from ppid.terbilang import rupiah

KOSONG = "Tidak ada yang menunggu persetujuan pada permohonan ini."


class Lembar:
    """What waits on one case: its draft, its proposed extension, and the forms to decide them."""

    def __init__(self, p: Permohonan, pelaku: Pelaku, data=None):
        self.p, self.pelaku = p, pelaku
        self.konsep, self.perpanjangan = p.konsep, _perpanjangan(p)
        if not (self.konsep or self.perpanjangan):
            raise TransisiDitolak(KOSONG, p)
        self.dipilih = data.get("tindakan", "") if data is not None else ""
        self.form = dict(self._form(data))
        if data is not None and self.dipilih not in self.form:
            if self.dipilih in KERJA:
                raise TransisiDitolak("Ini sudah diputuskan atau diganti.", p)
            raise Http404

    def _form(self, data):
        if self.konsep:
            orang, surat = self.konsep.disusun_oleh, naskah.jenis_tanggapan(self.konsep)
            yield self._satu("setujui", FormSetuju, data, penyusun=orang.pk, naskah=surat)
            yield self._satu("kembalikan", FormKembali, data, untuk=orang)
        if self.perpanjangan:
            orang, surat = self.perpanjangan.diusulkan_oleh, [naskah.PERPANJANGAN]
            yield self._satu("perpanjang", FormSetuju, data, penyusun=orang.pk, naskah=surat)
            yield self._satu("tolak_perpanjangan", FormTolakPerpanjangan, data, untuk=orang)

    def _satu(self, nama: str, jenis, data, **kwargs):
        isi = data if nama == self.dipilih else None
        orang = {"permohonan": self.p, "pelaku": self.pelaku}
        return nama, jenis(isi, auto_id=f"id_{nama}_%s", **orang, **kwargs)


def _perpanjangan(p: Permohonan) -> Perpanjangan | None:
    if p.status not in DIPERPANJANG:
        return None
    milik = p.perpanjangan.filter(keadaan=Perpanjangan.Keadaan.DIUSULKAN)
    return milik.select_related("diusulkan_oleh").first()


@csp_update({"frame-src": ["'self'"]})
@butuh(Izin.PUTUSKAN)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, nomor: str):
    p = ambil(pelaku, nomor)
    lembar = Lembar(p, pelaku, dikirim(request))
    if not lembar.dipilih:
        return _halaman(request, lembar)
    form = lembar.form[lembar.dipilih]
    if not form.is_valid():
        return _halaman(request, lembar, form)
    try:
        messages.success(request, KERJA[lembar.dipilih](p, form))
    except NomorTerpakai as galat:
        form.tolak_nomor(galat)
        return _halaman(request, lembar, form)
    lagi = p.konsep or _perpanjangan(p)
    return redirect(tindakan.alamat(p, "persetujuan_satu" if lagi else "perkara"))


def _setujui(p: Permohonan, form: FormSetuju) -> str:
    rangkap = form.cleaned_data.get("dirangkap", False)
    p.setujui(dirangkap=rangkap, nomor=form.nomor(), **pihak(form))
    nomor = " dan ".join(n.nomor for n in p.surat_tanggapan())
    return f"Disetujui dengan nomor {nomor}. Cetak, tandatangani, lalu sampaikan kepada pemohon."


def _kembalikan(p: Permohonan, form: FormKembali) -> str:
    p.kembalikan(catatan=form.cleaned_data["catatan"], **pihak(form))
    return "Konsep dikembalikan dengan catatan."


def _perpanjang(p: Permohonan, form: FormSetuju) -> str:
    rangkap, nomor = form.cleaned_data.get("dirangkap", False), form.nomor()
    kode = naskah.PERPANJANGAN.kode
    satu = p.perpanjang(dirangkap=rangkap, nomor=nomor.get(kode, ""), **pihak(form))
    batas = hari_tanggal(p.hitungan().jatuh_tempo)
    return f"Perpanjangan disetujui. Surat {satu.nomor} harus keluar paling lambat {batas}."


def _tolak_perpanjangan(p: Permohonan, form: FormTolakPerpanjangan) -> str:
    p.tolak_perpanjangan(catatan=form.cleaned_data["catatan"], **pihak(form))
    return "Perpanjangan ditolak. Jatuh tempo tetap."


KERJA = {
    "setujui": _setujui,
    "kembalikan": _kembalikan,
    "perpanjang": _perpanjang,
    "tolak_perpanjangan": _tolak_perpanjangan,
}


# The page


def _halaman(request, lembar: Lembar, form=None):
    p, konsep, usul = lembar.p, lembar.konsep, lembar.perpanjangan
    cocok = _cocok(p, konsep, lembar.pelaku) if konsep else []
    konteks = {
        "p": p,
        "judul": judul_konsep(konsep) if konsep else naskah.PERPANJANGAN.judul,
        "urgensi": jam.urgensi_permohonan(p),
        "fakta": _fakta(p, konsep),
        "url": tindakan.alamat(p),
        "url_daftar": reverse("persetujuan", args=[p.satker.slug]),
        "konsep": konsep,
        "perpanjangan": usul,
        "fakta_perpanjangan": _fakta_perpanjangan(p, usul) if usul else [],
        "perpanjangan_lewat": p.satker.hari_ini > p.hitungan().jatuh_tempo,
        "surat": _surat(p, konsep, usul),
        "form": form,
        "isian": lembar.form,
        "cocok": cocok,
        "semua_cocok": all(c["ya"] for c in cocok),
        "halangan": [c["teks"] for c in cocok if c["menghalangi"]],
        "riwayat": _riwayat(p),
        "lampiran": [_lampiran(p, satu) for satu in konsep.pemberian.all()] if konsep else [],
        "hari_terakhir": p.satker.hari_ini >= p.jatuh_tempo,
    }
    status = TIDAK_SAH if form is not None else 200
    return render(request, "permohonan/meja/persetujuan_satu.html", konteks, status=status)


def _surat(p: Permohonan, konsep: Tanggapan | None, usul) -> list[dict]:
    """Frames: the letters of the draft, then the extension's, counted from 0."""
    jenis = [j for j, _ in naskah.surat_tanggapan(p, konsep)] if konsep else []
    nama = [(satu.judul, f"Konsep ke-{konsep.ke}") for satu in jenis]
    nama += [(naskah.PERPANJANGAN.judul, "Usulan")] if usul else []
    return [
        {"judul": judul, "asal": asal, "url": tindakan.alamat(p, "persetujuan_surat", ke=ke)}
        for ke, (judul, asal) in enumerate(nama)
    ]


def _fakta(p: Permohonan, konsep: Tanggapan | None) -> list[dict]:
    isi = [
        ("Pemohon", p.pemohon.nama),
        ("Hasil", Hasil(konsep.hasil).label if konsep else ""),
        ("Diterima", hari_tanggal(p.hari_diterima)),
        ("Jatuh tempo", f"{hari_tanggal(p.jatuh_tempo)}\n{_hari_ke(p)}"),
        ("Disusun", _oleh(p, konsep.disusun_oleh, konsep.disusun_pada) if konsep else ""),
        ("Biaya", rupiah(konsep.jumlah_biaya) if konsep and konsep.biaya else ""),
        ("Tanda tangan", _penanda(p, konsep)),
    ]
    permohonan = {"nama": "Permohonan", "isi": p.nomor}
    return [permohonan, *({"nama": n, "isi": v} for n, v in isi if v)]


def _penanda(p: Permohonan, konsep: Tanggapan | None) -> str:
    """Who signs on paper, a line each where the letters differ."""
    jenis = naskah.jenis_tanggapan(konsep) if konsep else [naskah.PERPANJANGAN]
    orang = [penanda(satu, p.satker) for satu in jenis]
    nama = [satu["nama"] or satu["jabatan"] or "Belum ada pejabatnya" for satu in orang]
    return "\n".join(f"{satu}, dengan tinta" for satu in dict.fromkeys(nama))


def _hari_ke(p: Permohonan) -> str:
    satker, batas = p.satker, jam.panjang(p)
    ke = batas - tenggat.sisa_hari_kerja(satker.hari_ini, p.jatuh_tempo, satker.kalender())
    if ke > batas:
        return f"hari ke-{ke}, batas {batas} hari kerja"
    return f"hari ke-{ke} dari {batas}" if ke > 0 else "hari pertama belum tiba"


def _fakta_perpanjangan(p: Permohonan, satu: Perpanjangan) -> list[dict]:
    semula = p.hitungan()
    isi = [
        ("Alasan", f"{satu.get_alasan_display()}\n{satu.uraian}"),
        ("Batas semula", hari_tanggal(semula.jatuh_tempo)),
        ("Batas baru", hari_tanggal(semula.jatuh_tempo_perpanjangan)),
        ("Diusulkan", _oleh(p, satu.diusulkan_oleh, satu.diusulkan_pada)),
    ]
    return [{"nama": n, "isi": v} for n, v in isi]


def _oleh(p: Permohonan, orang, pada) -> str:
    return f"{orang.nama}, {saat(pada, p.satker)}"


def _cocok(p: Permohonan, konsep: Tanggapan, pelaku: Pelaku) -> list[dict]:
    """What the portal itself can see to be right, from the facts."""
    jawaban = list(konsep.jawaban.all())
    terbuka = {b.pk for b in p.bagian_terbuka()}
    cocok = terbuka == {j.bagian_id for j in jawaban}
    butir = [
        _butir(
            cocok, f"Setiap bagian permintaan punya jawaban ({len(jawaban)} dari {len(terbuka)})"
        ),
        *_dasar(p, konsep),
        *_berkas(konsep),
    ]
    if pelaku.pengguna.pk != konsep.disusun_oleh_id:
        return [*butir, _butir(True, "Penyusun dan penyetuju orang yang berbeda")]
    rangkap = _butir(False, "Anda sendiri penyusunnya; setujui hanya bila dirangkap")
    return [*butir, rangkap | {"menghalangi": False}]


def _butir(ya: bool, teks: str) -> dict:
    return {"ya": ya, "teks": teks, "menghalangi": not ya}


def _dasar(p: Permohonan, konsep: Tanggapan) -> list[dict]:
    hari, butir = p.satker.hari_ini, []
    for dik in {j.dik_id: j.dik for j in konsep.ditolak()}.values():
        if dik.berlaku_pada(hari):
            sampai = hari_tanggal(dik.berlaku_sampai)
            butir.append(_butir(True, f"Butir {dik.butir} DIK masih berlaku, sampai {sampai}"))
        else:
            butir.append(_butir(False, f"Butir {dik.butir} DIK tidak berlaku lagi"))
    if banyak := sum(len(j.penghitaman) for j in konsep.jawaban.all()):
        butir.append(_butir(True, f"Setiap penghitaman disertai alasannya ({banyak})"))
    return butir


def _berkas(konsep: Tanggapan) -> list[dict]:
    berkas = [satu.berkas for satu in konsep.pemberian.all() if satu.berkas]
    tertahan = [satu.nama for satu in berkas if not satu.lolos_gerbang]
    if tertahan:
        return [_butir(False, f"Temuan pada berkas belum dijawab: {', '.join(tertahan)}")]
    return [_butir(True, f"Berkas lolos pemeriksaan ({len(berkas)})")] if berkas else []


def _riwayat(p: Permohonan) -> list[dict]:
    """Drafts and what was said of them, newest first."""
    butir = []
    for satu in p.tanggapan.select_related("disusun_oleh", "diputus_oleh").order_by("-ke"):
        if satu.diputus_pada:
            kata = satu.get_keadaan_display()
            kata = f"{kata}: {satu.catatan}" if satu.catatan else kata
            butir.append(_peristiwa(p, kata, satu.diputus_pada, satu.diputus_oleh))
        diajukan = f"Konsep ke-{satu.ke} diajukan"
        butir.append(_peristiwa(p, diajukan, satu.disusun_pada, satu.disusun_oleh))
    return butir


def _peristiwa(p: Permohonan, judul: str, pada, oleh) -> dict:
    siapa = f" · {oleh.nama}" if oleh else ""
    keterangan = f"{saat_pendek(pada, p.satker)}{siapa}"
    return {"judul": judul, "keterangan": keterangan, "keadaan": "lalu", "url": "", "tautan": ""}


def _lampiran(p: Permohonan, satu) -> dict:
    """A file of the case opens as the case's, a document's as the document's."""
    berkas: Berkas | None = satu.berkas
    if berkas is None:
        return {
            "url": satu.tautan,
            "nama": satu.judul,
            "jenis": "Tautan" if satu.tautan else "Cetak",
            "ukuran": "",
            "keterangan": "",
        }
    if satu.dokumen:
        url = reverse("dokumen_berkas", args=[p.satker.slug, satu.dokumen.token, berkas.token])
    else:
        url = tindakan.alamat(p, "perkara_berkas", token=berkas.token)
    return {
        "url": url,
        "nama": satu.judul,
        "jenis": berkas.format,
        "ukuran": ukuran(berkas.ukuran),
        "keterangan": "",
    }


@csp(pratinjau.KEBIJAKAN)
@xframe_options_sameorigin
@butuh(Izin.PUTUSKAN)
@require_safe
def surat(request, pelaku: Pelaku, nomor: str, ke: int):
    """One letter as it will print, for the frame."""
    p = ambil(pelaku, nomor)
    konsep, usul = p.konsep, _perpanjangan(p)
    daftar = pratinjau.konsep(p, konsep) if konsep else []
    daftar += [pratinjau.perpanjangan(p, usul)] if usul else []
    if ke >= len(daftar):
        raise Http404
    return HttpResponse(daftar[ke][1])
