"""Finding things of an inspection by their words, as far as the searcher may read them."""
