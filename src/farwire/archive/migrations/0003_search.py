"""The search index: entries, and beside them what each database looks through.

SQLite gets a full-text table (FTS5) that reads its words from the entries, kept by triggers; its tokenizer
`ascii` cuts at the spaces we put and nowhere else. A later migration that makes the table of entries anew
must make the triggers anew. PostgreSQL gets a text vector with an inverted index; we write the vector.
"""

import django.db.models.deletion
from django.db import migrations, models

COLUMNS = ("headlines", "leads", "rest", "place")
NAMES = ", ".join(COLUMNS)
OLD = ", ".join(f"old.{name}" for name in COLUMNS)
NEW = ", ".join(f"new.{name}" for name in COLUMNS)
REMOVE = f"INSERT INTO archive_search(archive_search, rowid, {NAMES}) VALUES ('delete', old.id, {OLD});"
ADD = f"INSERT INTO archive_search(rowid, {NAMES}) VALUES (new.id, {NEW});"

SQLITE = (
    f"""CREATE VIRTUAL TABLE archive_search USING fts5(
        {NAMES}, content='archive_searchentry', content_rowid='id', tokenize='ascii', prefix='2 4')""",
    f"CREATE TRIGGER archive_search_added AFTER INSERT ON archive_searchentry BEGIN {ADD} END",
    f"CREATE TRIGGER archive_search_removed AFTER DELETE ON archive_searchentry BEGIN {REMOVE} END",
    f"""CREATE TRIGGER archive_search_changed AFTER UPDATE OF {NAMES} ON archive_searchentry
        BEGIN {REMOVE} {ADD} END""",
)
POSTGRESQL = (
    "ALTER TABLE archive_searchentry ADD COLUMN vector tsvector",
    # Of a frequent word many rows are passed over: they stay narrow, their long columns elsewhere.
    "ALTER TABLE archive_searchentry SET (toast_tuple_target = 512)",
    # A phrase is looked for in many vectors; to unpack each would take most of the time.
    "ALTER TABLE archive_searchentry ALTER COLUMN vector SET STORAGE EXTERNAL",
    "CREATE INDEX archive_search_vector ON archive_searchentry USING gin (vector)",
)


def prepare(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def clear(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE archive_search")


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0002_engine_use'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField(help_text="The article's.")),
                ('turn', models.PositiveBigIntegerField(db_index=True, help_text='Grows with every change of any entry.')),
                ('place', models.TextField(help_text='Marks of language, country and source.')),
                ('headlines', models.TextField()),
                ('leads', models.TextField(help_text='Standfirst and first paragraph.')),
                ('rest', models.TextField()),
                ('sentences', models.JSONField(help_text='Sentences under the empty name, and by target language their translations, one for one.')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='search_entry', to='archive.article')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.revision')),
            ],
        ),
        migrations.RunPython(prepare, clear),
    ]
