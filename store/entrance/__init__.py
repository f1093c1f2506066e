"""Which rows keep the doors of the page: links that open it once, and the sessions that they began."""
