"""SQLite's full-text table gets a column for the signs of every three words in a row (ADR 0008)."""

from django.db import migrations, models

from farwire.archive.search.vector import triple_signs

# Adding the column as Django would, the table of entries would be made anew.
COLUMN = "ALTER TABLE archive_searchentry ADD COLUMN triples text NOT NULL DEFAULT ''"
TEXTS = ("headlines", "leads", "rest")
BEFORE, SINCE = (*TEXTS, "place"), (*TEXTS, "place", "triples")
WRITE = "UPDATE archive_searchentry SET triples = %s WHERE id = %s"
TOGETHER = 500


def add_signs(apps, schema_editor):
    """The signs as they are now, and the table anew from the entries."""
    if schema_editor.connection.vendor != "sqlite":
        return
    remove_table(schema_editor)
    entries = apps.get_model("archive", "SearchEntry").objects
    last = 0
    while rows := list(entries.filter(id__gt=last).order_by("id").values_list("id", *TEXTS)[:TOGETHER]):
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(WRITE, [(triple_signs(texts), number) for number, *texts in rows])
        last = rows[-1][0]
    make_table(schema_editor, SINCE)


def remove_signs(apps, schema_editor):
    """The table as it was."""
    if schema_editor.connection.vendor == "sqlite":
        remove_table(schema_editor)
        make_table(schema_editor, BEFORE)


def remove_table(schema_editor):
    for name in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER archive_search_{name}")
    schema_editor.execute("DROP TABLE archive_search")


def make_table(schema_editor, columns):
    """The table of these columns, with all entries, and what keeps it (as in 0003)."""
    names, old, new = (", ".join(f"{row}{name}" for name in columns) for row in ("", "old.", "new."))
    remove = f"INSERT INTO archive_search(archive_search, rowid, {names}) VALUES ('delete', old.id, {old});"
    add = f"INSERT INTO archive_search(rowid, {names}) VALUES (new.id, {new});"
    for statement in (
        f"""CREATE VIRTUAL TABLE archive_search USING fts5(
            {names}, content='archive_searchentry', content_rowid='id', tokenize='ascii', prefix='2 4')""",
        "INSERT INTO archive_search(archive_search) VALUES ('rebuild')",
        f"CREATE TRIGGER archive_search_added AFTER INSERT ON archive_searchentry BEGIN {add} END",
        f"CREATE TRIGGER archive_search_removed AFTER DELETE ON archive_searchentry BEGIN {remove} END",
        f"""CREATE TRIGGER archive_search_changed AFTER UPDATE OF {names} ON archive_searchentry
            BEGIN {remove} {add} END""",
    ):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_rows_of_words")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(COLUMN, "ALTER TABLE archive_searchentry DROP COLUMN triples")],
            state_operations=[
                migrations.AddField(
                    "searchentry",
                    "triples",
                    models.TextField(
                        default="", help_text="Signs of every three tokens in a row; empty on PostgreSQL."
                    ),
                ),
            ],
        ),
        migrations.RunPython(add_signs, remove_signs),
    ]
