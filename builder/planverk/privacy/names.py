"""Names as words: first names that many bear in Norway, by which a person is seen where that name alone stands.

No list is whole: it serves to show, and a person decides. Names that are everyday words where a sentence begins are left out
(«Per innbygger …», «Stein på stein»).
"""

from __future__ import annotations

from typing import Final

_WOMEN = """
Agnes Alma Amalie Anette Anita Anja Anna Anne Annette Asbjørg Aslaug Astrid Aud Aurora Benedicte Bente Berit Birgit
Bjørg Borghild Camilla Cathrine Cecilie Charlotte Christine Ebba Eldbjørg Eli Elin Elisabeth Elise Ella Ellen Else
Emilie Emma Erna Eva Frida Gerd Gina Grete Grethe Gudrun Gunn Gunvor Guro Hanna Hanne Hedda Hege Heidi Helene Hilde
Hildegunn Hjørdis Ida Inga Ingeborg Inger Ingrid Ingunn Ingvild Iren Irene Iselin Jenny Johanne Jorunn Julie Kaja
Kamilla Kari Karin Karina Karoline Katrine Kine Kirsten Kirsti Kjersti Kristin Kristina Kristine Laila Laura Lea Lena
Leah Lilly Linda Linn Linnea Lise Lone Maja Malene Malin Margit Margrethe Mari Maria Mariann Marianne Marie Marit
Maren Marte Marthe Martine Mathilde Mette Mia Mina Mona Monica Monika Nina Nora Oda Oddny Olaug Oline Pernille Ragna
Ragnhild Randi Rebekka Reidun Rigmor Rita Ruth Sara Selma Sigrid Silje Siri Siv Sofie Solfrid Solveig Sonja Stine
Sunniva Susanne Synne Synnøve Teresa Thea Therese Tiril Tonje Torhild Torill Tora Tove Trine Tuva Turid Unni Vibeke
Vigdis Vilde Wenche Åse Åshild Åsne
"""
_MEN = """
Adrian Aksel Albert Alexander Alf Anders Andreas Arild Arne Arnfinn Arvid Asbjørn Asle Atle Audun Aleksander Benjamin
Bernt Birger Bjarne Bjarte Bjørn Bård Børge Christian Christoffer Daniel David Edvard Egil Einar Eirik Eivind Elias
Emil Erik Erlend Erling Espen Even Filip Frank Fredrik Frode Geir Georg Gunnar Gunnbjørn Gunvald Gustav Halvard Halvor
Harald Harry Helge Henrik Henning Henry Herman Håkon Håvard Ingar Ingvar Isak Ivar Iver Jakob Jan Jarle Jens Johan
Johannes John Johnny Jon Jonas Jostein Julian Jørgen Jørn Kai Karl Karsten Kasper Kenneth Ketil Kim Kjartan Kjell
Kjetil Knut Kristen Kristian Kristoffer Kåre Lars Leif Leiv Leon Liam Lucas Ludvig Magne Magnus Marius Markus Martin
Mathias Mats Michael Mikkel Mohammed Morten Nils Noah Oddbjørn Oddvar Olaf Olav Ola Ole Oliver Olve Ove Oskar Pål
Peder Petter Philip Ragnar Reidar Roald Roar Robert Rolf Ronny Roy Sander Sebastian Sigbjørn Sigmund Sigurd Sindre
Sivert Sjur Snorre Steinar Stian Sturla Sven Svein Sverre Terje Theodor Thomas Tom Tommy Tor Torbjørn Tore Torgeir
Torleif Tormod Torstein Trond Trygve Tobias Ulf Ulrik Vegard Vetle Vidar Viktor William Yngve Øistein Ørjan Øystein
Øyvind Åge
"""
FIRST_NAMES: Final = frozenset((*_WOMEN.split(), *_MEN.split()))

_EVERYDAY = """
are ask berg bo dag dal eng finn foss fred gro hans hav holt jo li lie line liv live lund mai nes odd per rune sand signe sol
stein storm strand tone vik vold vår
"""
EVERYDAY: Final = frozenset(_EVERYDAY.split())
"""Names that are everyday words in small letters: «per bolig», «i dag», «hans hus»."""

_NO_NAMES = """
adresse dato den det e-post epost et en for fra han hei hilsen hun i innspill ja jeg eg kapittel kopi med mobil mottatt mvh nei
og på punkt sendt side tiltak telefon til tlf uttalelse vedlegg vennlig venleg vi me vurdering privatperson høringssvar
"""
NO_NAMES: Final = frozenset(_NO_NAMES.split())
"""What may follow a name with a capital, in a text that has lost its lines, and is no name."""
