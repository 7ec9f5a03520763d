"""Pictures and documents as files: what one would run or fetch where it is opened, and what it shows to some alone."""
