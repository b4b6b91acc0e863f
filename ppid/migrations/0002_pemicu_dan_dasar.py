"""The trail's triggers, the national holidays and the two clock regimes."""

from django.db import migrations

from ppid import jejak
from ppid.models.kalender import muat_dasar


def pasang(apps, schema_editor):
    jejak.pasang_pemicu(schema_editor.connection)
    muat_dasar(apps.get_model("ppid", "HariLibur"), apps.get_model("ppid", "RezimWaktu"))


def cabut(apps, schema_editor):
    jejak.cabut_pemicu(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ppid", "0001_initial")]
    operations = [migrations.RunPython(pasang, cabut)]
