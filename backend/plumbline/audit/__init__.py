"""The audit trail: what was done and what was opened, as far as the reader may know it."""
