"""People, machine clients, their roles and what those allow."""
