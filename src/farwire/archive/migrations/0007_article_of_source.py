from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_search_rules")]

    operations = [
        migrations.AddIndex(
            "article", models.Index(fields=["source", "-published_at", "key"], name="article_of_source")
        ),
        migrations.AddIndex("searchentry", models.Index(fields=["published_at", "id"], name="entry_of_days")),
    ]
