"""Template tags and filters of the ui floor."""

from django import template

register = template.Library()
