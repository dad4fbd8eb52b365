"""Entries say by which rules they were made; PostgreSQL's vectors get marks of pairs and of blocks.

Entries that stand there are taken for old: `farwire status` says so, and `farwire reindex` makes them anew.
Until then they are found as before; on PostgreSQL their vectors are written anew here, from their own tokens.
"""

from django.db import migrations, models

from farwire.archive.search.vector import vector_text

# Adding the column as Django would, SQLite's table would be made anew, without its triggers.
COLUMN = "ALTER TABLE archive_searchentry ADD COLUMN rules smallint NOT NULL DEFAULT 0 CHECK (rules >= 0)"
INDEX = "CREATE INDEX archive_search_rules ON archive_searchentry (rules)"
WRITE = "UPDATE archive_searchentry SET vector = %s::tsvector WHERE id = %s"
TOGETHER = 500


def write_vectors(apps, schema_editor):
    """PostgreSQL's vectors as they are now. Without the index beside them they are written in a tenth of the time."""
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
    dependencies = [("archive", "0005_breadth_and_additions")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(COLUMN, "ALTER TABLE archive_searchentry DROP COLUMN rules"),
                migrations.RunSQL(INDEX, "DROP INDEX archive_search_rules"),
            ],
            state_operations=[
                migrations.AddField(
                    "searchentry",
                    "rules",
                    models.PositiveSmallIntegerField(
                        db_index=True,
                        default=0,
                        help_text="By which rules the entry was made; older ones must be made anew.",
                    ),
                ),
            ],
        ),
        migrations.RunPython(write_vectors, migrations.RunPython.noop),
    ]
