"""REFI-QDA projects (QDA-XML project 1.0, the standard REFI-QDA 1.5), as NVivo, ATLAS.ti, MAXQDA, QualCoder and we
write them: each of their texts an article, each of its selections a claim or a waiver.

`tree` has what the XML says as plain values, `places` where its positions stand, `codes` and `marks` what its codes and
notes come to, and `reader` makes the drafts.
"""
