"""`planverk respond`: logging, splitting, linking, assessing, grouping and mending, one module for each verb."""
