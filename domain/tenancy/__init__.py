"""Many houses under one roof: how one is founded, who may come in, what it is called and costs."""
