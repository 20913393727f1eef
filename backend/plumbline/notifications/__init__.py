"""What waits for a person: an inbox of notices, reminders of deadlines, and mails that carry nothing but a link."""
