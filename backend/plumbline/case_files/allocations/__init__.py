"""Which reader reads which case of the sample, and what they declared before they opened it (guidance, stage 3, week 13)."""
