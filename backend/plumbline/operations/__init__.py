"""What keeps an installation running: its embedded database, its start, its backups."""
