"""Whose export is this file, and how does that house, channel or panel write it?"""
