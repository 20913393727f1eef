"""Who reads case records, what each brings along, and how they were trained (guidance, stage 3)."""
