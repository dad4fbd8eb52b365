"""The site, its feeds and its API: reads the archive, writes nothing, can never load a model."""
