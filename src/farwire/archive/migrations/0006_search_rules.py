"""Entries say by which rules they were made.

Entries that stand there are taken for old: `farwire status` says so, and `farwire reindex` makes them anew.
Until then they are found as before; PostgreSQL's vectors are written anew by migration 0008, from their own tokens.
"""

from django.db import migrations, models

# Adding the column as Django would, SQLite's table would be made anew, without its triggers.
COLUMN = "ALTER TABLE archive_searchentry ADD COLUMN rules smallint NOT NULL DEFAULT 0 CHECK (rules >= 0)"
INDEX = "CREATE INDEX archive_search_rules ON archive_searchentry (rules)"


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
    ]
