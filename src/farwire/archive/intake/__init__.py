"""The only code that writes: each function files one outcome in one transaction, and may be called again.

All of it is idempotent: filed twice, the archive is the same. That is what lets the wire be killed
anywhere and go on where the archive stands.
"""

from farwire.archive.intake.budgets import close_budget, reserve_characters, settle_characters
from farwire.archive.intake.engines import EngineOutcome, accept_engine, file_engine, settle_engine
from farwire.archive.intake.failures import clear_failures, file_failure
from farwire.archive.intake.gathered import (
    file_announcement,
    file_feed,
    file_feed_failure,
    file_feed_unchanged,
    file_page_failure,
    file_page_unchanged,
    file_revision,
)
from farwire.archive.intake.grouped import file_placements, file_signatures
from farwire.archive.intake.pictures import file_picture, remove_pictures
from farwire.archive.intake.remarks import NewRemark, approve_remark, file_remark, forget_senders, reject_remark
from farwire.archive.intake.sources import file_feed_link, remove_source, withdraw
from farwire.archive.intake.translated import file_pairs, file_terms, file_translation

__all__ = [
    "EngineOutcome",
    "NewRemark",
    "accept_engine",
    "approve_remark",
    "clear_failures",
    "close_budget",
    "file_announcement",
    "file_engine",
    "file_failure",
    "file_feed",
    "file_feed_failure",
    "file_feed_link",
    "file_feed_unchanged",
    "file_page_failure",
    "file_page_unchanged",
    "file_pairs",
    "file_picture",
    "file_placements",
    "file_remark",
    "file_revision",
    "file_signatures",
    "file_terms",
    "file_translation",
    "forget_senders",
    "reject_remark",
    "remove_pictures",
    "remove_source",
    "reserve_characters",
    "settle_characters",
    "settle_engine",
    "withdraw",
]
