"""PostgreSQL's vectors get marks of blocks, and of every two and three words in a row (ADR 0008)."""

from django.db import migrations

from farwire.archive.search.vector import vector_text

WRITE = "UPDATE archive_searchentry SET vector = %s::tsvector WHERE id = %s"
TOGETHER = 500


def write_vectors(apps, schema_editor):
    """The vectors as they are now. Without the index beside them they are written in a tenth of the time."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP INDEX archive_search_vector")
    entries = apps.get_model("archive", "SearchEntry").objects
    columns, last = ("id", "place", "headlines", "leads", "rest"), 0
    while rows := list(entries.filter(id__gt=last).order_by("id").values_list(*columns)[:TOGETHER]):
        written = [(vector_text(texts, place, number), number) for number, place, *texts in rows]
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(WRITE, written)
        last = rows[-1][0]
    schema_editor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    schema_editor.execute("CREATE INDEX archive_search_vector ON archive_searchentry USING gin (vector)")


class Migration(migrations.Migration):
    dependencies = [("archive", "0007_article_of_source")]

    operations = [migrations.RunPython(write_vectors, migrations.RunPython.noop)]
