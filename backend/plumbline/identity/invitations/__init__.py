"""Single-use links: how people come in who have no account yet, and how a lost password is replaced."""
