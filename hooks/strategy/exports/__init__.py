"""The strategy in the formats of others: each module takes the model and returns text or bytes."""
