"""What the reading of a sample says of all cases, and how far readers agree (guidance, stage 3, week 14)."""
