"""Requests for a document in another format or language, from the first word to the answer (R148)."""
