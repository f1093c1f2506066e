"""Which views has the page? One file each, with its `VIEW`; a file that is added is a view that is there."""
