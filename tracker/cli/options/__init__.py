"""The options of every command, declared once, by what the commands are for. `common` holds what several share."""
