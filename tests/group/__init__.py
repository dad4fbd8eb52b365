"""Tests of farwire.group."""
