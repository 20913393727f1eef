"""A demonstration that anyone can start: inspections of councils that do not exist, by people who do not exist."""
