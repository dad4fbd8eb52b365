from django.db import migrations, models
from django.db.models import F


def count_sources(apps, schema_editor):
    """Until a story is counted anew, take each of its articles for another publisher's."""
    apps.get_model("archive", "Story").objects.update(
        sources=F("size"), own_sources=F("size"), languages=1, countries=1
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_origins_and_entities")]

    operations = [
        migrations.AddField(
            "membership",
            "adds",
            models.JSONField(default=list, help_text="Beginnings of sentences that no other member had."),
        ),
        migrations.AddField(
            "signature", "first", models.JSONField(default=list, help_text="Beginnings of the sentences with vectors.")
        ),
        migrations.AddField(
            "story",
            "sources",
            models.PositiveIntegerField(default=0, help_text="Publishers that tell it, in whatever words."),
        ),
        migrations.AddField(
            "story",
            "own_sources",
            models.PositiveIntegerField(default=0, help_text="Publishers that tell it in words of their own."),
        ),
        migrations.AddField("story", "languages", models.PositiveIntegerField(default=0)),
        migrations.AddField("story", "countries", models.PositiveIntegerField(default=0)),
        migrations.RunPython(count_sources, migrations.RunPython.noop),
    ]
