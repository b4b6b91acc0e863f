"""People and posts of an office: what its admin does with them.

The admin keeps accounts and posts and never sees applicants. So nobody gives a post to themself,
nobody is admin and reader of requests in one office at the same time, and an office is never left
without an admin. A first password is made here, shown once and changed at the first sign-in.
Trail rows name rows and fields: no name, address or NIP.
"""

import secrets
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from ppid import jejak
from ppid.alur import TransisiDitolak
from ppid.izin import MATRIKS, Izin, Pelaku, Peran
from ppid.models import Kedudukan, Pengguna, Penugasan, Satker

# Posts that an office's admin gives. The pengelola pusat is made on the server; a pemeriksa gets in
# by a link of their own.
DIBERI = tuple(
    peran
    for peran in Peran
    if peran not in (Peran.PUSAT, Peran.AUDITOR, Peran.PEMOHON, Peran.SISTEM)
)
PEMBACA = frozenset(p for p in Peran if Izin.LIHAT_PERMOHONAN in MATRIKS[p])
TUNGGAL = frozenset({Peran.KASUBBAG, Peran.KABAG, Peran.SEKRETARIS})  # one definitive holder each
ABJAD = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads as something else
KELOMPOK, HURUF = 4, 4
HARI_TANPA_CELAH = 30

DIRI_SENDIRI = "Anda tidak dapat memberi jabatan kepada diri sendiri. Minta admin lain kantor ini."
BUKAN_WENANG = "Jabatan ini tidak diatur oleh admin kantor."
AKUN_LAIN = (
    "Akun ini dipelihara kantor lain atau pengelola pusat. Anda hanya dapat mengatur jabatannya di "
    "kantor Anda."
)
ADMIN_TERAKHIR = (
    "Kantor ini harus selalu punya admin. Beri dulu jabatan admin kepada orang lain yang akunnya "
    "aktif, sejak hari itu atau sebelumnya."
)
ADMIN_PUTUS = (
    f"Tanpa orang ini, kantor ini tidak punya admin pada sebagian dari {HARI_TANPA_CELAH} hari ke "
    "depan. Beri dulu jabatan admin kepada orang lain, atau perpanjang jabatan admin yang ada."
)
ADMIN_PUTUS_DI_LAIN = (
    "Orang ini admin yang belum punya pengganti di kantor lain. Minta kantor itu atau pengelola "
    "pusat menunjuk penggantinya dulu."
)
TERPISAH = (
    "Admin kantor tidak melihat data pemohon, jadi satu orang tidak dapat menjadi admin dan "
    "petugas atau Kasubbag pada hari yang sama. Akhiri dulu jabatan yang satu."
)
PEMERIKSA = "Pemeriksa masuk lewat tautan dan tidak dapat memegang jabatan lain."
SUDAH_BERUBAH = "Data orang ini sudah diubah orang lain sejak Anda membukanya."


def sandi_pertama() -> str:
    """abcd-efgh-jkmn-pqrs: 79 bits, easy to read out."""
    huruf = ["".join(secrets.choice(ABJAD) for _ in range(HURUF)) for _ in range(KELOMPOK)]
    return "-".join(huruf)


# Accounts


@transaction.atomic
def tambah(tugas: Penugasan, *, oleh: Pelaku, **isian) -> str:
    """A new person with their first post; returns the first password."""
    _kunci(oleh.satker)
    sandi = sandi_pertama()
    orang = Pengguna.objects.buat(
        password=sandi, kantor=oleh.satker, wajib_ganti_sandi=True, **isian
    )
    _catat("pengguna_ditambah", orang, oleh)
    tugas.pengguna = orang
    _simpan(tugas, oleh)
    return sandi


@transaction.atomic
def atur_ulang_sandi(orang: Pengguna, *, oleh: Pelaku) -> str:
    """A new first password; whoever was signed in with the old one is out at once."""
    _kunci(oleh.satker)
    _akun_kita(orang, oleh)
    sandi = _sandi_baru(orang, aktif_dulu=True)
    _catat("sandi_diatur_ulang", orang, oleh)
    return sandi


@transaction.atomic
def nonaktifkan(orang: Pengguna, *, oleh: Pelaku) -> None:
    """Signed out at once and for good: the password is destroyed, so that an old session stays
    dead when the account is switched on again.

    Every office in which the person is or will be admin must have another one on each day from
    today to 30 days ahead. So a remaining admin whose post ends tomorrow is enough only where a
    successor takes over without a gap.
    """
    tempat = _tempat_admin(orang)
    _kunci(oleh.satker, *tempat)
    _akun_kita(orang, oleh)
    for satker in tempat:
        _pastikan_bersambung(satker, orang, oleh)
    orang.set_unusable_password()
    kena = Pengguna.objects.filter(pk=orang.pk, is_active=True)
    if not kena.update(is_active=False, password=orang.password):
        raise TransisiDitolak(SUDAH_BERUBAH)
    _catat("pengguna_dinonaktifkan", orang, oleh)


