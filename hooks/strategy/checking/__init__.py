"""Values → the model, or every problem at once."""
