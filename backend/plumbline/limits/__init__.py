"""What the service takes, how long it waits and whom to ring: told from the settings, so that no page says it a second time."""
