"""Farwire: a self-hosted news wire that gathers, reads, groups, translates, checks and publishes."""

__version__ = "0.1.0"
