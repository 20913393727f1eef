"""What the inspection found, and what of it is shared in week 19: findings and key messages, without evaluations."""
