"""Files → values that remember where they stand."""
