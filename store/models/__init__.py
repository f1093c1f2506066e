"""In which tables does the house remember? All of them together are in `whole`: who needs a few loads those."""
