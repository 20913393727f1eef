"""Machine clients: councils' and the inspectorate's own systems, their secrets and their tokens."""
