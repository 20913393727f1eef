"""Reading case records against the template of the method (guidance, stage 3, week 13)."""
