"""What is somebody to do, by when?"""
