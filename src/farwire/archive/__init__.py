"""The archive: the tables, and the only code that writes them.

The archive is the queue: what a stage still has to do is a query (`worklist`), what came out is
filed in one transaction (`intake`). Other parts import `farwire.archive.intake`, `.worklist`,
`.models`, `.codec` and `.keys`; nothing is imported here because Django must be set up first.
"""