@transaction.atomic
def aktifkan(orang: Pengguna, *, oleh: Pelaku) -> str:
    _kunci(oleh.satker)
    _akun_kita(orang, oleh)
    sandi = _sandi_baru(orang, aktif_dulu=False)
    _catat("pengguna_diaktifkan", orang, oleh)
    return sandi


@transaction.atomic
def ganti_sandi(orang: Pengguna, sandi: str) -> None:
    """By the person themself."""
    orang.set_password(sandi)
    orang.wajib_ganti_sandi = False
    orang.save(update_fields=["password", "wajib_ganti_sandi"])
    tugas = orang.penugasan_kini()
    oleh = orang.bertugas_di(tugas[0].satker.slug) if tugas else Pelaku(frozenset(), pengguna=orang)
    _catat("sandi_diganti", orang, oleh)


def _sandi_baru(orang: Pengguna, *, aktif_dulu: bool) -> str:
    sandi = sandi_pertama()
    orang.set_password(sandi)
    kena = Pengguna.objects.filter(pk=orang.pk, is_active=aktif_dulu)
    if not kena.update(is_active=True, password=orang.password, wajib_ganti_sandi=True):
        raise TransisiDitolak(SUDAH_BERUBAH)
    return sandi


def _akun_kita(orang: Pengguna, oleh: Pelaku) -> None:
    if orang == oleh.pengguna:
        raise ValidationError("Akun Anda sendiri diatur admin lain. Kata sandi: Ganti kata sandi.")
    if not orang.dipelihara(oleh.satker):
        raise ValidationError(AKUN_LAIN)


# Examiners from outside: no password, one post, let in by a link (`laporan.models.Undangan`)


@transaction.atomic
def undang(*, nama: str, jabatan: str, sampai: date, oleh: Pelaku) -> Pengguna:
    _kunci(oleh.satker)
    username = f"pemeriksa-{secrets.token_hex(4)}.{oleh.satker.slug}"
    orang = Pengguna.objects.buat(username, None, nama=nama, kantor=oleh.satker)
    tugas = Penugasan(pengguna=orang, satker=oleh.satker, peran=Peran.AUDITOR, jabatan=jabatan)
    tugas.sejak, tugas.sampai = oleh.satker.hari_ini, sampai
    tugas.save(force_insert=True)
    _catat("jabatan_diberi", orang, oleh, **_rujukan(tugas))
    return orang


def kunci_baru(orang: Pengguna) -> None:
    """Whatever session they had is dead: it hangs on the password, also on one nobody can use."""
    orang.set_unusable_password()
    orang.save(update_fields=["password"])


@transaction.atomic
def usir(orang: Pengguna, *, oleh: Pelaku) -> None:
    kunci_baru(orang)
    orang.is_active = False
    orang.save(update_fields=["is_active"])
    _catat("pengguna_dinonaktifkan", orang, oleh)


# Posts


@transaction.atomic
def beri(tugas: Penugasan, *, oleh: Pelaku) -> None:
    """A post for somebody who has an account. Raises ValidationError where a rule forbids it."""
    _kunci(oleh.satker)
    _simpan(tugas, oleh)


@transaction.atomic
def ubah(form, *, oleh: Pelaku) -> None:
    """The title, the NIP on paper or the last day of a post (a FormSetelan)."""
    _kunci(oleh.satker)
    tugas = form.instance
    _pastikan_wenang(tugas)
    if "sampai" in form.changed_data:
        _periksa_akhir(tugas, form.initial.get("sampai"), oleh)
        _periksa_irisan(tugas)
    form.simpan("jabatan_diubah", oleh=oleh, **_rujukan(tugas))


@transaction.atomic
def batalkan(tugas: Penugasan, *, oleh: Pelaku) -> None:
    """A post that begins today or later was a mistake: the row goes, the trail keeps it."""
    _kunci(oleh.satker)
    _pastikan_wenang(tugas)
    if not tugas.dapat_dibatalkan:
        raise ValidationError("Jabatan ini sudah berjalan. Isi hari terakhirnya.")
    _sisakan_admin(tugas, tugas.sejak)
    rujukan = _rujukan(tugas)
    if not Penugasan.objects.filter(pk=tugas.pk).delete()[0]:
        raise TransisiDitolak(SUDAH_BERUBAH)
    _catat("jabatan_dibatalkan", tugas.pengguna, oleh, **rujukan)


def _simpan(tugas: Penugasan, oleh: Pelaku) -> None:
    tugas.satker = oleh.satker
    _periksa(tugas, oleh)
    tugas.save(force_insert=True)
    _catat("jabatan_diberi", tugas.pengguna, oleh, **_rujukan(tugas))


def _periksa(tugas: Penugasan, oleh: Pelaku) -> None:
    _pastikan_wenang(tugas)
    if tugas.pengguna == oleh.pengguna:
        raise ValidationError(DIRI_SENDIRI)
    if not tugas.pengguna.is_active:
        raise ValidationError("Akun orang ini nonaktif. Aktifkan dulu akunnya.")
    if tugas.pengguna.pemeriksa:
        raise ValidationError(PEMERIKSA)
    if tugas.peran == Peran.PENGHUBUNG and not tugas.unit:
        raise ValidationError({"unit": "Pilih unit yang diwakili penghubung ini"})
    if tugas.unit and (tugas.unit.satker_id != oleh.satker.pk or not tugas.unit.aktif):
        raise ValidationError({"unit": "Pilih unit yang masih ada di kantor ini"})
    _periksa_irisan(tugas)


