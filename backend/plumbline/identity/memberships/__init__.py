"""Who holds which role in an inspection."""
