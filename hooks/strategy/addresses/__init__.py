"""Where everything stands, for ever."""
