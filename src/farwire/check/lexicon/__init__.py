"""What the check knows about languages: number words, negations, reporting verbs, names of places and months."""
