"""A registered case answered or explained at the desk (SOP steps 2 and 3)."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dip.models import Dikecualikan
from dip.padanan import Padanan
from permohonan import tindakan
from permohonan.di_meja import temuan
from permohonan.forms.jawab import FormJawab, FormJelaskan, FormMeja, hal
from permohonan.models import Permohonan
from permohonan.models.jawaban_meja import DI_MEJA, HANYA_DI_MEJA
from permohonan.views.aksi import izinkan
from permohonan.views.perkara import ambil
from ppid import bukaan
from ppid.alur import Transisi, TransisiDitolak
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.izin import Izin, Pelaku, butuh

MAKS_CARI = 200  # letters of a search
HASIL_CARI = 12


@butuh(Izin.JAWAB)
@require_http_methods(["GET", "HEAD", "POST"])
def jawab_di_tempat(request, pelaku: Pelaku, nomor: str):
    p = ambil(pelaku, nomor)
    t = izinkan(p, "jawab_di_tempat", pelaku)
    if p.kanal not in DI_MEJA:
        raise TransisiDitolak(f"{HANYA_DI_MEJA}.", p)
    form = _form(FormJawab, request, p, pelaku)
    if form.is_valid():
        return _buka_naskah(p, form)
    cari = request.GET.get("cari", "")[:MAKS_CARI].replace("\x00", "").strip()
    konteks = {"cari": cari} | _dokumen(p, form, cari)
    return _halaman(request, "jawab", p, t, form, konteks)


def _dokumen(p: Permohonan, form: FormJawab, cari: str) -> dict:
    """Documents that may be given: what was searched for first, then what fits the question."""
    dipilih = form.dipilih()
    teks = [b.teks for b in form.terbuka]
    dicari = temuan(p.satker, [cari], batas=HASIL_CARI) if cari else []
    cocok = dicari + temuan(p.satker, teks, dipilih)
    unik = {satu.token: satu for satu in cocok if satu.dokumen}
    return {
        "temuan": list(unik.values()),
        "tak_ditemukan": cari and not any(satu.dokumen for satu in dicari),
        "dikecualikan": any(not satu.dokumen for satu in cocok),
    }


@butuh(Izin.JAWAB)
@require_http_methods(["GET", "HEAD", "POST"])
def jelaskan(request, pelaku: Pelaku, nomor: str):
    p = ambil(pelaku, nomor)
    t = izinkan(p, "jelaskan", pelaku)
    form = _form(FormJelaskan, request, p, pelaku)
    baris = _dik(p, form)
    form.pasang_dik([b.dik for b in baris], {b.dik.token: b.keterangan for b in baris})
    if form.is_valid():
        return _buka_naskah(p, form)
    return _halaman(request, "jelaskan", p, t, form, {"ada": bool(baris)})


def _dik(p: Permohonan, form: FormJelaskan) -> list[Padanan]:
    """Every row that holds for the office today, those that fit the question first."""
    teks = [b.teks for b in form.terbuka]
    cocok = [x.padanan for x in temuan(p.satker, teks) if not x.dokumen]
    semua = Dikecualikan.objects.berlaku(p.satker).select_related("satker")
    lain = semua.exclude(pk__in=[x.dik.pk for x in cocok])
    return cocok + [Padanan(None, satu, 0) for satu in lain]


def _form(jenis: type[FormMeja], request, p: Permohonan, pelaku: Pelaku) -> FormMeja:
    """With the time its page was opened; a search in between does not start it anew."""
    form = jenis(dikirim(request), permohonan=p, pelaku=pelaku)
    dibuka = request.GET.get("dibuka", "")
    if bukaan.dibuka(dibuka, hal(p), pelaku) is None:
        dibuka = bukaan.tanda(hal(p), pelaku)
    form.initial["dibuka"] = dibuka
    return form


def _buka_naskah(p: Permohonan, form):
    return redirect(tindakan.alamat(p, "perkara_naskah", token=form.kerjakan().token))


def _halaman(request, nama: str, p: Permohonan, t: Transisi, form, konteks: dict):
    konteks |= {"p": p, "transisi": t, "form": form, "url": tindakan.alamat(p)}
    konteks["beberapa"] = "bagian" in form.fields
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, f"permohonan/meja/{nama}.html", konteks, status=status)
