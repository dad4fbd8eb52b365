from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_search")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="origin",
            field=models.CharField(blank=True, default="", help_text="The agency that the text names.", max_length=200),
        ),
        migrations.AddField(
            model_name="signature",
            name="entities",
            field=models.JSONField(default=list, help_text="Text, kind and key of each."),
        ),
    ]
