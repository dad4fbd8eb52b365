"""The rules: each looks at one pair of sentences and says what speaks for a gross fault."""
