"""The workflow: a tuple of Transisi per kind of case, and the only writer of a status."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from ppid import jejak, waktu
from ppid.izin import Izin, Pelaku, Peran
from ppid.models.kegiatan import Kegiatan

SAMA = "sama"  # in `buka`: the step under which the act itself is recorded


@dataclass(frozen=True)
class Transisi:
    """One arrow of an act; an act that may end in several statuses has an arrow for each.

    `dari` empty: the act begins a case. `ke` None: the status stays. `langkah` is the SOP step key;
    `sendiri` says that the act is the step's own work (done by that step's actors) and not a side
    act (done by role). `tutup` closes the open Kegiatan, which takes the key `langkah` when the act
    is the step's own work (the way chosen). `buka` opens the next as (step key, who it waits for;
    None is the step's own actor), `tulis` records a step begun and ended by the act. `lintas`: done
    by the office above.
    """

    nama: str
    label: str
    dari: frozenset[str]
    ke: str | None
    izin: Izin
    langkah: str | None = None
    sendiri: bool = True
    tutup: bool = False
    buka: tuple[str, Peran | None] | None = None
    tulis: tuple[str, ...] = ()
    lintas: bool = False


@dataclass(frozen=True)
class Jalan:
    """What a verb chooses where its act leaves a choice.

    `tujuan`: which arrow, by its `ke`. `langkah`: the step it is recorded under. `menunggu`: whom
    the opened Kegiatan waits for.
    """

    tujuan: str | None = None
    langkah: str | None = None
    menunggu: Peran | None = None


class TransisiDitolak(Exception):
    """The act is not (or no longer) possible. Carries a sentence a clerk can read; answers 409."""

    def __init__(self, kalimat: str, perkara=None):
        super().__init__(kalimat)
        self.perkara = perkara


def transisi(jenis, nama: str, jalan: Jalan | None = None) -> Transisi:
    """The arrow of an act: the one to `jalan.tujuan`, else the first."""
    panah = [t for t in jenis.ALUR if t.nama == nama]
    pilihan = jalan or Jalan()
    satu = next((t for t in panah if t.ke == pilihan.tujuan), panah[0])
    return replace(satu, langkah=pilihan.langkah) if pilihan.langkah else satu


def label(perkara, nama: str) -> str:
    """An act in the words of its workflow; "" for what is none of its acts."""
    return next((t.label for t in getattr(perkara, "ALUR", ()) if t.nama == nama), "")


def berhak(t: Transisi, perkara, oleh: Pelaku) -> bool:
    """May this actor do this act on this case, whatever its status?"""
    peran = oleh.peran_dengan(t.izin)
    kantor = perkara.satker.induk if t.lintas else perkara.satker
    if not peran or kantor is None or oleh.satker != kantor:
        return False
    if not perkara.melibatkan(oleh, t):
        return False
    pelaksana = perkara.sop.peran_langkah(t.langkah) if t.langkah and t.sendiri else frozenset()
    if Peran.PETUGAS in pelaksana:
        pelaksana |= {Peran.KASUBBAG}  # the Kasubbag stands in for the desk
    return not pelaksana or bool(peran & pelaksana)


def tersedia(perkara, oleh: Pelaku) -> list[Transisi]:
    """Acts open to this actor now, each once: the buttons of a page."""
    buka = [t for t in perkara.ALUR if perkara.status in t.dari and berhak(t, perkara, oleh)]
    return list({t.nama: t for t in reversed(buka)}.values())[::-1]


def lahirkan(
    perkara,
    nama: str,
    *,
    oleh: Pelaku,
    mulai=None,
    detik: int | None = None,
    jalan: Jalan | None = None,
    efek=None,
    data=None,
) -> None:
    """Begin a case: first status, first Kegiatan, `efek`, trail row; one transaction.

    `mulai` is when the first step began (the clerk's first input), else now. Steps that the act
    begins and ends (`tulis`) are recorded from then until now, with `detik` and, as their output,
    the `naskah` that `efek` names.
    """
    t = transisi(type(perkara), nama, jalan)
    if not berhak(t, perkara, oleh):
        raise PermissionDenied
    kini = waktu.sekarang()
    with transaction.atomic():
        perkara.status = t.ke
        perkara.save(force_insert=True)
        penutup = {"oleh": oleh, "hasil": nama, "selesai": kini, "detik": detik}
        ditulis = [_kegiatan(perkara, kunci, mulai or kini, **penutup) for kunci in t.tulis]
        _buka(perkara, t, kini if t.tulis else mulai or kini)
        rujukan = (efek() if efek else None) or {}
        _beri_keluaran(ditulis, rujukan)
        jejak.catat(nama, oleh=oleh, tentang=perkara, ke=t.ke, data=(data or {}) | rujukan)


def pindah(
    perkara,
    nama: str,
    *,
    oleh: Pelaku,
    versi: int | None = None,
    jalan: Jalan | None = None,
    efek: Callable[[], dict | None] | None = None,
    data: dict | None = None,
    detik: int | None = None,
    **ubah,
) -> None:
    """Do one act: right, compare-and-set, Kegiatan, `efek` (papers, messages), trail.

    `versi` is the version the actor saw (default: the instance's). `ubah` are field changes of the
    case. `efek` runs inside the transaction and returns references for the trail row; its `naskah`
    is the output of the Kegiatan that the act closes.
    Raises PermissionDenied, or TransisiDitolak when the case has moved on meanwhile.
    """
    t = transisi(type(perkara), nama, jalan)
    if not berhak(t, perkara, oleh):
        raise PermissionDenied
    dari = perkara.status
    with transaction.atomic():
        _tukar(perkara, t, perkara.versi if versi is None else versi, ubah)
        ditutup = _gerakkan(perkara, t, oleh, detik, jalan and jalan.menunggu)
        rujukan = (efek() if efek else None) or {}
        _beri_keluaran(ditutup, rujukan)
        jejak.catat(
            nama,
            oleh=oleh,
            tentang=perkara,
            dari=dari,
            ke=perkara.status,
            data=(data or {}) | rujukan,
        )


def _beri_keluaran(kegiatan: list[int], rujukan: dict) -> None:
    if kegiatan and (keluaran := rujukan.get("naskah")):
        Kegiatan.objects.filter(pk__in=kegiatan).update(keluaran=keluaran)


def _tukar(perkara, t: Transisi, versi: int, ubah: dict) -> None:
    baris = type(perkara)._base_manager.filter(pk=perkara.pk, status__in=t.dari, versi=versi)
    tujuan = {"status": t.ke} if t.ke else {}
    if not baris.update(versi=F("versi") + 1, **tujuan, **ubah):
        perkara.refresh_from_db()
        kalimat = f"“{t.label}” tidak dilakukan: {perkara.SEBUTAN} sudah berubah."
        raise TransisiDitolak(kalimat, perkara)
    perkara.refresh_from_db(fields=["status", "versi", *ubah])


def _gerakkan(perkara, t: Transisi, oleh: Pelaku, detik: int | None, menunggu) -> list[int]:
    """Move the Kegiatan; returns the keys of those that the act closed."""
    kini, ditutup = waktu.sekarang(), []
    if t.tutup:
        terbuka = Kegiatan.objects.tentang(perkara).filter(selesai=None)
        ditutup = list(terbuka.values_list("pk", flat=True))
        terbuka.update(
            **_penutup(oleh, kini, t.nama), **_jalan_dipilih(perkara, t), detik_kerja=detik
        )
    for kunci in t.tulis:
        _kegiatan(perkara, kunci, kini, oleh=oleh, hasil=t.nama)
    _buka(perkara, t, kini, menunggu)
    return ditutup


def _jalan_dipilih(perkara, t: Transisi) -> dict:
    """The open Kegiatan takes the key of the way chosen."""
    if not (t.langkah and t.sendiri):
        return {}
    return {"kunci": t.langkah, "langkah": perkara.sop.langkah_per_kunci.get(t.langkah)}


def _buka(perkara, t: Transisi, mulai, menunggu: Peran | None = None) -> None:
    if not t.buka:
        return
    kunci, peran = t.buka
    if t.langkah and t.buka[0] == SAMA:
        kunci = t.langkah
    ada = perkara.sop.langkah_per_kunci
    lanjutan = perkara.URUTAN_LANGKAH[perkara.URUTAN_LANGKAH.index(kunci) :]
    kunci = next((k for k in lanjutan if k in ada), kunci)  # a key the version lacks is passed over
    _kegiatan(perkara, kunci, mulai, menunggu=_siapa(perkara.sop, kunci, menunggu or peran))


def _siapa(sop, kunci: str, diminta: Peran | None) -> Peran:
    """Whom a step waits for; the desk's work goes to the post the version binds it to."""
    if diminta == Peran.PETUGAS and Peran.PETUGAS not in sop.peran_langkah(kunci):
        diminta = None
    return diminta or sop.pelaksana(kunci)


def alihkan(sop, lama: dict[str, Peran], *, oleh: Pelaku) -> int:
    """The labels of a version were bound anew: what waited for an old post waits for the new one.

    `lama`: the posts by label as they were. A post that still has a part in the step keeps it, and
    so does one that the step never named (a unit, the applicant). One trail row per case.
    """
    ikatan = sop.ikatan
    terbuka = Kegiatan.objects.filter(selesai=None, langkah__sop=sop).exclude(menunggu="")
    dialihkan = 0
    for satu in terbuka.select_related("langkah", "satker").prefetch_related("tentang"):
        label = [a["label"] for a in satu.langkah.aktor]
        if satu.menunggu in {ikatan[nama] for nama in label}:
            continue
        baru = next((ikatan[nama] for nama in label if lama.get(nama) == satu.menunggu), None)
        if baru and terbuka.filter(pk=satu.pk, menunggu=satu.menunggu).update(menunggu=baru):
            dialihkan += 1
            data = {"langkah": satu.kunci, "dari": satu.menunggu, "ke": baru}
            jejak.catat("kegiatan_dialihkan", oleh=oleh, tentang=satu.tentang, data=data)
    return dialihkan


def _kegiatan(
    perkara,
    kunci: str,
    mulai,
    *,
    menunggu="",
    oleh: Pelaku | None = None,
    hasil="",
    selesai=None,
    detik: int | None = None,
) -> int:
    penutup = _penutup(oleh, selesai or mulai, hasil) if oleh else {}
    baru = Kegiatan.objects.create(
        satker=perkara.satker,
        tentang=perkara,
        langkah=perkara.sop.langkah_per_kunci.get(kunci),
        kunci=kunci,
        menunggu=menunggu,
        mulai=mulai,
        detik_kerja=detik,
        **penutup,
    )
    return baru.pk


def _penutup(oleh: Pelaku, kini, hasil: str) -> dict:
    return {
        "selesai": kini,
        "oleh": oleh.pengguna,
        "peran": ",".join(sorted(oleh.peran)),
        "jabatan": oleh.jabatan,
        "otomatis": oleh.pengguna is None,
        "hasil": hasil,
    }
