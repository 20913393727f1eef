"""What both sides arrange before and beside the inspection's own work: what they agree on, and the questions that they put to each other."""
