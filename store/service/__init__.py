"""What does the house remember of its rooms, tasks, cars and incidents?"""