def _pastikan_wenang(tugas: Penugasan) -> None:
    if tugas.peran not in DIBERI:
        raise ValidationError(BUKAN_WENANG)


def _periksa_irisan(tugas: Penugasan) -> None:
    """What may not be held at the same time: by one person, or by two."""
    milik = tugas.pengguna.penugasan.filter(satker=tugas.satker).exclude(pk=tugas.pk)
    milik = milik.beririsan(tugas.sejak, tugas.sampai)
    lawan = {Peran.ADMIN: PEMBACA}.get(tugas.peran, {Peran.ADMIN} if tugas.peran in PEMBACA else ())
    if milik.filter(peran__in=lawan).exists():
        raise ValidationError({"peran": TERPISAH})
    if milik.filter(peran=tugas.peran, unit=tugas.unit, kedudukan=tugas.kedudukan).exists():
        raise ValidationError({"peran": "Orang ini sudah memegang jabatan itu pada hari-hari itu"})
    if tugas.peran in TUNGGAL and tugas.kedudukan == Kedudukan.DEFINITIF:
        _periksa_pendahulu(tugas)


def _periksa_pendahulu(tugas: Penugasan) -> None:
    lain = tugas.pendahulu()
    if not lain:
        return
    masa = f"sampai {lain.sampai:%d-%m-%Y}" if lain.sampai else "tanpa hari terakhir"
    raise ValidationError(
        {
            "kedudukan": f"{lain.pengguna.nama} memegang jabatan ini secara definitif sejak "
            f"{lain.sejak:%d-%m-%Y} {masa}. Isi dulu hari terakhirnya, atau pilih Plt. atau Plh."
        }
    )


def _periksa_akhir(tugas: Penugasan, semula, oleh: Pelaku) -> None:
    """`semula`: the last day before the change."""
    lebih_lama = semula and (tugas.sampai is None or tugas.sampai > semula)
    if tugas.pengguna == oleh.pengguna and lebih_lama:
        raise ValidationError({"sampai": "Jabatan Anda sendiri hanya diperpanjang admin lain"})
    if tugas.sampai:
        _sisakan_admin(tugas, tugas.hari_sesudah)


def _sisakan_admin(tugas: Penugasan, sejak) -> None:
    """Without this post, from that day on, somebody is still admin."""
    if tugas.peran != Peran.ADMIN:
        return
    hari = max(sejak, tugas.satker.hari_ini)
    _pastikan_ada(Penugasan.objects.admin_aktif(tugas.satker, hari).exclude(pk=tugas.pk))


def _pastikan_ada(admin) -> None:
    if not admin.exists():
        raise ValidationError(ADMIN_TERAKHIR)


def _tempat_admin(orang: Pengguna) -> list[Satker]:
    """Offices in which the person is admin, now or later."""
    tugas = orang.penugasan.filter(peran=Peran.ADMIN).select_related("satker")
    return list({t.satker for t in tugas if not t.berakhir})


def _pastikan_bersambung(satker: Satker, orang: Pengguna, oleh: Pelaku) -> None:
    hari_ini = satker.hari_ini
    lain = list(Penugasan.objects.admin_aktif_sejak(satker, hari_ini).exclude(pengguna=orang))
    hari = [hari_ini + timedelta(n) for n in range(HARI_TANPA_CELAH + 1)]
    if not all(any(t.berlaku_pada(h) for t in lain) for h in hari):
        raise ValidationError(ADMIN_PUTUS if satker == oleh.satker else ADMIN_PUTUS_DI_LAIN)


# The trail


def _kunci(*satker: Satker) -> None:
    """One act on people at a time in an office: two admins may not end each other.

    Several are locked in the order of their keys, so that no two acts wait for each other.

    No key, so that rows which point at the office are written meanwhile: their writers hold the
    chain head, which is our last lock.
    """
    kunci = {satu.pk for satu in satker}
    list(Satker.objects.select_for_update(no_key=True).filter(pk__in=kunci).order_by("pk"))


def _rujukan(tugas: Penugasan) -> dict:
    """What a trail row says of a post: rows, role and days."""
    return {
        "pengguna": tugas.pengguna_id,
        "penugasan": tugas.pk,
        "peran": tugas.peran,
        "unit": tugas.unit_id,
        "kedudukan": tugas.kedudukan,
        "sejak": f"{tugas.sejak}",
        "sampai": f"{tugas.sampai or ''}",
    }


def _catat(jenis: str, orang: Pengguna, oleh: Pelaku, **data) -> None:
    data = {"pengguna": orang.pk} | data
    jejak.catat(jenis, oleh=oleh, tentang=orang, satker=oleh.satker, data=data)
