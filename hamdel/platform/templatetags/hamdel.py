"""The filter family of the screens: digits, dates, money, icons."""

from django import template

register = template.Library()
