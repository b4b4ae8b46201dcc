"""The parts of the example municipality's Word files, as the script tools/make_template.py puts them together."""
