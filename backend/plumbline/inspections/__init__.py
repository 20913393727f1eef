"""The inspection: which council, by which method, from which Monday, and how far it has come."""
