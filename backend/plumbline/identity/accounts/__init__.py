"""A person's own account, and the accounts that an administrator looks after."""
