"""The DIK, *daftar informasi yang dikecualikan*: a row exists only with its decision."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Max, Q

from dip import kata
from ppid import berkas, jejak, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Izin, Pelaku
from ppid.models import Berkas, Satker
from ppid.models.berkas import token_baru


class HurufPasal(models.TextChoices):
    """Pasal 17 UU 14/2008, the grounds of exemption."""

    A = "17a", "Pasal 17 huruf a: menghambat proses penegakan hukum"
    B = "17b", "Pasal 17 huruf b: HAKI dan persaingan usaha tidak sehat"
    C = "17c", "Pasal 17 huruf c: pertahanan dan keamanan negara"
    D = "17d", "Pasal 17 huruf d: kekayaan alam Indonesia"
    E = "17e", "Pasal 17 huruf e: ketahanan ekonomi nasional"
    F = "17f", "Pasal 17 huruf f: kepentingan hubungan luar negeri"
    G = "17g", "Pasal 17 huruf g: akta otentik pribadi, kemauan terakhir, atau wasiat"
    H = "17h", "Pasal 17 huruf h: rahasia pribadi"
    I = "17i", "Pasal 17 huruf i: memorandum atau surat yang dirahasiakan"  # noqa: E741
    J = "17j", "Pasal 17 huruf j: tidak boleh diungkapkan berdasarkan undang-undang"


HANYA_PROVINSI = (
    "Informasi hanya dapat dikecualikan oleh KPU dan KPU Provinsi. "
    "Usulkan uji konsekuensinya kepada KPU Provinsi."
)


def _garis(satker: Satker) -> Q:
    """Rows of the office, its province and KPU RI, without a query of their own."""
    atas = Satker.objects.filter(pk=satker.induk_id).values("induk")
    return Q(satker=satker.pk) | Q(satker=satker.induk_id) | Q(satker__in=atas)


class DikecualikanQuerySet(models.QuerySet):
    def untuk(self, pelaku: Pelaku):
        """Rows that hold for the actor's office, expired ones too: their own and from above."""
        if pelaku.boleh(Izin.KELOLA_DIK) or pelaku.boleh(Izin.JAWAB):
            return self.filter(_garis(pelaku.satker))
        return self.none()

    def berlaku(self, satker, tanggal=None):
        """Rows that may be used on a day (default today): of this office and of those above."""
        hari = tanggal or satker.hari_ini
        return self.filter(_garis(satker), tanggal_keputusan__lte=hari, berlaku_sampai__gte=hari)

    def butir_berikut(self, satker) -> int:
        return (self.filter(satker=satker).aggregate(n=Max("butir"))["n"] or 0) + 1


class Dikecualikan(models.Model):
    """Pasal 17 UU 14/2008; decided by KPU or KPU Provinsi (PKPU 22/2023 Ps 24-26, PKPU 4/2025).

    `satker` is the office that decided; its rows hold for the offices below it. `butir` is the
    row's number in that office's list.
    """

    satker = models.ForeignKey("ppid.Satker", models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True, default=token_baru)
    butir = models.PositiveIntegerField("butir")
    informasi = models.CharField("informasi yang dikecualikan", max_length=300)
    huruf = models.CharField("dasar pengecualian", max_length=4, choices=HurufPasal.choices)
    undang_undang = models.CharField(
        "pasal undang-undang lain", max_length=200, blank=True, default=""
    )
    konsekuensi = models.TextField("konsekuensi bila dibuka", max_length=2000)
    manfaat = models.TextField("manfaat bila ditutup", max_length=2000, blank=True, default="")
    diputus_oleh = models.CharField("diputus oleh", max_length=120)
    nomor_keputusan = models.CharField("nomor keputusan", max_length=80)
    tanggal_keputusan = models.DateField("tanggal keputusan")
    berlaku_sampai = models.DateField("berlaku sampai")
    pindaian = models.OneToOneField("ppid.Berkas", models.PROTECT, related_name="+")
    kata = models.TextField(default="")
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.sekarang)

    objects = DikecualikanQuerySet.as_manager()

    class Meta:
        ordering = ["satker__kode", "butir"]
        constraints = [
            models.UniqueConstraint(fields=["satker", "butir"], name="dik_butir_sekali"),
            models.CheckConstraint(
                condition=models.Q(berlaku_sampai__gte=models.F("tanggal_keputusan")),
                name="dik_urut_waktu",
                violation_error_message="Masa berlaku tidak boleh berakhir sebelum keputusannya.",
            ),
        ]

    def __str__(self):
        return f"{self.informasi} (butir {self.butir})"

    def save(self, *args, **kwargs):
        self.kata = kata.rapikan(self.informasi)
        super().save(*args, **kwargs)

    @classmethod
    def tambah(cls, *, oleh: Pelaku, pindaian: Berkas, **isian) -> "Dikecualikan":
        """The PPID of KPU or a province enters a decision with its scan (an unsaved row)."""
        if not oleh.boleh(Izin.KELOLA_DIK):
            raise PermissionDenied
        if not oleh.satker.dapat_mengecualikan:
            raise PermissionDenied(HANYA_PROVINSI)
        baru = cls(satker=oleh.satker, oleh=oleh.pengguna, pindaian=pindaian, **isian)
        try:
            with transaction.atomic():
                baru._simpan(oleh)
        except IntegrityError:
            raise TransisiDitolak(f"Butir {baru.butir} sudah ada dalam DIK.") from None
        return baru

    def _simpan(self, oleh: Pelaku) -> None:
        self.pindaian.save()  # the row needs its scan, and the scan its row
        self.save(force_insert=True)
        berkas.kaitkan(self.pindaian, self)
        data = {"butir": self.butir, "dasar": self.huruf, "keputusan": self.nomor_keputusan}
        jejak.catat("dik_ditambah", oleh=oleh, tentang=self, data=data)

    def keadaan_pada(self, tanggal) -> str:
        if tanggal < self.tanggal_keputusan:
            return "Belum berlaku"
        return "Berlaku" if tanggal <= self.berlaku_sampai else "Kedaluwarsa"

    def berlaku_pada(self, tanggal) -> bool:
        return self.tanggal_keputusan <= tanggal <= self.berlaku_sampai

    @property
    def dasar(self) -> str:
        """The ground in one line, as letters cite it."""
        lain = f" dan {self.undang_undang}" if self.undang_undang else ""
        return f"Pasal 17 huruf {self.huruf[-1]} Undang-Undang Nomor 14 Tahun 2008{lain}"
