"""Rules in a TOML file: read strictly, told whole."""
