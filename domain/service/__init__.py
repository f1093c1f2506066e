"""How is a guest served: which room is ready for whom, who has which task, and what does the law ask of the day?"""
