"""How are the website's pages, pictures and letter put together from what the house knows?"""
