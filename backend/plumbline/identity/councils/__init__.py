"""The thirty-two councils of Scotland as reference data."""
