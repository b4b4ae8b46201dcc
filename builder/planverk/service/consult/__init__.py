"""`planverk consult`: a plan is prepared for a hearing and sent out, corrected and extended, and its answers are counted."""
