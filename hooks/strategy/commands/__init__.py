"""One module for each command of the command line; its `run` prints and returns the exit code."""

OWN_LANGUAGE = "uk"  # of messages unless another is asked for, of model descriptions and of what the register says
